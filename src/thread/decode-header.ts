import { decodeCharset } from './formats/mime/decode-charset.ts'
import { decodeText } from './formats/mime/parse-mailbox.ts'

/** A raw header's bytes, given as latin1, as text: encoded words undone, eight-bit text read as what it is. */
export function decodeHeader(value: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what needs nothing.
	const isAscii = /^[\x00-\x7f]*$/.test(value)
	return decodeText(isAscii ? value : decodeCharset(Buffer.from(value, 'latin1'), ''))
}
