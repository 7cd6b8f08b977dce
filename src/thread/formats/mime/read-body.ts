import { isUtf8 } from 'node:buffer'
import type { LineTable } from '../../line-table.ts'
import type { LineText } from '../../line-text.ts'
import { carriageReturn, newline } from '../mbox-separator.ts'
import { isPartMark, partMarks } from '../part-marks.ts'
import type { RawMessage } from '../raw-message.ts'
import { attachedMessage, type PartText } from './attached-message.ts'
import { decodeCharset, isKnownCharset, soundUtf8 } from './decode-charset.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { htmlLines } from './html-lines.ts'
import { readArmour } from './pgp-armour.ts'
import type { Repeated } from './repeated.ts'
import { shownParts, typeOf } from './shown-parts.ts'
import { MailLimitError, type Part } from './split-parts.ts'

/** What a mail reader would show of a message, line by line. */
export type Body = PartText & Pick<RawMessage, 'wrap'> & { readonly texts: readonly LineText[] }

/**
 * The displayed text parts in order, each without its trailing empty lines; then attached messages, as a mail reader
 * forwards them inline: their headers, their text a level of quotation deeper; then a line in brackets for every other
 * part, which is nobody's words. HTML counts where no plain text says the same. Lines end at CRLF or LF, a lone CR is part of
 * its line; nothing else is trimmed or joined.
 *
 * @param nesting how many messages this one is attached within
 */
export async function readBody(root: Part, repeated: Repeated, nesting = 0): Promise<Body> {
	const { texts, messages, others, encrypted } = await shownParts(root)
	const page = new Pages(repeated.lines)
	for (const [index, part] of texts.entries()) {
		// A list's footer after an HTML mail is shown, an HTML twin after plain text is not.
		const isTwin = typeOf(part) === 'text/html' && texts.slice(0, index).some((other) => typeOf(other) === 'text/plain')
		if (!isTwin) page.addText(part)
	}
	for (const part of messages) {
		if (nesting < deepestMessage)
			page.addMessage(await attachedMessage(part, (inner) => readBody(inner, repeated, nesting + 1)))
		else {
			page.addNote('[Attached: a message, too deep to be shown]')
			page.unreadable.push(
				`Messages are attached to attached ones, more than ${deepestMessage} deep; the last is not shown.`,
			)
		}
	}
	for (const how of encrypted) {
		page.addNote(`[Encrypted with ${how}: not readable here]`)
		page.unreadable.push(`A part of this message is encrypted with ${how}; its words are missing.`)
	}
	for (const part of others) page.addNote(nameOf(part))
	return page.body()
}

/** Messages attached to attached messages. */
const deepestMessage = 5

class Pages {
	readonly unreadable: string[] = []
	readonly #lines: LineText[] = []
	readonly #nobodys = new Set<number>()
	#wrap: Body['wrap'] | null = null
	readonly #table: LineTable

	constructor(table: LineTable) {
		this.#table = table
	}

	addText(part: Part): void {
		const bytes = decodeTransfer(part.bytes, part.node.encoding || '')
		const { lines, armour, isEncrypted } = readArmour(this.#linesOf(part, bytes), this.#table)
		if (isEncrypted) this.unreadable.push('A part of this message is encrypted with PGP; its words are missing.')
		if (lines.some(({ isBlank }) => !isBlank)) this.#wrap ??= wrapOf(part)
		const marks = lines.some((line) => line.has(isPartMark)) ? partMarks(lines.map(({ text }) => text)) : []
		for (const index of [...armour, ...marks]) this.#nobodys.add(this.#lines.length + index + 1)
		this.#push(lines)
	}

	/** Nearly all mails need no string for the whole of what they say. */
	#linesOf(part: Part, bytes: Buffer): readonly LineText[] {
		const isHtml = typeOf(part) === 'text/html'
		const sound = isHtml ? null : soundUtf8(bytes, part.node.charset || '')
		if (sound !== null) return this.#table.lines(withoutTrailingLines(sound))
		const text = decodeCharset(bytes, part.node.charset || '')
		if (text.includes('\ufffd') && !bytes.includes('\ufffd')) {
			const charset = part.node.charset ? ` as ${part.node.charset.slice(0, 40)}` : ''
			this.unreadable.push(`Some characters of this message cannot be decoded${charset}; they read \ufffd.`)
		} else if (!isUtf8(bytes) && !isKnownCharset(part.node.charset || '')) {
			const label = (part.node.charset || '').slice(0, 40)
			this.unreadable.push(`Nobody knows the charset "${label}" that this message claims; its letters are guessed.`)
		}
		return isHtml ? this.#table.texts(linesOfHtml(text)) : this.#table.lines(withoutTrailingLines(Buffer.from(text)))
	}

	addMessage({ lines, archiveLines, unreadable }: PartText): void {
		if (this.#lines.length > 0 && lines.length > 0) this.#say('')
		for (const line of archiveLines) this.#nobodys.add(this.#lines.length + line)
		for (const line of lines) this.#say(line)
		this.unreadable.push(...unreadable)
	}

	addNote(note: string): void {
		this.#say(note)
		this.#nobodys.add(this.#lines.length)
	}

	body(): Body {
		return {
			lines: this.#lines.map(({ text }) => text),
			texts: this.#lines,
			wrap: this.#wrap ?? 'lines',
			archiveLines: this.#nobodys.size === 0 ? none : this.#nobodys,
			unreadable: [...new Set(this.unreadable)],
		}
	}

	#say(line: string): void {
		this.#push([this.#table.text(line)])
	}

	/** A mail can have more lines than a call takes arguments. */
	#push(lines: readonly LineText[]): void {
		for (const line of lines)
			this.#lines.push(line.text.length > longestLine ? this.#table.text(this.#cut(line.text)) : line)
	}

	#cut(line: string): string {
		this.unreadable.push(
			`A line of this message has ${line.length} characters; what follows the first ${longestLine} is left out.`,
		)
		return line.slice(0, longestLine)
	}
}

const none: ReadonlySet<number> = new Set()

/** RFC 5322 section 2.1.1 allows 998. Nobody reads, let alone quotes, what stands this far to the right. */
const longestLine = 1_000_000

function wrapOf({ node }: Part): Body['wrap'] {
	return node.flowed ? (node.delSp ? 'flowed-delsp' : 'flowed') : 'lines'
}

/** `[Attached: plan.pdf, application/pdf]`; a signature is called one. */
function nameOf(part: Part): string {
	const type = typeOf(part)
	if (type === 'application/pgp-signature') return '[Signed with PGP/MIME; the signature is not checked]'
	if (/^application\/(?:x-)?pkcs7-(?:signature|mime)$/.test(type)) {
		return '[Signed with S/MIME; the signature is not checked]'
	}
	const name = (part.node.filename || '').replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
	return `[Attached: ${name === '' ? '' : `${name.slice(0, longestName)}, `}${type.slice(0, longestName)}]`
}

const longestName = 120

function linesOfHtml(html: string): string[] {
	const lines = htmlLines(html)
	if (lines === null) throw new MailLimitError('nests its HTML elements deeper than any mail program does')
	return lines
}

function withoutTrailingLines(text: Buffer): Buffer {
	let end = text.length
	while (end > 0 && text[end - 1] === newline) end -= text[end - 2] === carriageReturn ? 2 : 1
	return text.subarray(0, end)
}
