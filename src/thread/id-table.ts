/**
 * Numbers Message-IDs, from 0 on in the order of their first appearance. It keeps 64 bits of each instead of its text: a
 * gigabyte of mail names a million ids, and making strings of them took longer than finding them.
 */
export class IdTable {
	/** Ids so far. */
	size = 0
	/** Four cells a slot, so that a look-up touches one line of the cache: number plus one (0: free), both halves. */
	#slots = new Int32Array(4 * 2 ** 12)
	#taken = 0

	/**
	 * Reads the ids in angle brackets from a header field into `numbers`, from index `at` on, as many as there is room for,
	 * and returns the index behind the last. White space inside an id, where the header was folded, does not count.
	 */
	bracketed(bytes: Uint8Array, from: number, to: number, numbers: Int32Array, at: number): number {
		let count = at
		let first = basis
		let second = basis
		let open = -1
		for (let i = from; i < to; i++) {
			const byte = bytes[i]!
			if (byte <= 0x20) continue
			if (byte === lessThan) {
				open = i
				first = basis
				second = basis
			} else if (byte === greaterThan) {
				if (open >= 0 && i - open > 1 && i - open <= longestId) numbers[count++] = this.#numberOf(first, second)
				open = -1
			} else {
				first = Math.imul(first ^ byte, 0x01000193)
				second = (Math.imul(second, 31) + byte) | 0
			}
		}
		return Math.min(count, numbers.length)
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
		if (slots[from] !== 0)
			larger.set(slots.subarray(from, from + 3), slotOf(larger, slots[from + 1]!, slots[from + 2]!))
	}
	return larger
}

/** FNV-1a, 32 bits. */
const basis = 0x811c9dc5 | 0
const lessThan = 0x3c
const greaterThan = 0x3e
/** RFC 5322 section 2.1.1: a line has at most 998 characters. */
const longestId = 999
