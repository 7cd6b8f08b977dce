import { carriageReturn, newline } from './mbox-separator.ts'

/** Header fields that are looked at before a message is read, each by its number. */
export const fieldNames = [
	'message-id',
	'references',
	'in-reply-to',
	'subject',
	'from',
	'date',
	'content-length',
] as const

/**
 * Where each field's value stands: the index of its first byte and the one behind the last at twice its number; 0, 0
 * where it is missing.
 */
export type FieldRanges = Int32Array

/**
 * Finds the first field of each name in the headers that start at `from`, folded lines included, and returns the index
 * behind the empty line that ends them; -1 when there is none. One walk for all of it, into one array that is used again:
 * an archive has a hundred thousand headers.
 */
export function locateFields(bytes: Buffer, from: number, ranges: FieldRanges): number {
	ranges.fill(0)
	for (let at = from; at < bytes.length; ) {
		const first = bytes[at]!
		if (first === newline) return at + 1
		if (first === carriageReturn && bytes[at + 1] === newline) return at + 2
		let end = lineEnd(bytes, at)
		const field = names.at(bytes, at)
		if (field >= 0 && ranges[2 * field + 1] === 0) {
			end = foldedEnd(bytes, end)
			ranges[2 * field] = at + fieldNames[field]!.length + 1
			ranges[2 * field + 1] = end
		}
		at = end + 1
	}
	return -1
}

/** Names of header fields, to be recognised in bytes. */
export class FieldNames {
	readonly #names: readonly Uint8Array[]
	/** The first name of a letter, by the letter's code, and the next of the same letter; -1 where there is none. */
	readonly #byLetter = new Int8Array(256).fill(-1)
	readonly #next: Int8Array

	/** @param names in lower case */
	constructor(names: readonly string[]) {
		this.#names = names.map((name) => Buffer.from(name))
		this.#next = new Int8Array(names.length)
		for (const [i, name] of names.entries()) {
			const letter = name.charCodeAt(0)
			this.#next[i] = this.#byLetter[letter]!
			this.#byLetter[letter] = i
		}
	}

	/** The number of the name that the field at an index has; -1 for any other. */
	at(bytes: Buffer, at: number): number {
		let i = this.#byLetter[bytes[at]! | lowerCase]!
		while (i >= 0 && !isNamed(bytes, at, this.#names[i]!)) i = this.#next[i]!
		return i
	}
}

function isNamed(bytes: Buffer, at: number, name: Uint8Array): boolean {
	if (bytes[at + name.length] !== colon) return false
	for (let i = 1; i < name.length; i++) if ((bytes[at + i]! | lowerCase) !== name[i]) return false
	return true
}

/** Index of the line break that ends the field whose first line ends at `end`. */
export function foldedEnd(bytes: Buffer, end: number): number {
	let last = end
	while (bytes[last + 1] === 0x20 || bytes[last + 1] === 0x09) last = lineEnd(bytes, last + 1)
	return last
}

/** Index of the line break that ends the line which `at` is in. */
export function lineEnd(bytes: Buffer, at: number): number {
	const end = bytes.indexOf(newline, at)
	return end < 0 ? bytes.length : end
}

/** Set in lower-case letters, and in the hyphen. */
const lowerCase = 0x20
const colon = 0x3a

const names = new FieldNames(fieldNames)
