/** UTF-16 units of somebody's text that a finding repeats: enough to recognise it. */
const maxLength = 60

/**
 * Text of the outline as a finding shows it: in quotation marks, on one line, without control characters, cut where it is
 * long.
 */
export function shown(text: string): string {
	const line = text
		.slice(0, 4 * maxLength)
		.replace(/\s+/g, ' ')
		.replace(/\p{Cc}/gu, '\uFFFD')
		.trim()
	if (line.length <= maxLength && text.length <= 4 * maxLength) return `"${line}"`
	// Not between the halves of a surrogate pair.
	return `"${line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…"`
}
