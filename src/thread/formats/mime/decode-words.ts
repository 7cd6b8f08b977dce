import { decodeCharset } from './decode-charset.ts'
import { decodeTransfer } from './decode-transfer.ts'

/**
 * Undoes the encoded words of a header (RFC 2047, with the language of RFC 2231): `=?utf-8?q?J=C3=B8rn?=`. Taken as real
 * programs write them: a character split over two words, blanks inside a word, words with nothing between them, words in
 * quoted strings. What is no encoded word stays as it is. White space is left to the caller. Linear.
 */
export function decodeWords(value: string): string {
	if (!value.includes('=?')) return value
	let text = ''
	let end = 0
	/** A run of words of one charset, not yet decoded: a character may begin in one and end in the next. */
	let open: Buffer[] = []
	let kind = ''
	const close = (): void => {
		if (open.length > 0) text += decodeCharset(Buffer.concat(open), kind.slice(2))
		open = []
	}
	for (const word of value.matchAll(encodedWord)) {
		const [whole, label = '', code = '', content = ''] = word
		const between = value.slice(end, word.index)
		end = word.index + whole.length
		const encoding = code.toLowerCase()
		const goesOn = open.length > 0 && /^\s*$/.test(between)
		const sort = `${encoding}:${label.replace(/\*.*$/s, '').toLowerCase()}`
		if (!goesOn || sort !== kind) close()
		if (!goesOn) text += between
		kind = sort
		open.push(decodeContent(content, encoding))
	}
	close()
	return text + value.slice(end)
}

/** Longer than the 75 characters that RFC 2047 allows, as programs write them; but no charset's name has a `?` or `=`. */
const encodedWord = /=\?([^\s?=]{1,60})\?([bq])\?([^?]{0,8192}|[^?]{0,8192}\?(?![=\s])[^?]{0,8192})\?=/gi

function decodeContent(content: string, encoding: string): Buffer {
	if (encoding === 'b') return decodeTransfer(Buffer.from(content, 'utf8'), 'base64')
	const text = Buffer.from(content.replaceAll('_', ' '), 'utf8').toString('latin1')
	return Buffer.from(
		text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		'latin1',
	)
}
