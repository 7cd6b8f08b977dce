import { type Diagnostic, diagnostic, type Result } from '../../diagnostic.ts'
import type { SourceFile } from '../../source-file.ts'
import { decodeCharset } from './mime/decode-charset.ts'
import { messageId, messageIds } from './mime/message-ids.ts'
import { parseDate } from './mime/parse-date.ts'
import { decodeText, parseMailbox, parseMailboxes } from './mime/parse-mailbox.ts'
import { deobfuscate } from './obfuscated-address.ts'
import { headersAbove, type PageHeaders, readPageHeaders } from './page-headers.ts'
import { type BodyMarks, type PageSource, readPageSource } from './page-source.ts'
import { pageTail } from './page-tail.ts'
import { type PageTop, pageTop } from './page-top.ts'
import { partMarks } from './part-marks.ts'
import type { RawMessage } from './raw-message.ts'
import { readThreadPage } from './thread-page.ts'

/**
 * Reads a web archive's page saved or copied as text: MHonArc (spinics and others), hypermail, pipermail, openwall,
 * marc.info, a message or a thread of public-inbox, or any text with quotations. Headers are used where the page shows
 * them, else everything about the message itself stays null. UTF-8, or windows-1252 where it is none.
 */
export function readTextPage({ bytes }: SourceFile): Result<readonly RawMessage[]> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const lines = decodeCharset(buffer, '').split(/\r?\n/)
	if (lines.at(-1) === '') lines.pop()
	return { value: readPageLines(lines), diagnostics: [] }
}

/** Reads a page saved as HTML that shows what its text has, and nothing more. */
export function readHtmlPage({ path, bytes }: SourceFile): Result<readonly RawMessage[]> {
	const source = readPageSource(bytes)
	return source === null ? tooDeep(path) : { value: readPageLines(source.lines, source), diagnostics: [] }
}

/**
 * Reads a page saved as HTML in which comments mark the body.
 *
 * @param fieldsOf header fields by lower-case name that the page's source tells; they count before those that it shows
 */
export function readMarkedPage(
	{ path, bytes }: SourceFile,
	marks: BodyMarks,
	fieldsOf: (source: PageSource) => ReadonlyMap<string, string>,
): Result<readonly RawMessage[]> {
	const source = readPageSource(bytes, marks)
	if (source === null) return tooDeep(path)
	const { lines, body } = source
	if (body === null) return { value: readPageLines(lines, source), diagnostics: [] }
	const above = pageTop(lines.slice(0, body.from))
	const shown = [...headersAbove(lines.slice(0, body.from)), ...above.fields]
	const inside = marks.holdHeaders === true ? headersAt(lines, body.from) : null
	const fields = new Map([...shown, ...(inside?.fields ?? []), ...fieldsOf(source)])
	const last = lines.findLastIndex((line, i) => i < body.to && line.trim() !== '')
	const to = marks.holdHeaders === true && /^Received on /.test(lines[last] ?? '') ? last : body.to
	return {
		value: [pageMessage(lines, { fields, title: above.title, end: inside?.end ?? body.from }, to)],
		diagnostics: [],
	}
}

function headersAt(lines: readonly string[], from: number): PageHeaders | null {
	const first = lines.findIndex((line, i) => i >= from && line.trim() !== '')
	return first < 0 ? null : readPageHeaders(lines, first)
}

function readPageLines(lines: readonly string[], source?: PageSource): RawMessage[] {
	// A browser's text has no-break spaces where the page had them.
	const plain = lines.map((line) => line.replaceAll('\u00a0', ' '))
	const thread = readThreadPage(lines, plain, source)
	if (thread.length > 0) return thread
	const top = pageTop(plain)
	return [pageMessage(lines, top, pageTail(plain, top.end))]
}

/** The message of a page, its body from `top.end` to `tail`; all other lines are the archive's. */
function pageMessage(lines: readonly string[], { fields, title, end }: PageTop, tail: number): RawMessage {
	const field = (name: string): string => deobfuscate(fields.get(name) ?? '')
	const subject = decodeText(field('subject') || title)
	const archive = [...range(0, end), ...partMarks(lines), ...range(tail, lines.length)]
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
		archiveLines: new Set(archive.toSorted((a, b) => a - b).map((index) => index + 1)),
		isPage: true,
	}
}

function tooDeep(path: string): { value: []; diagnostics: Diagnostic[] } {
	const place = { file: path, line: 1, column: 1 }
	const reason = 'This page nests its elements deeper than any archive does.'
	return { value: [], diagnostics: [diagnostic('thread-unreadable', place, reason, 'Save the discussion as mail.')] }
}

function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
