import { keyedHash, secretKey } from './keyed-hash.ts'

/** Where a reader of lines is in what was said before: an answer repeats what it quotes line by line. */
export interface Trail {
	/** The place of the line that comes next, if it does. */
	next: number
}

/**
 * The bytes of lines, each kept once and known by its number, 0 for the first. Tables of numbers and not objects: a
 * discussion of ten thousand messages has a million lines, and asks for each several times.
 */
export class LineStore {
	/** How many texts there are. */
	size = 0
	readonly #key = secretKey()
	#bytes = Buffer.alloc(firstSize * 32)
	#view = viewOf(this.#bytes)
	/** By number: where its bytes begin; they end where those of the next one begin. */
	#starts = new Int32Array(firstSize)
	/** By number: its place among the lines as they were said, where it was said last; -1 where it never was. */
	#places = new Int32Array(firstSize)
	/** The numbers of all lines that were said, one after the other. */
	#said = new Int32Array(firstSize)
	#count = 0
	/** Hash and number + 1 by turns, each where its hash points to or, where that is taken, behind. */
	#slots = new Int32Array(4 * firstSize)

	/** Bytes of the texts from a number up to another. */
	bytes(number: number, end: number): Buffer {
		return this.#bytes.subarray(this.#starts[number]!, this.#starts[end]!)
	}

	/** How many bytes the text of a number has. */
	length(number: number): number {
		return this.#starts[number + 1]! - this.#starts[number]!
	}

	/** The number of a text that stands in some bytes, which is kept if it is new. */
	number(bytes: DataView, from: number, to: number, trail: Trail): number {
		const guess = trail.next < this.#count ? this.#said[trail.next]! : -1
		trail.next++
		if (guess >= 0 && this.#is(guess, bytes, from, to)) return guess
		const hash = keyedHash(this.#key, bytes, from, to)
		const slots = this.#slots
		const mask = slots.length - 1
		let slot = (hash << 1) & mask
		for (; slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
			const number = slots[slot + 1]! - 1
			if (slots[slot] !== hash || !this.#is(number, bytes, from, to)) continue
			if (to > from && this.#places[number]! >= 0) trail.next = this.#places[number]! + 1
			return number
		}
		slots[slot] = hash
		slots[slot + 1] = this.size + 1
		return this.#add(bytes, from, to)
	}

	/** The number of the text behind so many bytes of another. */
	behind(number: number, length: number, trail: Trail): number {
		return this.number(this.#view, this.#starts[number]! + length, this.#starts[number + 1]!, trail)
	}

	/** Notes that a line was said, behind the one that was noted before. */
	say(number: number): void {
		if (this.#count === this.#said.length) this.#said = grown(this.#said)
		this.#said[this.#count] = number
		this.#places[number] = this.#count++
	}

	#is(number: number, bytes: DataView, from: number, to: number): boolean {
		const start = this.#starts[number]!
		const length = to - from
		if (this.#starts[number + 1]! - start !== length) return false
		const kept = this.#view
		let i = 0
		for (; i + 4 <= length; i += 4) if (kept.getInt32(start + i, true) !== bytes.getInt32(from + i, true)) return false
		for (; i < length; i++) if (kept.getUint8(start + i) !== bytes.getUint8(from + i)) return false
		return true
	}

	#add(bytes: DataView, from: number, to: number): number {
		const number = this.size++
		if (number + 2 > this.#starts.length) {
			this.#starts = grown(this.#starts)
			this.#places = grown(this.#places)
		}
		const start = this.#starts[number]!
		const end = start + to - from
		if (end > this.#bytes.length) {
			const larger = Buffer.alloc(Math.max(2 * this.#bytes.length, end))
			this.#bytes.copy(larger)
			this.#bytes = larger
			this.#view = viewOf(larger)
		}
		let i = 0
		for (; i + 4 <= to - from; i += 4) this.#view.setInt32(start + i, bytes.getInt32(from + i, true), true)
		for (; i < to - from; i++) this.#view.setUint8(start + i, bytes.getUint8(from + i))
		this.#starts[number + 1] = end
		this.#places[number] = -1
		if (4 * this.size > this.#slots.length) this.#rehash()
		return number
	}

	#rehash(): void {
		const before = this.#slots
		const slots = new Int32Array(2 * before.length)
		const mask = slots.length - 1
		for (let i = 0; i < before.length; i += 2) {
			if (before[i + 1] === 0) continue
			let slot = (before[i]! << 1) & mask
			while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
			slots[slot] = before[i]!
			slots[slot + 1] = before[i + 1]!
		}
		this.#slots = slots
	}
}

/** Small discussions have that many lines. A power of two. */
const firstSize = 1024

export function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
	return new DataView(buffer, byteOffset, length)
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(2 * numbers.length)
	larger.set(numbers)
	return larger
}
