import { type Diagnostic, diagnostic, type Result } from '../../../diagnostic.ts'
import type { Place } from '../../../source-file.ts'
import type { RawMessage } from '../raw-message.ts'
import { messageId, messageIds } from './message-ids.ts'
import { parseDate } from './parse-date.ts'
import { decodeText, parseMailbox, parseMailboxes } from './parse-mailbox.ts'
import { readBody } from './read-body.ts'
import { MailLimitError, type Part, splitParts } from './split-parts.ts'

/**
 * Reads one mail (RFC 5322, MIME) that starts with its headers, a `From ` line allowed before. `place` is where it begins.
 * A mail beyond the limits of `splitParts` gives null and a `message-unreadable`; nothing else fails: what is
 * malformed is read as far as it goes.
 */
export async function decodeMail(mail: Buffer, place: Place): Promise<Result<RawMessage | null>> {
	try {
		const root = await splitParts(mail)
		return {
			value: { ...readHeaders(root), ...readBody(root), archiveLines: new Set(), isPage: false },
			diagnostics: [],
		}
	} catch (error) {
		if (error instanceof MailLimitError) return { value: null, diagnostics: [unreadable(place, error.message)] }
		throw error
	}
}

type Headers = Omit<RawMessage, 'lines' | 'wrap' | 'archiveLines' | 'isPage'>

function readHeaders(root: Part): Headers {
	const first = (name: string): string => (root.node.headers === false ? '' : root.node.headers.getFirst(name))
	const id = first('Message-ID')
	const subject = decodeText(first('Subject'))
	const mailer = decodeText(first('X-Mailer') || first('User-Agent'))
	return {
		id: id === '' ? null : messageId(id),
		inReplyTo: messageIds(first('In-Reply-To'))[0] ?? null,
		references: messageIds(first('References')),
		from: parseMailbox(first('From')),
		recipients: [...parseMailboxes(first('To')), ...parseMailboxes(first('Cc'))],
		date: parseDate(first('Date')),
		subject: subject === '' ? null : subject,
		mailer: mailer === '' ? null : mailer,
		url: webAddress(first('Archived-At')),
	}
}

/** RFC 5064: `<https://…>`; null for anything that is not http or https. */
function webAddress(value: string): string | null {
	const address = value.replace(/^[\s<]+|[\s>].*$/g, '')
	return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}

function unreadable(place: Place, what: string): Diagnostic {
	return diagnostic(
		'message-unreadable',
		place,
		`This message ${what}; it is left out.`,
		'If it belongs to the discussion, save a smaller copy of it, without its attachments.',
	)
}
