import { withAsciiTwin } from '../text/ascii-twin.ts'

/** UTF-16 units: an id is read and typed in an address. */
const maxLength = 60

const word = withAsciiTwin(/[\p{L}\p{N}\p{M}]+/gu)
const letter = withAsciiTwin(/\p{L}/u)

/**
 * An id made from a heading: lower case, letters and digits of any script kept, everything else one hyphen
 * ("Why `Array<string>`?" → "why-array-string"). Never empty and never digits alone, which reveal.js would take for a
 * slide's position.
 */
export function slug(title: string): string {
	const text = title.normalize('NFC').toLowerCase()
	const words = text.match(word.for(text)) ?? []
	let id = ''
	for (const next of words) {
		const longer = id === '' ? next : `${id}-${next}`
		if (longer.length > maxLength) {
			if (id === '') id = next.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
			break
		}
		id = longer
	}
	return letter.test(id) ? id : ['argument', id].filter(Boolean).join('-')
}
