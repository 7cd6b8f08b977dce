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

/**
 * The lines of a discussion, folded and numbered: what mail programs only changed in quoting has one number. A discussion
 * says most of its lines several times, and each is compared with many others: folded once, they are compared as numbers.
 */
export class FoldedLines {
	/** By the line as it stands. */
	readonly #numbers = new Map<string, number>()
	readonly #texts: string[] = []

	numberOf(line: string): number {
		const known = this.#numbers.get(line)
		if (known !== undefined) return known
		const folded = foldLine(line)
		const number = this.#numbers.get(folded) ?? this.#texts.push(folded) - 1
		this.#numbers.set(folded, number).set(line, number)
		return number
	}

	/** How many there are: numbers are below it. */
	get size(): number {
		return this.#texts.length
	}

	/** The folded line of a number. */
	textOf(number: number): string {
		return this.#texts[number] ?? ''
	}
}
