import type { RawMessage } from '../raw-message.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { senderOf } from './list-sender.ts'
import { decodeText } from './parse-mailbox.ts'
import { headersOf } from './read-headers.ts'
import { MailLimitError, type Part, splitParts } from './split-parts.ts'

/** A text, the numbers of its lines that are nobody's words, and what of it could not be read. */
export interface PartText extends Pick<RawMessage, 'lines' | 'archiveLines'> {
	/** Each a sentence about a part of this message. */
	readonly unreadable: readonly string[]
}

/**
 * An attached message (RFC 2046 section 5.2.1) as text: what mail programs write above a message that they forward, then
 * its own text marked as quoted. So its words are its writer's and the message's that attaches it are not mixed up with
 * them. One that does not say who wrote it is shown as nobody's words.
 *
 * @param read how its body is read
 */
export async function attachedMessage(part: Part, read: (message: Part) => Promise<PartText>): Promise<PartText> {
	try {
		const message = await splitParts(trimStart(decodeTransfer(part.bytes, part.node.encoding || '')))
		return forwarded(message, await read(message))
	} catch (error) {
		if (!(error instanceof MailLimitError)) throw error
		const unreadable = [`A message attached to this one ${error.message}.`]
		return { lines: ['[Attached: a message that cannot be read]'], archiveLines: new Set([1]), unreadable }
	}
}

function forwarded(message: Part, { lines, archiveLines, unreadable }: PartText): PartText {
	const header = headersOf(message)
	const from = senderOf(header)
	const writer = from === null ? '' : [from.name, from.address && `<${from.address}>`].filter(Boolean).join(' ')
	const fields = [
		['From', writer],
		...['Date', 'To', 'Subject'].map((name) => [name, decodeText(header(name.toLowerCase()))]),
	]
	const head = [
		'-------- Forwarded Message --------',
		...fields.flatMap(([name, value = '']) => (value === '' ? [] : [`${name}: ${value.slice(0, longestField)}`])),
		'',
	]
	if (writer === '' && lines.every((line) => line.trim() === ''))
		return { lines: [], archiveLines: new Set(), unreadable }
	const all = [...head, ...lines.map((line) => (line === '' ? '>' : `> ${line}`))]
	const nobodys = from === null ? all.map((_, index) => index + 1) : [...archiveLines].map((line) => line + head.length)
	return { lines: all, archiveLines: new Set(nobodys), unreadable }
}

const longestField = 400

function trimStart(bytes: Buffer): Buffer {
	let at = 0
	while (at < bytes.length && bytes[at]! <= 0x20) at++
	return bytes.subarray(at)
}
