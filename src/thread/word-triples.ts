/**
 * Runs of three words, by which re-wrapped text is found. Words are what single blanks set apart: text is folded before.
 */
export function* wordTriples(words: readonly string[]): Generator<string> {
	for (let i = 2; i < words.length; i++) yield `${words[i - 2]} ${words[i - 1]} ${words[i]}`
}

/** Hashes of a text's word triples, into an array that is used again; returns how many they are. */
export function hashTriples(text: string, hashes: number[]): number {
	let count = 0
	let words = 0
	let [first, second, word] = [0, 0, basis]
	for (let i = 0; i <= text.length; i++) {
		const character = i < text.length ? text.charCodeAt(i) : blank
		if (character !== blank) {
			word = Math.imul(word ^ character, prime)
			continue
		}
		if (++words > 2) hashes[count++] = mix(Math.imul(Math.imul(first, prime) ^ second, prime) ^ word)
		first = second
		second = word
		word = basis
	}
	return count
}

/** FNV-1a. */
const basis = 0x811c9dc5 | 0
const prime = 0x01000193
const blank = 0x20

/** Lets the low bits tell of all. */
function mix(hash: number): number {
	return hash ^ (hash >>> 15) ^ (hash >>> 23)
}

/**
 * Tells quickly that a triple of words does not stand in a text, or that it may: a bit for every hash (Bloom 1970, with one
 * function). Nearly all questions have the answer no, and the sieve of a message is made with one walk through its text,
 * where a set of its triples needs a string for each.
 */
export class TripleSieve {
	readonly #bits: Int32Array
	readonly #mask: number

	/** `length` of the texts that will be added, in characters. */
	constructor(length: number) {
		const size = 2 ** Math.max(5, 32 - Math.clz32(2 * length))
		this.#bits = new Int32Array(size / 32)
		this.#mask = size - 1
	}

	add(text: string): void {
		const count = hashTriples(text, scratch)
		for (let i = 0; i < count; i++) {
			const at = scratch[i]! & this.#mask
			this.#bits[at >> 5]! |= 1 << (at & 31)
		}
	}

	/** False where one of the triples is not in the text. */
	mayHold(hashes: readonly number[], count: number): boolean {
		for (let i = 0; i < count; i++) {
			const at = hashes[i]! & this.#mask
			if ((this.#bits[at >> 5]! & (1 << (at & 31))) === 0) return false
		}
		return true
	}
}

const scratch: number[] = []
