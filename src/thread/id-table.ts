import { hasZero, viewOf } from './formats/four-bytes.ts'
import { withRoom } from './growing-array.ts'

/** The ids of a table, to be sent to another. */
export interface TableIds {
	/** By number, one half behind the other; those of unique numbers are zero. */
	readonly hashes: Int32Array
	readonly slots: Int32Array
}

/**
 * Numbers Message-IDs, from 0 on in the order of their first appearance. It keeps 64 bits of each instead of its text: a
 * gigabyte of mail names a million ids, and making strings of them took longer than finding them.
 */
export class IdTable {
	/** Ids so far. */
	size = 0
	/** By a hash's place: the id's number plus one; 0 where it is free. */
	#slots = new Int32Array(2 ** 14)
	#taken = 0
	/** By number: both halves of the hash. Those of a thread lie side by side, as do its messages mostly. */
	#firsts = new Int32Array(2 ** 13)
	#seconds = new Int32Array(2 ** 13)
	/** Of tables that were taken over: their slots, and how much higher their numbers are here. */
	readonly #others: { readonly slots: Int32Array; readonly offset: number }[] = []
	/** The hash of the id that was read last. */
	#first = 0
	#second = 0

	/**
	 * Reads the ids in angle brackets from a header field into `numbers`, from index `at` on, as many as there is room for,
	 * and returns the index behind the last. White space inside an id, where the header was folded, does not count.
	 */
	bracketed(bytes: Buffer, from: number, to: number, numbers: Int32Array, at: number): number {
		let count = at
		let open = nextByte(bytes, lessThan, from, to)
		while (open < to && count < numbers.length) {
			const close = this.#close(bytes, open + 1, to)
			if (close < 0) {
				// A bracket within: the id starts at the last one.
				open = -close
				continue
			}
			if (close >= to) break
			if (close > open + 1 && close - open <= longestId) numbers[count++] = this.#numberOf(this.#first, this.#second)
			open = nextByte(bytes, lessThan, close + 1, to)
		}
		return count
	}

