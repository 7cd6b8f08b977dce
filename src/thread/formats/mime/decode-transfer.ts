import base64 from 'libbase64'
import quotedPrintable from 'libqp'

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6); 7bit, 8bit, binary and unknown ones are left as they are. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
	if (encoding === 'quoted-printable') return quotedPrintable.decode(keepSignatureMark(bytes.toString('latin1')))
	if (encoding === 'base64') return base64.decode(bytes.toString('latin1'))
	return bytes
}

/**
 * RFC 2045 has a decoder drop blanks at the end of a line, and many programs leave the one of the signature mark "-- "
 * bare nevertheless. Without it, a signature would read as its author's words.
 */
function keepSignatureMark(text: string): string {
	return text.replace(/^-- (?=\r?$)/gm, '--=20')
}
