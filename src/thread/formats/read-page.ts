import { decodeCharset } from './mime/decode-charset.ts'
import { messageId, messageIds } from './mime/message-ids.ts'
import { parseDate } from './mime/parse-date.ts'
import { parseMailbox, parseMailboxes } from './mime/parse-mailbox.ts'
import { pageTail } from './page-tail.ts'
import { pageTop } from './page-top.ts'
import type { RawMessage } from './raw-message.ts'

/**
 * Reads a web archive's page of one message, saved as text: MHonArc (spinics and others), hypermail, pipermail, openwall,
 * marc.info, the message view of public-inbox, or any text with quotations. Headers are used where the page shows them,
 * else everything about the message itself stays null. UTF-8, or windows-1252 where it is none.
 */
export function readPage(bytes: Buffer): RawMessage {
	const lines = decodeCharset(bytes, '').split(/\r?\n/)
	if (lines.at(-1) === '') lines.pop()
	// A browser's text has no-break spaces where the page had them.
	const plain = lines.map((line) => line.replaceAll('\u00a0', ' '))
	const { fields, title, end } = pageTop(plain)
	const tail = pageTail(plain, end)
	const field = (name: string): string => unmask(fields.get(name) ?? '')
	const subject = field('subject') || title
	return {
		id: fields.has('message-id') ? messageId(field('message-id')) : null,
		inReplyTo: messageIds(field('in-reply-to'))[0] ?? null,
		references: messageIds(field('references')),
		from: parseMailbox(field('from')),
		recipients: [...parseMailboxes(field('to')), ...parseMailboxes(field('cc'))],
		date: parseDate(field('date')),
		subject: subject === '' ? null : subject,
		mailer: field('x-mailer') || field('user-agent') || null,
		url: null,
		lines,
		wrap: 'lines',
		archiveLines: new Set([...range(0, end), ...range(tail, lines.length)].map((index) => index + 1)),
		isPage: true,
	}
}

/** marc.info writes `user () host ! org` for user@host.org. */
function unmask(value: string): string {
	return value.includes(' () ') ? value.replaceAll(' () ', '@').replaceAll(' ! ', '.') : value
}

function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
