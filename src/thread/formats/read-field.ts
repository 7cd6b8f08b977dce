import { newline } from './mbox-separator.ts'

/**
 * The first header field of this name in raw headers, folded lines included, byte for byte as latin1; null when there is
 * none. `name` is in lower case.
 */
export function readField(headers: Buffer, name: string): string | null {
	const first = name.charCodeAt(0)
	for (let at = 0; at < headers.length; ) {
		const end = headers.indexOf(newline, at)
		if ((headers[at]! | lowerCase) === first && isNamed(headers, at, name)) {
			return headers.toString('latin1', at + name.length + 1, end < 0 ? headers.length : foldedEnd(headers, end))
		}
		if (end < 0) return null
		at = end + 1
	}
	return null
}

/** Whether the line that starts at `at` is the field `name`, given in lower case. */
export function isNamed(headers: Buffer, at: number, name: string): boolean {
	if (headers[at + name.length] !== colon) return false
	for (let i = 1; i < name.length; i++) if ((headers[at + i]! | lowerCase) !== name.charCodeAt(i)) return false
	return true
}

/** Index of the line break that ends the field whose first line ends at `end`. */
export function foldedEnd(headers: Buffer, end: number): number {
	let last = end
	while (headers[last + 1] === 0x20 || headers[last + 1] === 0x09) {
		const next = headers.indexOf(newline, last + 1)
		if (next < 0) return headers.length
		last = next
	}
	return last
}

/** Set in lower-case letters, and in the hyphen. */
export const lowerCase = 0x20
const colon = 0x3a
