import { hashTriples, TripleSieve, wordTriples } from './word-triples.ts'

/** A line in a chain of them. */
export interface Chained {
	/** Folded; null where the line does not count. */
	readonly words: string | null
	readonly previous: Chained | null
	readonly next: Chained | null
}

/** The word triples of a text into which lines are put. */
export class GrowingTriples {
	/** Made when first asked, and again when the text has outgrown it. It knows triples that were parted since. */
	#sieve: TripleSieve | null = null
	#room = 0
	/** Those that stand in the text now; null when that is not known. */
	#exact: ReadonlySet<string> | null = null
	readonly #hashes: number[] = []

	/** Lines were put into the text: from one to another. */
	add(from: Chained, to: Chained): void {
		this.#exact = null
		if (this.#sieve === null) return
		// A triple may begin in a line before them and end in one behind.
		const text = joined(beyond(from, 'previous'), beyond(to, 'next'))
		this.#room -= text.length
		if (this.#room < 0) this.#sieve = null
		else this.#sieve.add(text)
	}

	/** Do all triples of a folded line stand in the text that begins with `first`? A line of less than four words holds none. */
	hold(line: string, first: Chained | null): boolean {
		const count = hashTriples(line, this.#hashes)
		if (count < 2) return false
		if (this.#sieve === null) {
			const text = joined(first, null)
			this.#room = text.length + leastRoom
			this.#sieve = new TripleSieve(text.length + this.#room)
			this.#sieve.add(text)
		}
		if (!this.#sieve.mayHold(this.#hashes, count)) return false
		this.#exact ??= new Set(wordTriples(joined(first, null).split(' ')))
		for (const triple of wordTriples(line.split(' '))) if (!this.#exact.has(triple)) return false
		return true
	}
}

/** In characters. */
const leastRoom = 2000

/** The nearest line that has two words between it and the one given, or the last of the chain. */
function beyond(line: Chained, side: 'previous' | 'next'): Chained {
	let at = line
	for (let words = 0; words < 2; ) {
		const next = at[side]
		if (next === null) return at
		at = next
		if (at.words !== null) words += at.words.split(' ').length
	}
	return at
}

function joined(from: Chained | null, to: Chained | null): string {
	const lines: string[] = []
	for (let at = from; at !== null; at = at === to ? null : at.next) if (at.words !== null) lines.push(at.words)
	return lines.join(' ')
}
