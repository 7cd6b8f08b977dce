import { carriageReturn, newline } from '../mbox-separator.ts'

/**
 * Undoes quoted-printable (RFC 2045 section 6.7), what is none of it left as it is. Blanks at the end of a line are dropped,
 * as it says, but for that of the signature mark "-- ", which many programs leave bare: without it, a signature would read
 * as its author's words.
 */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
	const decoded = Buffer.allocUnsafe(bytes.length)
	let length = 0
	/** Behind the last byte that stays at the end of a line. */
	let kept = 0
	let lineStart = 0
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!
		if (byte === blank || byte === tab) {
			decoded[length++] = byte
			continue
		}
		let value = byte
		if (byte === equals) {
			const hex = (digit(bytes[i + 1]) << 4) | digit(bytes[i + 2])
			const next = hex < 0 ? behindBreak(bytes, i + 1) : -1
			if (next >= 0) {
				kept = length
				lineStart = next
				i = next - 1
				continue
			}
			if (hex >= 0) {
				value = hex
				i += 2
			}
		} else if (byte === newline || byte === carriageReturn) {
			if (!isSignatureMark(bytes, lineStart, i)) length = kept
			lineStart = i + 1
		}
		decoded[length++] = value
		kept = length
	}
	return decoded.subarray(0, isSignatureMark(bytes, lineStart, bytes.length) ? length : kept)
}

const blank = 0x20
const tab = 0x09
const equals = 0x3d
const hyphen = 0x2d

/** Negative for what is no hexadecimal digit. */
function digit(byte: number | undefined): number {
	return byte === undefined ? -1 : digits[byte]!
}

const digits = Int8Array.from({ length: 256 }, (_, byte) => {
	const value = Number.parseInt(String.fromCharCode(byte), 16)
	return Number.isNaN(value) ? -1 : value
})

/** Index behind the line break that nothing but blanks stand before; -1 when there is none. */
function behindBreak(bytes: Buffer, from: number): number {
	let at = from
	while (bytes[at] === blank || bytes[at] === tab) at++
	if (at === bytes.length) return at
	if (bytes[at] === carriageReturn && bytes[at + 1] === newline) return at + 2
	return bytes[at] === newline ? at + 1 : -1
}

function isSignatureMark(bytes: Buffer, from: number, to: number): boolean {
	return to - from === 3 && bytes[from] === hyphen && bytes[from + 1] === hyphen && bytes[from + 2] === blank
}
