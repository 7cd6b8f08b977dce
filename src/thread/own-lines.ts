/** Where words stand as somebody's own: an index over the messages of a discussion. */
export interface OwnLines {
	/** Indexes of the messages in which the line stands as a whole own line. */
	readonly whole: (line: string) => readonly number[]
	/** Do the line's words, however wrapped, stand as own text of this message? */
	readonly within: (line: string, message: number) => boolean
}

/** Shorter lines ("Thanks,", "}") stand everywhere and prove nothing. */
export const shortestProof = 12

/**
 * Indexes own lines. Look-ups cost what the line's length costs: whole lines by a table, re-wrapped ones by the word
 * triples of one message, made when first asked for.
 */
export function indexOwnLines(messages: readonly (readonly string[])[]): OwnLines {
	const lines = new Map<string, number[]>()
	messages.forEach((own, message) => {
		for (const line of own) {
			const key = foldLine(line)
			if (key.length < shortestProof) continue
			const known = lines.get(key)
			if (known === undefined) lines.set(key, [message])
			else if (known.at(-1) !== message) known.push(message)
		}
	})
	const triples = new Map<number, ReadonlySet<string>>()
	return {
		whole: (line) => lines.get(foldLine(line)) ?? [],
		within: (line, message) => {
			let known = triples.get(message)
			if (known === undefined) {
				known = new Set(wordTriples((messages[message] ?? []).map(foldLine).join(' ').split(' ')))
				triples.set(message, known)
			}
			const words = foldLine(line).split(' ')
			if (words.length < 4) return false
			for (const triple of wordTriples(words)) if (!known.has(triple)) return false
			return true
		},
	}
}

/** Two lines that agree so far are one line: mail that is not hostile wraps long before. */
const longestLine = 5_000

/** White space, kinds of quotes and dashes folded: what mail programs change in a line they quote. */
export function foldLine(whole: string): string {
	const line = whole.length > longestLine ? whole.slice(0, longestLine) : whole
	const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(line)
	if (plain) return line
	return line
		.normalize('NFKC')
		.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
		.replace(/[‘’‚‛]/g, "'")
		.replace(/[“”„‟]/g, '"')
		.replace(/[‐-―−]/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
}

function* wordTriples(words: readonly string[]): Generator<string> {
	for (let i = 2; i < words.length; i++) yield `${words[i - 2]} ${words[i - 1]} ${words[i]}`
}
