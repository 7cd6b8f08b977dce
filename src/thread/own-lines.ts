/** Where words stand as somebody's own: an index over the messages of a discussion. */
export interface OwnLines {
	/** Indexes, ascending, of the messages in which the line stands as a whole own line. */
	readonly whole: (line: string) => readonly number[]
	/** Do the line's words, however wrapped, stand as own text of this message? */
	readonly within: (line: string, message: number) => boolean
	/** Indexes of the messages in which the line's words may stand: those that hold the rarest triple of its first ones. */
	readonly perhaps: (line: string) => readonly number[]
	/**
	 * Could the line be one of this message, altered in quoting? Null where it is too short to tell. Proves nobody's words:
	 * it tells a slip from what the message does not say at all.
	 */
	readonly resembles: (line: string, message: number) => boolean | null
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
			if (line.length < shortestProof || line.trimStart().length < shortestProof) continue
			const key = foldLine(line)
			if (key.length < shortestProof) continue
			const known = lines.get(key)
			if (known === undefined) lines.set(key, [message])
			else if (known.at(-1) !== message) known.push(message)
		}
	})
	const triples = new Map<number, ReadonlySet<string>>()
	const triplesOf = (message: number): ReadonlySet<string> => {
		let known = triples.get(message)
		if (known === undefined) {
			known = new Set(wordTriples((messages[message] ?? []).map(foldLine).join(' ').split(' ')))
			triples.set(message, known)
		}
		return known
	}
	let holders: Map<string, number[]> | null = null
	const pairs = new Map<number, ReadonlySet<string>>()
	return {
		resembles: (line, message) => {
			const words = looseWords(line)
			if (words.length < fewestWords && !words.some((word) => word.length >= longWord)) return null
			let known = pairs.get(message)
			if (known === undefined) {
				const all = looseWords((messages[message] ?? []).join(' '))
				known = new Set([...wordPairs(all), ...all.filter((word) => word.length >= longWord)])
				pairs.set(message, known)
			}
			const asked = words.length < fewestWords ? words.filter((word) => word.length >= longWord) : [...wordPairs(words)]
			return asked.filter((pair) => known.has(pair)).length * 3 >= asked.length
		},
		whole: (line) => lines.get(foldLine(line)) ?? [],
		perhaps: (line) => {
			if (holders === null) {
				holders = new Map()
				for (let message = 0; message < messages.length; message++)
					for (const triple of triplesOf(message)) {
						const known = holders.get(triple)
						if (known === undefined) holders.set(triple, [message])
						else known.push(message)
					}
			}
			let fewest: readonly number[] | null = null
			for (const triple of wordTriples(foldLine(line).split(' ').slice(0, tellingWords))) {
				const found: readonly number[] = holders.get(triple) ?? []
				if (fewest === null || found.length < fewest.length) fewest = found
			}
			return fewest ?? []
		},
		within: (line, message) => {
			const known = triplesOf(message)
			const words = foldLine(line).split(' ')
			if (words.length < 4) return false
			for (const triple of wordTriples(words)) if (!known.has(triple)) return false
			return true
		},
	}
}

/** So many words of a line tell in which few messages it may stand. */
const tellingWords = 12

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

/**
 * Markdown without its marks: who copies words from the page copies none, or others; and without the punctuation behind
 * a word, as a quotation often ends in the middle of a sentence. For comparing only.
 */
export function withoutMarkup(line: string): string {
	return line
		.replace(/^\s{0,20}(?:#{1,6}|[-*+]|\d{1,9}[.)])\s{1,4}/, '')
		.replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}\)/g, '$1')
		.replace(/[*_`~\\]+/g, '')
		.replace(/[.,;:!?]{1,9}(?=\s|$)/g, '')
}

/** A line of fewer words stands in any message, unless one of them is long: an address of the web, a name in code. */
const fewestWords = 5
const longWord = 25

/** Words without case and marks: what is left when a line is altered in quoting. */
function looseWords(text: string): string[] {
	return (
		foldLine(text)
			.toLowerCase()
			.match(/[\p{L}\p{N}_]+(?:[./:@-]+[\p{L}\p{N}_]+)*/gu) ?? []
	)
}

function* wordPairs(words: readonly string[]): Generator<string> {
	for (let i = 1; i < words.length; i++) yield `${words[i - 1]} ${words[i]}`
}

function* wordTriples(words: readonly string[]): Generator<string> {
	for (let i = 2; i < words.length; i++) yield `${words[i - 2]} ${words[i - 1]} ${words[i]}`
}
