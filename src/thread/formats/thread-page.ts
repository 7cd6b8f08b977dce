import { contentId } from './content-id.ts'
import { messageIds } from './mime/message-ids.ts'
import { parseDate } from './mime/parse-date.ts'
import type { PageSource } from './page-source.ts'
import type { RawMessage } from './raw-message.ts'

/**
 * Reads the thread view of public-inbox, flat or nested, saved as HTML or copied as text: many messages on a page, each
 * below a piece of the reply tree and a line `From: NAME @ DATE UTC (permalink / raw)`. Empty for any other page. The HTML
 * gives the Message-IDs; without it, a message is told by its content, and replies are linked all the same.
 *
 * @param plain the lines with plain blanks
 */
export function readThreadPage(lines: readonly string[], plain: readonly string[], source?: PageSource): RawMessage[] {
	const found = findMessages(plain)
	if (found.length === 0) return []
	const page: Page = { lines: plain, source, hrefs: firstHrefs(source), found, owners: ownersOf(found, plain.length) }
	const ids = found.map((message) => permalinkId(page.hrefs.get(message.head)) ?? textId(message, plain))
	return found.map((message, index): RawMessage => {
		const { start, head, body, end, to } = message
		return {
			id: ids[index] ?? null,
			inReplyTo: parentOf(message, page, ids),
			references: [],
			from: { name: message.name, address: null },
			recipients: [],
			date: message.date,
			subject: subjectAbove(plain, start, head),
			mailer: null,
			url: null,
			lines: lines.slice(start, to),
			wrap: 'lines',
			archiveLines: new Set([...range(start, body), ...range(end, to)].map((line) => line - start + 1)),
			isPage: true,
		}
	})
}

interface Page {
	readonly lines: readonly string[]
	readonly source: PageSource | undefined
	/** The first link of a line. */
	readonly hrefs: ReadonlyMap<number, string>
	readonly found: readonly Found[]
	/** The message to which the head at a line leads, by line. */
	readonly owners: readonly number[]
}

function firstHrefs(source: PageSource | undefined): ReadonlyMap<number, string> {
	const hrefs = new Map<number, string>()
	for (const { line, href } of source?.links ?? []) if (!hrefs.has(line)) hrefs.set(line, href)
	return hrefs
}

function ownersOf(found: readonly Found[], lines: number): number[] {
	const owners: number[] = new Array(lines).fill(-1)
	for (const [index, { start, head }] of found.entries()) owners.fill(index, start, head + 1)
	return owners
}

/** Indexes into the page's lines. */
interface Found {
	/** First line of its piece of the tree. */
	readonly start: number
	/** The line that names its writer. */
	readonly head: number
	readonly body: number
	/** The line below the body. */
	readonly end: number
	/** Behind everything that belongs to it. */
	readonly to: number
	readonly name: string
	readonly date: string | null
	/** As the page writes it: `2024-06-03  8:00`. */
	readonly minute: string
}

const headLine = /^From: (.{1,200}) @ (\d{4}-\d\d-\d\d\s{1,2}\d{1,2}:\d\d) UTC \(permalink \/ raw\)\s*$/
const endLine = /^\^ permalink raw reply\b/
/** A row of the tree: `@` marks the message below. */
const row = /^[@ ] (?:\d{4}-\d\d-\d\d\s{1,2}\d{1,2}:\d\d| {5}\[not found\]) /
/** A thread of some hundred messages shows as many rows. */
const longestTree = 2000

function findMessages(lines: readonly string[]): Found[] {
	const found: Found[] = []
	let start = 0
	let tree = false
	for (let i = 0; i < lines.length; i++) {
		tree ||= lines[i]!.startsWith('@ ') && row.test(lines[i]!)
		const [, name, minute] = headLine.exec(lines[i]!.slice(0, 300)) ?? []
		if (name === undefined || minute === undefined || !tree || i - start > longestTree) continue
		let body = i + 1
		while (body < lines.length && /^\s+\S/.test(lines[body]!)) body++
		let end = body
		while (end < lines.length && !endLine.test(lines[end]!)) end++
		const to = Math.min(end + 1, lines.length)
		found.push({ start, head: i, body, end, to, name: name.trim(), minute, date: parseDate(`${minute} UTC`) })
		start = to
		tree = false
		i = to - 1
	}
	// What stands below the last message is the archive's too.
	return found.map((message, index) => (index === found.length - 1 ? { ...message, to: lines.length } : message))
}

function subjectAbove(lines: readonly string[], start: number, head: number): string | null {
	for (let i = head - 1; i >= start; i--) if (lines[i]!.startsWith('* ')) return lines[i]!.slice(2).trim() || null
	return null
}

/** Of the first link of the line that names the writer. */
function permalinkId(href = ''): string | null {
	const [, escaped] = /([^/]{1,1000})\/$/.exec(href) ?? []
	if (escaped === undefined) return null
	try {
		return decodeURIComponent(escaped)
	} catch {
		return escaped
	}
}

function textId({ name, date, body, end }: Found, lines: readonly string[]): string {
	return contentId({ subject: name, date, from: null, lines: lines.slice(body, end) })
}

/** The nearest row above the message's own that stands further left. */
function parentOf({ start, head }: Found, page: Page, ids: readonly string[]): string | null {
	const { lines, source, hrefs, found, owners } = page
	let own = head - 1
	while (own > start && !(lines[own]!.startsWith('@ ') && row.test(lines[own]!))) own--
	for (let i = own - 1; i >= start; i--) {
		const line = lines[i]!
		if (!row.test(line) || columnOf(line) >= columnOf(lines[own]!)) continue
		if (line.includes('[not found]')) return messageIds(line)[0] ?? null
		const target = source?.anchors.get(hrefs.get(i)?.replace(/^[^#]*#/, '') ?? '')
		const parent = target === undefined ? byText(line, found) : (owners[target] ?? -1)
		return ids[parent] ?? null
	}
	return null
}

/** A row gives the minute and, at its end, the name. */
function byText(line: string, found: readonly Found[]): number {
	return found.findIndex(({ minute, name }) => line.startsWith(minute, 2) && line.endsWith(name))
}

/** Where the mark of a reply stands in a row; before all others where there is none. */
function columnOf(line: string): number {
	return line.slice(19).search(/^ *` /) < 0 ? -1 : line.indexOf('`')
}

function range(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