	/**
	 * Hashes an id, four bytes at a time, and returns the index of the bracket that closes it; `to` where none does, and the
	 * index of another opening one, negative, where that comes first.
	 */
	#close(bytes: Buffer, from: number, to: number): number {
		const view = viewOf(bytes)
		let first = basis
		let second = basis
		let word = 0
		let length = 0
		let i = from
		for (;;) {
			if ((length & 3) === 0) {
				// Words without brackets and white space, which is nearly all of them.
				while (i + 4 <= to) {
					word = view.getInt32(i, true)
					if (hasZero(word ^ 0x3e3e3e3e) | hasZero(word ^ 0x3c3c3c3c) | hasBlank(word)) break
					first = mix(first, word)
					second = (Math.imul(second, 31) + word) | 0
					i += 4
				}
				word = 0
			}
			if (i >= to) return to
			const byte = bytes[i]!
			if (byte === lessThan) return -i
			if (byte === greaterThan) break
			i++
			if (byte <= 0x20) continue
			word = (word >>> 8) | (byte << 24)
			if ((++length & 3) !== 0) continue
			first = mix(first, word)
			second = (Math.imul(second, 31) + word) | 0
		}
		if ((length & 3) !== 0) {
			first = mix(first, word)
			second = (Math.imul(second, 31) + word) | 0
		}
		this.#first = first
		this.#second = second
		return i
	}

	/** The number of an id. */
	number(id: string): number {
		const numbers = new Int32Array(1)
		const bytes = Buffer.from(`<${id}>`, 'latin1')
		return this.bracketed(bytes, 0, bytes.length, numbers, 0) === 0 ? this.unique() : numbers[0]!
	}

	/** Makes room for so many more ids at once, instead of moving those there are again and again. */
	expect(more: number): void {
		this.#enlarge(this.size + more)
		const slots = 2 ** Math.ceil(Math.log2(2 * (this.#taken + more)))
		if (slots > this.#slots.length) this.#spread(slots)
	}

	/** The table is of no more use here when its slots have been sent. */
	ids(): TableIds {
		const hashes = new Int32Array(2 * this.size)
		hashes.set(this.#firsts.subarray(0, this.size))
		hashes.set(this.#seconds.subarray(0, this.size), this.size)
		return { hashes, slots: this.#slots }
	}

	/**
	 * Takes over another table's ids and returns how much higher their numbers are here. None is looked up, which would take
	 * a tenth of the time in which all were found: what both tables know has two numbers from now on, see `twins`.
	 */
	take({ hashes, slots }: TableIds): number {
		const offset = this.size
		const count = hashes.length / 2
		this.size += count
		this.#enlarge(this.size)
		this.#firsts.set(hashes.subarray(0, count), offset)
		this.#seconds.set(hashes.subarray(count), offset)
		this.#others.push({ slots, offset })
		return offset
	}

	/** All numbers of an id, by any of them, always in the same order. */
	twins(number: number): number[] {
		const [first, second] = [this.#firsts[number]!, this.#seconds[number]!]
		if (this.#others.length === 0 || (first === 0 && second === 0)) return [number]
		const own = this.#slots[this.#slotOf(this.#slots, 0, first, second)]!
		const numbers = own === 0 ? [] : [own - 1]
		for (const { slots, offset } of this.#others) {
			const known = slots[this.#slotOf(slots, offset, first, second)]!
			if (known !== 0) numbers.push(offset + known - 1)
		}
		return numbers
	}

	/** A number that no other id has or gets. */
	unique(): number {
		const number = this.size++
		this.#enlarge(this.size)
		return number
	}

	#numberOf(first: number, second: number): number {
		const at = this.#slotOf(this.#slots, 0, first, second)
		const known = this.#slots[at]!
		if (known !== 0) return known - 1
		const number = this.unique()
		this.#firsts[number] = first
		this.#seconds[number] = second
		this.#slots[at] = number + 1
		if (++this.#taken * 2 > this.#slots.length) this.#spread(2 * this.#slots.length)
		return number
	}

	/** Index of the slot that holds the id with these hashes, or of the free one where it belongs. */
	#slotOf(slots: Int32Array, offset: number, first: number, second: number): number {
		const mask = slots.length - 1
		let at = (first ^ (first >>> 15)) & mask
		for (let known = slots[at]!; known !== 0; known = slots[at]!) {
			const number = offset + known - 1
			if (this.#firsts[number] === first && this.#seconds[number] === second) break
			at = (at + 1) & mask
		}
		return at
	}

	#enlarge(size: number): void {
		if (size <= this.#firsts.length) return
		this.#firsts = withRoom(this.#firsts, size)
		this.#seconds = withRoom(this.#seconds, size)
	}

	/** More slots, with the same ids. */
	#spread(slots: number): void {
		const before = this.#slots
		const after = new Int32Array(slots)
		for (const known of before)
			if (known !== 0) after[this.#slotOf(after, 0, this.#firsts[known - 1]!, this.#seconds[known - 1]!)] = known
		this.#slots = after
	}
}

function nextByte(bytes: Buffer, byte: number, from: number, to: number): number {
	let at = from
	while (at < to && bytes[at] !== byte) at++
	return at
}

const basis = 0x811c9dc5 | 0

function mix(hash: number, word: number): number {
	const mixed = Math.imul(hash ^ word, 0x5bd1e995)
	return mixed ^ (mixed >>> 15)
}

/** Not zero where a byte of the word is 0x20 or less. */
function hasBlank(word: number): number {
	return (word - 0x21212121) & ~word & 0x80808080
}

const lessThan = 0x3c
const greaterThan = 0x3e
/** RFC 5322 section 2.1.1: a line has at most 998 characters. */
const longestId = 999
