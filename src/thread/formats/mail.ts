import type { Format } from './format.ts'
import { isNavigation } from './page-marks.ts'

/** One mail in a file (RFC 5322), usually named .eml: headers, an empty line, the body. */
export const mail: Format = {
	name: 'mail',

	detects: ({ bytes }) => startsWithHeaders(Buffer.from(bytes.subarray(0, longestHeaders)).toString('latin1')),

	read: async ({ path, bytes }, table) => {
		const { decodeMail } = await import('./mime/decode-mail.ts')
		const { Repeated } = await import('./mime/repeated.ts')
		const place = { file: path, line: 1, column: 1 }
		const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		const { value, diagnostics } = await decodeMail(
			content.subarray(firstWord(content)),
			() => place,
			new Repeated(table),
		)
		return { value: value === null ? [] : [value], diagnostics }
	},
}

/** Headers of real mails take up to some 20 kB, and the names that tell stand among the first. */
const longestHeaders = 16 * 1024

const field = /^([!-9;-~]{1,76})[ \t]{0,9}:/

const mailFields: ReadonlySet<string> = new Set(
	(
		'from to cc bcc date subject message-id in-reply-to references reply-to sender received return-path delivered-to ' +
		'mime-version content-type content-transfer-encoding content-disposition list-id x-mailer user-agent'
	).split(' '),
)

/** Header lines only found where public-inbox shows a message as a page. */
const pageField = /^(?:message-id:.{0,999}\(raw\)|date:.{0,99}\[thread overview\])\s*$/i

/**
 * Known headers down to the first empty line, more of them than lines that are no header, as broken mails have some. Prose
 * that begins like a header ("Re: [PATCH] …", "Note: …") has no known name.
 */
function startsWithHeaders(text: string): boolean {
	const known = new Set<string>()
	// The title of a page, which stands above headers there: "Re: …" or anything else.
	if (!field.test(text.trimStart()) && !/^(?:\xef\xbb\xbf)?\s*>?From /.test(text)) return false
	if (/^\s*(?:re|fwd?|aw|sv):/i.test(text)) return false
	let strange = 0
	for (const line of text
		.replace(/^(?:\xef\xbb\xbf)?\s*/, '')
		.replace(/^>?From [^\n]{1,400}\n/, '')
		.split(/\r?\n/)) {
		if (line === '') break
		if (pageField.test(line) || isNavigation(line)) return false
		const name = field.exec(line)?.[1]?.toLowerCase()
		if (name !== undefined && mailFields.has(name)) known.add(name)
		else if (name === undefined && !/^[ \t]/.test(line)) strange++
	}
	return known.size > strange
}

/** Index of the first byte that is no white space and no byte order mark. */
function firstWord(bytes: Buffer): number {
	let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
	while (at < bytes.length && bytes[at]! <= 0x20) at++
	return at
}
