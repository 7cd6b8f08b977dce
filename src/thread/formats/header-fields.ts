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

/** Where each field's value stands: the index of its first byte and the one behind the last at twice its number; 0, 0 where it is missing. */
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
		const field = byLetter[first | lowerCase]!
		for (let i = field; i >= 0; i = nextOfLetter[i]!) {
			const name = fieldNames[i]!
			if (bytes[at + name.length] !== colon || ranges[2 * i + 1] !== 0 || !isNamed(bytes, at, name)) continue
			end = foldedEnd(bytes, end)
			ranges[2 * i] = at + name.length + 1
			ranges[2 * i + 1] = end
			break
		}
		at = end + 1
	}
	return -1
}

function isNamed(bytes: Buffer, at: number, name: string): boolean {
	for (let i = 1; i < name.length; i++) if ((bytes[at + i]! | lowerCase) !== name.charCodeAt(i)) return false
	return true
}

/** Index of the line break that ends the field whose first line ends at `end`. */
function foldedEnd(bytes: Buffer, end: number): number {
	let last = end
	while (bytes[last + 1] === 0x20 || bytes[last + 1] === 0x09) last = lineEnd(bytes, last + 1)
	return last
}

/** Index of the line break that ends the line which `at` is in. */
function lineEnd(bytes: Buffer, at: number): number {
	const end = bytes.indexOf(newline, at)
	return end < 0 ? bytes.length : end
}

/** Set in lower-case letters, and in the hyphen. */
const lowerCase = 0x20
const colon = 0x3a

/** The first field of a letter, by the letter's code, and the next of the same letter; -1 where there is none. */
const byLetter = new Int8Array(256).fill(-1)
const nextOfLetter = new Int8Array(fieldNames.length).fill(-1)
for (let i = fieldNames.length - 1; i >= 0; i--) {
	const letter = fieldNames[i]!.charCodeAt(0)
	nextOfLetter[i] = byLetter[letter]!
	byLetter[letter] = i
}
