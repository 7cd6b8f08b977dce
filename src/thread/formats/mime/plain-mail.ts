import type { PartHeaders } from './split-parts.ts'

/**
 * What the headers of a plain text without an attachment tell of it (RFC 2045, RFC 2183, RFC 3676); null for everything
 * else. Most mails are that, and need no MIME parser.
 */
export function readPlainHeaders(fields: ReadonlyMap<string, string>): PartHeaders | null {
	const disposition = fields.get('content-disposition')?.toLowerCase().trim()
	if (disposition !== undefined && disposition !== 'inline') return null
	const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase().trim()
	const type = plainText.exec(fields.get('content-type') ?? 'text/plain')
	if (type === null || !encodings.has(encoding)) return null
	const [, quoted, charset, flow = ''] = type
	const flowed = /format/i.test(flow)
	return {
		multipart: false,
		contentType: 'text/plain',
		charset: quoted ?? charset ?? false,
		encoding,
		disposition: disposition ?? false,
		filename: false,
		flowed,
		delSp: flowed && /delsp/i.test(flow),
	}
}

const encodings: ReadonlySet<string> = new Set(['', '7bit', '8bit', 'quoted-printable', 'base64'])

const plainText =
	/^\s{0,9}text\/plain\s{0,9}(?:;\s{0,9}charset=(?:"([\w.:-]{1,40})"|([\w.:-]{1,40}))\s{0,9})?((?:;\s{0,9}(?:format=flowed|delsp=yes)\s{0,9}){0,2})$/i
