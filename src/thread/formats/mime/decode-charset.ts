import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { statefulCharsets } from './stateful-charsets.ts'

/**
 * Turns a part's bytes into text. `label` is what Content-Type says, which mail programs get wrong in known ways: text
 * labelled as ASCII, not at all, or with no charset anybody registered is UTF-8 where it is valid UTF-8, else
 * windows-1252; gb2312 stands for its superset gb18030 and iso-8859-1 for windows-1252, as browsers read them (WHATWG
 * Encoding). A wrong label whose bytes do not fit, but are UTF-8, is overruled. Never throws; a byte that means nothing
 * becomes U+FFFD. A byte order mark is no part of the text.
 *
 * @param fallback label to try before windows-1252 where `label` tells nothing
 */
export function decodeCharset(bytes: Buffer, label: string, fallback = ''): string {
	// Most mails in these are ASCII: no need to load the tables of all charsets for them.
	if (extendsAscii.test(label) && isAscii(bytes)) return bytes.toString('latin1')
	const charset = canonical(label)
	if (charset === null) return decodeUnlabelled(bytes, fallback)
	const text = decodeKnown(bytes, charset)
	// In a charset that shifts by escapes, all bytes are ASCII: that they are UTF-8 too says nothing.
	return text.includes('\ufffd') && isUtf8(bytes) && !isAscii(bytes) ? decodeUtf8(bytes) : text
}

const extendsAscii = /^(?:iso-8859-\d{1,2}|windows-125\d)$/i

/** Whether a label says how to read its bytes; none at all, and what stands for UTF-8, counts. */
export function isKnownCharset(label: string): boolean {
	return label === '' || canonical(label) !== null || meaningless.has(label.toLowerCase())
}

function decodeKnown(bytes: Buffer, charset: string): string {
	// Neither iconv-lite nor a Buffer knows it; it is stateful, and a TextDecoder has it right.
	if (charset === 'iso-2022-jp') return new TextDecoder(charset).decode(withoutIdleEscapes(bytes))
	const stateful = statefulCharsets.get(charset)
	return stateful === undefined ? iconv.decode(bytes, charset) : iconv.decode(stateful.widen(bytes), stateful.charset)
}

/** A TextDecoder takes an escape that changes nothing for an error; mail programs write them, as at the edge of words. */
function withoutIdleEscapes(bytes: Buffer): Buffer {
	const text = bytes.toString('latin1')
	return Buffer.from(text.replace(idleEscape, ''), 'latin1')
}

const escapeMark = String.fromCharCode(0x1b)
const idleEscape = new RegExp(`${escapeMark}[$(][@-Z](?=${escapeMark}[$(])`, 'g')

/** A charset that can be decoded; null for UTF-8 and for labels that tell nothing. */
function canonical(label: string): string | null {
	if (label === '' || meaningless.has(label.toLowerCase())) return null
	// Longer than any registered name (IANA: at most 45 characters) is no name.
	const name = label
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s"';,].*$/, '')
		.replace(/^(iso-8859-\d{1,2})-[ie]$/, '$1')
	if (name === '') return null
	if (japanese.test(name)) return 'iso-2022-jp'
	if (statefulCharsets.has(name)) return name
	const charset = supersets.get(name) ?? name
	return meaningless.has(charset) || !iconv.encodingExists(charset) ? null : charset
}

/** Microsoft's and the later editions add characters that a TextDecoder has. */
const japanese = /^(?:cs)?iso-?2022-?jp(?:-[\w-]{1,8})?$|^(?:cp|ms)5022[0-2]$/

const supersets: ReadonlyMap<string, string> = new Map([
	['iso-8859-1', 'windows-1252'],
	['iso8859-1', 'windows-1252'],
	['iso_8859-1', 'windows-1252'],
	['latin1', 'windows-1252'],
	['l1', 'windows-1252'],
	['8859-1', 'windows-1252'],
	['iso-8859-9', 'windows-1254'],
	['x-mac-roman', 'macintosh'],
	['x-sjis', 'cp932'],
	['windows-31j', 'cp932'],
	['ms932', 'cp932'],
	['x-gbk', 'gb18030'],
	['gb_2312-80', 'gb18030'],
	['x-euc-jp', 'euc-jp'],
	['x-big5', 'big5'],
	['big5-hkscs', 'big5hkscs'],
	['gb2312', 'gb18030'],
	['gbk', 'gb18030'],
	['ks_c_5601-1987', 'cp949'],
	['ks_c_5601', 'cp949'],
	['euc-kr', 'cp949'],
	['windows-949', 'cp949'],
	['x-windows-949', 'cp949'],
	['unicode-1-1-utf-7', 'utf-7'],
	['utf-16', 'utf-16be'],
])

/** UTF-8 and ASCII are asked for by their bytes; base64 and hex are iconv-lite's own and no charsets. */
const meaningless: ReadonlySet<string> = new Set(
	'utf-8 utf8 us-ascii ascii ansi_x3.4-1968 646 7bit 8bit binary default base64 hex cesu-8 utf-7-imap'.split(' '),
)

function decodeUnlabelled(bytes: Buffer, fallback: string): string {
	if (isAscii(bytes)) return bytes.toString('latin1')
	const text = decodeUtf8(bytes)
	if (isUtf8(bytes)) return text
	// A cut or garbled character or two among many sound ones does not make UTF-8 windows-1252.
	const unsound = text.match(/\ufffd/g)?.length ?? 0
	const sound = text.match(/[\u0080-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0
	return sound > unsound ? text : decodeKnown(bytes, canonical(fallback) ?? 'windows-1252')
}

function decodeUtf8(bytes: Buffer): string {
	const text = bytes.toString('utf8')
	return text.startsWith('\ufeff') ? text.slice(1) : text
}
