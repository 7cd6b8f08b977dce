import { FieldNames, foldedEnd, lineEnd } from '../header-fields.ts'
import { carriageReturn, newline } from '../mbox-separator.ts'

/** The header fields that are asked for, in lower case. */
const asked = [
	...['message-id', 'in-reply-to', 'references', 'date', 'subject', 'from', 'to', 'cc', 'reply-to', 'x-original-from'],
	...['list-post', 'archived-at', 'x-mailer', 'user-agent'],
	...['content-type', 'content-transfer-encoding', 'content-disposition'],
]

/** Headers, and the index behind the empty line that ends them, or the mail's length. */
export interface ReadFields {
	/** By the name in lower case, the first of each: its value unfolded, bytes as latin1. */
	readonly fields: ReadonlyMap<string, string>
	readonly end: number
}

/**
 * The header fields of a mail (RFC 5322 section 2.2) that are asked for. Null where a line is no header, which is left to a
 * parser that knows what to make of it.
 */
export function readFields(mail: Buffer): ReadFields | null {
	const fields = new Map<string, string>()
	for (let at = 0; at < mail.length; ) {
		if (mail[at] === newline) return { fields, end: at + 1 }
		if (mail[at] === carriageReturn && mail[at + 1] === newline) return { fields, end: at + 2 }
		const colonAt = nameEnd(mail, at)
		if (mail[colonAt] !== colon || colonAt === at) return null
		const end = foldedEnd(mail, lineEnd(mail, colonAt))
		const name = asked[names.at(mail, at)]
		if (name !== undefined && !fields.has(name)) fields.set(name, valueIn(mail, colonAt + 1, end))
		at = end + 1
	}
	return { fields, end: mail.length }
}

const names = new FieldNames(asked)
const colon = 0x3a
const longestName = 76

/** Index behind the printable characters at `at`, a colon excepted. */
function nameEnd(bytes: Buffer, at: number): number {
	let end = at
	while (end - at < longestName && bytes[end]! > 0x20 && bytes[end]! < 0x7f && bytes[end] !== colon) end++
	return end
}

function valueIn(bytes: Buffer, from: number, end: number): string {
	const value = bytes.toString('latin1', from, bytes[end - 1] === carriageReturn ? end - 1 : end)
	return value.includes('\n') ? value.replace(/\r?\n/g, '') : value
}
