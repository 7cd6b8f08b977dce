import { isUtf8 } from 'node:buffer'
import type { LineText } from '../../line-text.ts'
import { partMarks } from '../part-marks.ts'
import type { RawMessage } from '../raw-message.ts'
import { attachedMessage, type PartText } from './attached-message.ts'
import { decodeCharset, isKnownCharset } from './decode-charset.ts'
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
	const page = new Pages(repeated)
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
	#lines: LineText[] = []
	readonly #nobodys = new Set<number>()
	#wrap: Body['wrap'] | null = null
	readonly #repeated: Repeated

	constructor(repeated: Repeated) {
		this.#repeated = repeated
	}

	addText(part: Part): void {
		const bytes = decodeTransfer(part.bytes, part.node.encoding || '')
		const text = decodeCharset(bytes, part.node.charset || '')
		if (text.includes('\ufffd') && !bytes.includes('\ufffd')) {
			const charset = part.node.charset ? ` as ${part.node.charset.slice(0, 40)}` : ''
			this.unreadable.push(`Some characters of this message cannot be decoded${charset}; they read \ufffd.`)
		} else if (!isKnownCharset(part.node.charset || '') && !isUtf8(bytes)) {
			const label = (part.node.charset || '').slice(0, 40)
			this.unreadable.push(`Nobody knows the charset "${label}" that this message claims; its letters are guessed.`)
		}
		const shown = typeOf(part) === 'text/html' ? linesOfHtml(text) : withoutTrailingLines(text.replaceAll('\r\n', '\n'))
		const { lines, armour, isEncrypted } = readArmour(shown.split('\n'))
		if (isEncrypted) this.unreadable.push('A part of this message is encrypted with PGP; its words are missing.')
		if (shown.trim() !== '') this.#wrap ??= wrapOf(part)
		for (const index of [...armour, ...partMarks(lines)]) this.#nobodys.add(this.#lines.length + index + 1)
		this.#push(lines)
	}

	addMessage({ lines, archiveLines, unreadable }: PartText): void {
		if (this.#lines.length > 0 && lines.length > 0) this.#push([''])
		for (const line of archiveLines) this.#nobodys.add(this.#lines.length + line)
		this.#push(lines)
		this.unreadable.push(...unreadable)
	}

	addNote(note: string): void {
		this.#push([note])
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

	/** A mail can have more lines than a call takes arguments. */
	#push(lines: readonly string[]): void {
		const kept = lines.map((line) => this.#repeated.line(line.length > longestLine ? this.#cut(line) : line))
		if (this.#lines.length === 0) this.#lines = kept
		else for (const line of kept) this.#lines.push(line)
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

function linesOfHtml(html: string): string {
	const lines = htmlLines(html)
	if (lines === null) throw new MailLimitError('nests its HTML elements deeper than any mail program does')
	return lines.join('\n')
}

function withoutTrailingLines(text: string): string {
	let end = text.length
	while (end > 0 && text.charCodeAt(end - 1) === 0x0a) end--
	return text.slice(0, end)
}
