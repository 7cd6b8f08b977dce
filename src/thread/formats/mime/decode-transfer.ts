import base64 from 'libbase64'
import quotedPrintable from 'libqp'

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6), or the uuencode before it; 7bit, 8bit, binary and unknown
 * ones are left as they are.
 */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
	if (encoding === 'quoted-printable') return quotedPrintable.decode(keepSignatureMark(bytes.toString('latin1')))
	if (encoding === 'base64') return base64.decode(bytes.toString('latin1'))
	if (/^(?:x-)?uu(?:e|encode)$/.test(encoding)) return decodeUu(bytes.toString('latin1'))
	return bytes
}

/**
 * RFC 2045 has a decoder drop blanks at the end of a line, and many programs leave the one of the signature mark "-- "
 * bare nevertheless. Without it, a signature would read as its author's words.
 */
function keepSignatureMark(text: string): string {
	return text.replace(/^-- (?=\r?$)/gm, '--=20')
}

/** POSIX `uuencode`: a count, then four characters for three bytes; what stands around `begin` and `end` is dropped. */
function decodeUu(text: string): Buffer {
	const lines = text.split(/\r?\n/)
	const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line))
	const bytes: number[] = []
	for (const line of lines.slice(begin + 1)) {
		if (line === 'end' || line === '') break
		const values = Array.from(line.slice(1), (character) => (character.charCodeAt(0) - 32) & 63)
		const triples: number[] = []
		for (let i = 0; i < values.length; i += 4) {
			const [a = 0, b = 0, c = 0, d = 0] = values.slice(i, i + 4)
			triples.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
		}
		bytes.push(...triples.slice(0, (line.charCodeAt(0) - 32) & 63))
	}
	return Buffer.from(bytes)
}
