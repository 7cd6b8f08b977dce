import type { RawMessage } from '../raw-message.ts'
import { decodeCharset } from './decode-charset.ts'
import { decodeTransfer } from './decode-transfer.ts'
import { htmlLines } from './html-lines.ts'
import { MailLimitError, type Part } from './split-parts.ts'

/** What a mail reader would show as the text of a message, line by line, and how its lines fold. */
export type Body = Pick<RawMessage, 'lines' | 'wrap'>

/**
 * The displayed text parts in order, each without its trailing empty lines, joined by a line break; attachments and
 * attached messages are not in it. HTML counts where no plain text says the same. Lines end at CRLF or LF, a lone CR is
 * part of its line; nothing else is trimmed or joined.
 */
export function readBody(root: Part): Body {
	const parts = displayed(root, true)
	const texts: string[] = []
	let wrap: Body['wrap'] | null = null
	for (const [index, part] of parts.entries()) {
		const html = typeOf(part) === 'text/html'
		// A list's footer after an HTML mail is shown, an HTML twin after plain text is not.
		if (html && parts.slice(0, index).some((earlier) => typeOf(earlier) === 'text/plain')) continue
		const text = decodeCharset(decodeTransfer(part.bytes, part.node.encoding || ''), part.node.charset || '')
		const shown = html ? linesOfHtml(text) : withoutTrailingLines(text.replaceAll('\r\n', '\n'))
		texts.push(shown)
		if (shown.trim() !== '') wrap ??= part.node.flowed ? (part.node.delSp ? 'flowed-delsp' : 'flowed') : 'lines'
	}
	return { lines: texts.length === 0 ? [] : texts.join('\n').split('\n'), wrap: wrap ?? 'lines' }
}

/** The leaves with text that a reader sees; of alternatives the plain one, as its lines are the sender's own. */
function displayed(part: Part, isRoot: boolean): Part[] {
	if (part.node.disposition === 'attachment' && !isRoot) return []
	if (part.node.multipart === false) return isText(part) ? [part] : []
	const children = part.children
		// RFC 2046 section 5.1.5: without a Content-Type, a part of a digest is a message.
		.filter((child) => part.node.multipart !== 'digest' || hasType(child))
		.map((child) => displayed(child, false))
	if (part.node.multipart !== 'alternative') return children.flat()
	const filled = children.filter((leaves) => leaves.some((leaf) => leaf.bytes.length > 0))
	return filled.find((leaves) => leaves.every((leaf) => typeOf(leaf) === 'text/plain')) ?? filled.at(-1) ?? []
}

function isText(part: Part): boolean {
	return ['text/plain', 'text/html'].includes(typeOf(part))
}

/** RFC 2045 section 5.2: a Content-Type that is none counts as plain text. */
function typeOf(part: Part): string {
	const type = part.node.contentType || ''
	return /^[^/\s]+\/[^/\s]+$/.test(type) ? type : 'text/plain'
}

function hasType(part: Part): boolean {
	return part.node.headers !== false && part.node.headers.hasHeader('Content-Type')
}

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
