import { type Diagnostic, diagnostic, type Result } from '../../../diagnostic.ts'
import type { Place } from '../../../source-file.ts'
import type { RawMessage } from '../raw-message.ts'
import { readBody } from './read-body.ts'
import { readHeaders } from './read-headers.ts'
import type { Repeated } from './repeated.ts'
import { MailLimitError, splitParts } from './split-parts.ts'

/**
 * Reads one mail (RFC 5322, MIME) that starts with its headers, a `From ` line allowed before. `place` tells where it begins.
 * A mail beyond the limits of `splitParts` gives null and a `message-unreadable`, a part that is encrypted or cannot be
 * decoded a `part-unreadable`; nothing else fails: what is malformed is read as far as it goes.
 */
export async function decodeMail(
	mail: Buffer,
	place: () => Place,
	repeated: Repeated,
): Promise<Result<RawMessage | null>> {
	try {
		const root = await splitParts(mail)
		const { lines, texts, wrap, archiveLines, unreadable } = await readBody(root, repeated)
		const said = Object.assign(readHeaders(root, repeated), { lines, texts, wrap, archiveLines, isPage: false })
		return {
			value: unreadable.length > 0 ? { ...said, undecodedParts: unreadable.length } : said,
			diagnostics: unreadable.map((reason) => diagnostic('part-unreadable', place(), reason, hints.part)),
		}
	} catch (error) {
		if (error instanceof MailLimitError) return { value: null, diagnostics: [leftOut(place(), error.message)] }
		throw error
	}
}

function leftOut(place: Place, what: string): Diagnostic {
	return diagnostic('message-unreadable', place, `This message ${what}; it is left out.`, hints.message)
}

const hints = {
	message: 'If it belongs to the discussion, save a smaller copy of it, without its attachments.',
	part: 'If its words matter, save the message from a mail program that shows them.',
}
