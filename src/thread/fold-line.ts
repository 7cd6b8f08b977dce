/** Two lines that agree so far are one line: mail that is not hostile wraps long before. */
const longestLine = 5_000

/** White space, kinds of quotes and dashes folded: what mail programs change in a line they quote. */
export function foldLine(whole: string): string {
	const line = whole.length > longestLine ? whole.slice(0, longestLine) : whole
	if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(line)) return line
	const plain = /^[\t\x20-\x7e]*$/.test(line)
		? line
		: line
				.normalize('NFKC')
				.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
				.replace(/[‘’‚‛]/g, "'")
				.replace(/[“”„‟]/g, '"')
				.replace(/[‐-―−]/g, '-')
	return plain.replace(/\s+/g, ' ').trim()
}
