import { parseDate } from './mime/parse-date.ts'
import { readPageHeaders } from './page-headers.ts'
import { isNavigation, isNavigationPiece, isNeighbour } from './page-marks.ts'

/** What an archive sets above a message. */
export interface PageTop {
	/** Header fields by lower-case name; empty where the page shows none. */
	readonly fields: ReadonlyMap<string, string>
	/** The page's heading, which is the subject; empty when there is none. */
	readonly title: string
	/** Index behind the archive's last line above the body; 0 when there is nothing above it. */
	readonly end: number
}

/** Finds the top of a page by its marks, never by position: without a mark, every line is the message's. */
export function pageTop(lines: readonly string[]): PageTop {
	const navigation = firstNavigation(lines)
	if (navigation === null) return headed(lines, 0, '') ?? pipermail(lines) ?? { fields: new Map(), title: '', end: 0 }
	const above =
		lines
			.slice(0, navigation.start)
			.findLast((line) => line.trim() !== '')
			?.trim() ?? ''
	return (
		headed(lines, navigation.end, above) ?? {
			fields: new Map(),
			title: above,
			end: neighboursEnd(lines, navigation.end),
		}
	)
}

/** A menu, a title and a few words may stand above the navigation. */
const longestTop = 40
/** The widest navigation line, one link a line. */
const mostPieces = 12

function firstNavigation(lines: readonly string[]): { start: number; end: number } | null {
	for (let start = 0; start < Math.min(lines.length, longestTop); start++) {
		if (/^ ?>/.test(lines[start]!)) return null
		let end = navigationEnd(lines, start)
		if (end === start) continue
		for (let next = skipEmpty(lines, end); navigationEnd(lines, next) > next; next = skipEmpty(lines, end)) {
			end = navigationEnd(lines, next)
		}
		return { start, end }
	}
	return null
}

/** Index behind the navigation that starts at `start`, wrapped or not; `start` itself when none does. */
function navigationEnd(lines: readonly string[], start: number): number {
	if (isNavigation(lines[start] ?? '')) return start + 1
	let joined = ''
	for (let end = start; end < Math.min(lines.length, start + mostPieces) && isNavigationPiece(lines[end]!); end++) {
		joined = `${joined} ${lines[end]!.trim()}`
		if (isNavigation(joined)) return end + 1
	}
	return start
}

/** Header lines below `from`, perhaps under a heading. */
function headed(lines: readonly string[], from: number, above: string): PageTop | null {
	const first = skipEmpty(lines, from)
	const direct = readPageHeaders(lines, first)
	if (direct !== null) return { fields: direct.fields, title: above, end: neighboursEnd(lines, direct.end) }
	const below = readPageHeaders(lines, skipEmpty(lines, first + 1))
	if (below === null) return null
	return { fields: below.fields, title: lines[first]!.trim(), end: neighboursEnd(lines, below.end) }
}

/** pipermail: `[list] Subject`, `Name user at host`, `Fri Mar 29 16:23:36 EDT 2013`, then the neighbours. */
function pipermail(lines: readonly string[]): PageTop | null {
	const title = skipEmpty(lines, 0)
	const sender = skipEmpty(lines, title + 1)
	const date = skipEmpty(lines, sender + 1)
	const [, name, address] = /^(.{0,200}?)\s{0,9}\b(\S{1,64} at \S{1,250})$/.exec(lines[sender]?.trim() ?? '') ?? []
	if (address === undefined || (lines[date]?.length ?? 0) > 60 || parseDate(lines[date] ?? '') === null) return null
	const fields = new Map([
		['from', `${address} (${name})`],
		['date', lines[date]!],
	])
	return { fields, title: lines[title]!.trim(), end: neighboursEnd(lines, date + 1) }
}

/** Index behind the last neighbour or navigation line that follows, with the rule drawn below them. */
function neighboursEnd(lines: readonly string[], from: number): number {
	let end = from
	for (let at = skipEmpty(lines, from); at < lines.length; at = skipEmpty(lines, end)) {
		const navigation = navigationEnd(lines, at)
		if (navigation > at) end = navigation
		else if (isNeighbour(lines[at]!)) end = at + 1
		else break
	}
	const rule = skipEmpty(lines, end)
	return /^\s*[-_=]{3,}\s*$/.test(lines[rule] ?? '') ? rule + 1 : end
}

function skipEmpty(lines: readonly string[], from: number): number {
	let at = from
	while (at < lines.length && lines[at]!.trim() === '') at++
	return at
}
