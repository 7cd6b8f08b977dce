import type { RawMessage } from '../raw-message.ts'
import { decodeCharset } from './decode-charset.ts'
import { senderOf } from './list-sender.ts'
import { messageId, messageIds } from './message-ids.ts'
import { parseDate } from './parse-date.ts'
import { decodeText } from './parse-mailbox.ts'
import type { Repeated } from './repeated.ts'
import type { Part } from './split-parts.ts'

/** What the headers of a mail tell (RFC 5322 section 3.6). */
export type Headers = Omit<RawMessage, 'lines' | 'wrap' | 'archiveLines' | 'isPage'>

export function readHeaders(root: Part, repeated: Repeated): Headers {
	const first = headersOf(root)
	const id = first('message-id')
	const kept = (text: string | null): string | null => (text === null ? null : repeated.text(text))
	const from = senderOf(first, repeated)
	const subject = decodeText(first('subject'))
	const addressees = repeated.mailboxes(first('to'))
	const mailer = decodeText(first('x-mailer') || first('user-agent'))
	return {
		id: id === '' ? null : kept(messageId(id)),
		inReplyTo: kept(messageIds(first('in-reply-to'))[0] ?? null),
		references: messageIds(first('references')).map((one) => repeated.cut(one)),
		from,
		recipients: addressees.concat(repeated.mailboxes(first('cc'))),
		addressees,
		date: parseDate(first('date')),
		subject: kept(subject || null),
		mailer: kept(mailer || null),
		url: webAddress(first('archived-at')),
	}
}

/**
 * The first header of a name (in lower case), unfolded, encoded words left in; empty when there is none. Bytes that
 * nobody encoded are UTF-8 (RFC 6532), else in the charset that the mail's text is in.
 */
export function headersOf(root: Part): (name: string) => string {
	return (name) => {
		const value = root.fields.get(name)
		if (value === undefined) return ''
		return (isAscii(value) ? value : decodeCharset(Buffer.from(value, 'latin1'), '', charsetOf(root))).trim()
	}
}

function isAscii(value: string): boolean {
	return /^[\0-\x7f]*$/.test(value)
}

/** Of the first part that names one. */
function charsetOf({ node, children }: Part): string {
	if (node.charset) return node.charset
	for (const child of children) {
		const charset = charsetOf(child)
		if (charset !== '') return charset
	}
	return ''
}

/** RFC 5064: `<https://…>`; null for anything that is not http or https. */
function webAddress(value: string): string | null {
	const address = value.replace(/^[\s<]+|[\s>].*$/g, '')
	return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}
