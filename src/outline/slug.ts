/** UTF-16 units: an id is read and typed in an address. */
const maxLength = 60

/**
 * An id made from a heading: lower case, letters and digits of any script kept, everything else one hyphen
 * ("Why `Array<string>`?" → "why-array-string"). Never empty and never digits alone, which reveal.js would take for a
 * slide's position.
 */
export function slug(title: string): string {
	const words =
		title
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
	let id = ''
	for (const word of words) {
		const longer = id === '' ? word : `${id}-${word}`
		if (longer.length > maxLength) {
			if (id === '') id = word.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
			break
		}
		id = longer
	}
	return /\p{L}/u.test(id) ? id : ['argument', id].filter(Boolean).join('-')
}
