/**
 * Numbers Message-IDs, from 0 on in the order of their first appearance. It keeps 64 bits of each instead of its text: a
 * gigabyte of mail names a million ids, and making strings of them took longer than finding them.
 */
export class IdTable {
	/** Ids so far. */
	size = 0
	/** Four cells a slot, so that a look-up touches one line of the cache: number plus one (0: free), both halves. */
	#slots = new Int32Array(4 * 2 ** 14)
	#taken = 0
	/** The hash of the id that was read last. */
	#first = 0
	#second = 0
	#viewed: Buffer | null = null
	#view: DataView = new DataView(new ArrayBuffer(0))

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
		const view = this.#viewOf(bytes)
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
					if (hasByte(word ^ 0x3e3e3e3e) | hasByte(word ^ 0x3c3c3c3c) | hasBlank(word)) break
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

	#viewOf(bytes: Buffer): DataView {
		if (this.#viewed !== bytes) {
			this.#viewed = bytes
			this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		}
		return this.#view
	}

	/** The number of an id. */
	number(id: string): number {
		const numbers = new Int32Array(1)
		const bytes = Buffer.from(`<${id}>`, 'latin1')
		return this.bracketed(bytes, 0, bytes.length, numbers, 0) === 0 ? this.unique() : numbers[0]!
	}

	/** A number that no other id has or gets. */
	unique(): number {
		return this.size++
	}

	#numberOf(first: number, second: number): number {
		const slots = this.#slots
		const at = slotOf(slots, first, second)
		const known = slots[at]!
		if (known !== 0) return known - 1
		slots[at] = ++this.size
		slots[at + 1] = first
		slots[at + 2] = second
		if (++this.#taken * 8 > slots.length) this.#slots = enlarged(slots)
		return this.size - 1
	}
}

/** Index of the slot that holds the hash, or of the free one where it belongs. */
function slotOf(slots: Int32Array, first: number, second: number): number {
	const mask = slots.length - 4
	let at = ((first ^ (first >>> 15)) << 2) & mask
	while (slots[at] !== 0 && (slots[at + 1] !== first || slots[at + 2] !== second)) at = (at + 4) & mask
	return at
}

function enlarged(slots: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(slots.length * 2)
	for (let from = 0; from < slots.length; from += 4) {
		if (slots[from] === 0) continue
		const at = slotOf(larger, slots[from + 1]!, slots[from + 2]!)
		for (let i = 0; i < 3; i++) larger[at + i] = slots[from + i]!
	}
	return larger
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

/** Not zero where a byte of the word is zero (and sometimes, behind such a byte, where one is 1). */
function hasByte(word: number): number {
	return (word - 0x01010101) & ~word & 0x80808080
}

/** Not zero where a byte of the word is 0x20 or less. */
function hasBlank(word: number): number {
	return (word - 0x21212121) & ~word & 0x80808080
}

const lessThan = 0x3c
const greaterThan = 0x3e
/** RFC 5322 section 2.1.1: a line has at most 998 characters. */
const longestId = 999
