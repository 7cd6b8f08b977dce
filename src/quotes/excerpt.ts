/** Enough to recognise a text by. */
const LONGEST = 80

/** Text of the thread or the outline inside a finding: on one line, in quotation marks, cut at a word where it is long. */
export function excerpt(text: string, longest: number = LONGEST): string {
	const line = text
		.slice(0, 8 * longest)
		.replace(/\s+/g, ' ')
		.trim()
	if (line.length <= longest) return `"${line}"`
	const cut = line.slice(0, longest)
	const end = cut.lastIndexOf(' ')
	// Not between the halves of a surrogate pair.
	return `"${(end > longest / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/, '')}…"`
}
