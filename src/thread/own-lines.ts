import { withAsciiTwin } from '../text/ascii-twin.ts'
import { foldLine } from './fold-line.ts'
import { LineHolders } from './line-holders.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import { hashTriples, TripleSieve, wordTriples } from './word-triples.ts'

/** Shorter lines ("Thanks,", "}") stand everywhere and prove nothing. */
export const shortestProof = 12

/** A line that a message says itself, and the number of its folded text. */
export type OwnLine = Pick<BodyLine, 'text' | 'number'>

/**
 * Where words stand as somebody's own: an index over the messages of a discussion. Look-ups cost what the line's length
 * costs: whole lines by a table, re-wrapped ones by the word triples of one message, made when first asked for.
 */
export class OwnLines<Line extends OwnLine> {
	/** The messages in which a line, by the number of its folded text, stands as a whole own line. */
	readonly whole: LineHolders<Line>
	readonly #messages: readonly (readonly Line[])[]
	readonly #isOwn: (line: Line) => boolean
	readonly #table: LineTable
	readonly #sieves = new Map<number, TripleSieve>()
	readonly #triples = new Map<number, ReadonlySet<string>>()
	readonly #pairs = new Map<number, ReadonlySet<string>>()
	#holders: Map<string, number[]> | null = null
	/** The line that `within` was asked for last, and its triples: it is asked for of one message after the other. */
	#asked = ''
	readonly #hashes: number[] = []
	#count = 0
	/** The line that `resembles` was asked for last, and its words. */
	#compared = ''
	#looseWords: readonly string[] = []
	/** The message whose text was searched last, and that text. */
	#read = -1
	#text = ''

	/**
	 * @param messages the lines of each
	 * @param isOwn tells those that are its own
	 */
	constructor(messages: readonly (readonly Line[])[], isOwn: (line: Line) => boolean, table: LineTable) {
		this.#messages = messages
		this.#isOwn = isOwn
		this.#table = table
		const proves = (line: Line): boolean => isOwn(line) && isProof(line)
		const isProof = ({ text, number }: OwnLine): boolean =>
			text.length >= shortestProof &&
			text.trimStart().length >= shortestProof &&
			table.foldedOf(number).length >= shortestProof
		this.whole = new LineHolders(messages, table.size, proves)
	}

	/** Do the words of a folded line, however wrapped, stand as own text of this message? */
	within(line: string, message: number): boolean {
		if (line !== this.#asked) {
			this.#asked = line
			this.#count = hashTriples(line, this.#hashes)
		}
		// Fewer than four words stand anywhere.
		if (this.#count < 2 || !this.#sieveOf(message).mayHold(this.#hashes, this.#count)) return false
		if (message !== this.#read) {
			this.#read = message
			this.#text = ` ${this.#textOf(message)} `
		}
		return this.#text.length > longestSearched
			? holdsTriples(this.#triplesOf(message), line)
			: this.#text.includes(` ${line} `) || holdsEach(this.#text, line)
	}

	/** Indexes of the messages in which a folded line's words may stand: those that hold the rarest triple of its first ones. */
	perhaps(line: string): readonly number[] {
		this.#holders ??= this.#indexTriples()
		let fewest: readonly number[] | null = null
		for (const triple of wordTriples(line.split(' ').slice(0, tellingWords))) {
			const found: readonly number[] = this.#holders.get(triple) ?? []
			if (fewest === null || found.length < fewest.length) fewest = found
		}
		return fewest ?? []
	}

	/**
	 * Could the line be one of this message, altered in quoting? Null where it is too short to tell. Proves nobody's words:
	 * it tells a slip from what the message does not say at all.
	 */
	resembles(line: string, message: number): boolean | null {
		const words = this.#looseWordsOf(line)
		if (words.length < fewestWords && !words.some((word) => word.length >= longWord)) return null
		let known = this.#pairs.get(message)
		if (known === undefined) {
			const all = looseWords(
				this.#ownOf(message)
					.map(({ text }) => text)
					.join(' '),
			)
			known = new Set([...wordPairs(all), ...all.filter((word) => word.length >= longWord)])
			this.#pairs.set(message, known)
		}
		const pairs = known
		const asked = words.length < fewestWords ? words.filter((word) => word.length >= longWord) : [...wordPairs(words)]
		return asked.filter((pair) => pairs.has(pair)).length * 3 >= asked.length
	}

	#looseWordsOf(line: string): readonly string[] {
		if (line !== this.#compared) {
			this.#compared = line
			this.#looseWords = looseWords(line)
		}
		return this.#looseWords
	}

	#textOf(message: number): string {
		return this.#ownOf(message)
			.map(({ number }) => this.#table.foldedOf(number))
			.join(' ')
	}

	#ownOf(message: number): readonly Line[] {
		return (this.#messages[message] ?? []).filter(this.#isOwn)
	}

	#sieveOf(message: number): TripleSieve {
		let known = this.#sieves.get(message)
		if (known === undefined) {
			const text = this.#textOf(message)
			known = new TripleSieve(text.length)
			known.add(text)
			this.#sieves.set(message, known)
		}
		return known
	}

	#triplesOf(message: number): ReadonlySet<string> {
		let known = this.#triples.get(message)
		if (known === undefined) {
			known = new Set(wordTriples(this.#textOf(message).split(' ')))
			this.#triples.set(message, known)
		}
		return known
	}

	#indexTriples(): Map<string, number[]> {
		const holders = new Map<string, number[]>()
		for (let message = 0; message < this.#messages.length; message++)
			for (const triple of this.#triplesOf(message)) {
				const known = holders.get(triple)
				if (known === undefined) holders.set(triple, [message])
				else known.push(message)
			}
		return holders
	}
}

/**
 * A text is searched for each triple, as nearly all that pass the sieve are there: a set of all its triples would take
 * twenty times the memory of the text. In a longer one that would take too long.
 */
const longestSearched = 32_768

function holdsEach(text: string, line: string): boolean {
	for (const triple of wordTriples(line.split(' '))) if (!text.includes(` ${triple} `)) return false
	return true
}

function holdsTriples(known: ReadonlySet<string>, line: string): boolean {
	for (const triple of wordTriples(line.split(' '))) if (!known.has(triple)) return false
	return true
}

/** So many words of a line tell in which few messages it may stand. */
const tellingWords = 12

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
	const line = foldLine(text).toLowerCase()
	return line.match(looseWord.for(line)) ?? []
}

const looseWord = withAsciiTwin(/[\p{L}\p{N}_]+(?:[./:@-]+[\p{L}\p{N}_]+)*/gu)

function* wordPairs(words: readonly string[]): Generator<string> {
	for (let i = 1; i < words.length; i++) yield `${words[i - 1]} ${words[i]}`
}
