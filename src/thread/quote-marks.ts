import { type Attribution, mayEndAttribution } from './attribution-line.ts'
import type { LineTable } from './line-table.ts'
import { type LineText, type Trait, trait } from './line-text.ts'

/** The lines of a body with their quote marks taken off. */
export interface MarkedLines {
	/** Number of quote marks; 0 is the writer's own level (RFC 3676 section 4.5, read as loosely as people write). */
	readonly depths: readonly number[]
	/** What stands behind the marks, as sent. */
	readonly texts: readonly LineText[]
	/** Only in a forge's comment, by the index of the line. */
	readonly roles: ReadonlyMap<number, LineRole>
	/** The same: lines that name the writer of the quotation below them. */
	readonly introducing: ReadonlyMap<number, Attribution>
	/** The depths in which quotations were set in by blanks instead of marked. */
	readonly setIn: ReadonlySet<number>
}

/**
 * code: a fenced line, in which nothing is a mark · diff: the same, of a patch · lazy: goes on with a quotation without its
 * mark · hidden: no page shows it · context: the code that the comment is about
 */
export type LineRole = 'code' | 'diff' | 'lazy' | 'hidden' | 'context'

/**
 * Takes the quote marks off every line: `> > `, `>>`, ` > `, `>text`, `| ` where a whole run bears it, and the initials of
 * supercite (`JG> `). What only looks like a quotation stays a line of its own: `>From ` escaped by an mbox, a compiler's
 * `>> file.c:57`, and the context lines of a patch.
 */
export function readQuoteMarks(lines: readonly LineText[], table: LineTable): MarkedLines {
	const [depths, texts]: [number[], LineText[]] = [[], []]
	let [hasMarks, hasBars, hasInitials] = [false, false, false]
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!
		unmark(line, table)
		depths.push(line.marks)
		texts.push(line.unmarked)
		if (line.marks > 0) hasMarks = true
		else {
			hasBars ||= line.has(bar)
			hasInitials ||= line.has(initials)
		}
	}
	const marked: Marking = { lines, depths, texts, table }
	let setIn: ReadonlySet<number> = none
	if (hasBars) markRuns(marked, bar, shortestBarRun)
	if (hasInitials) markRuns(marked, initials, shortestInitialsRun)
	if (hasMarks || hasBars || hasInitials) {
		for (let i = 0; i < lines.length; i++) {
			if (depths[i] === 0 || texts[i]!.text === '') continue
			if (isOutputOfProgram(marked, i) || isPatchContext(lines, i)) {
				depths[i] = 0
				texts[i] = lines[i]!
			} else if (isEscapedFrom(marked, i)) depths[i]!--
		}
		setIn = readSetInMarks(marked)
		joinWrappedTails(marked)
	}
	return { depths, texts, roles: noRoles, introducing: noNames, setIn }
}

const none: ReadonlySet<number> = new Set()
const noRoles: MarkedLines['roles'] = new Map()
const noNames: MarkedLines['introducing'] = new Map()

interface Marking {
	readonly lines: readonly LineText[]
	readonly depths: number[]
	readonly texts: LineText[]
	readonly table: LineTable
}

const mark = 0x3e

/** A discussion of twenty rounds is long. Marks beyond these are read as text. */
export const deepestQuote = 100

const marks = new RegExp(`^[ \\t]?(?:>[ \\t]?){1,${deepestQuote}}`)

/** Sees to it that the marks of a line are counted and what stands behind them is known. */
export function unmark(line: LineText, table: LineTable): void {
	if (line.marks >= 0) return
	const { text } = line
	line.marks = 0
	if (!text.startsWith('>') && text.charCodeAt(1) !== mark) return
	const found = marks.exec(text)
	if (found === null) return
	for (const character of found[0]) if (character === '>') line.marks++
	line.unmarked = table.text(text.slice(found[0].length))
	// Supercite sets its own sign before the line that names a writer: `>>>>> "AL" == Ann Lee writes:`.
	const inner = line.unmarked.text
	if (inner.startsWith('"') && found[0].endsWith('>>>>> ') && supercite.test(inner)) line.marks -= superciteSign
}

const supercite = /^"[^"]{1,40}" == \S/
const superciteSign = 5

const bar = trait((text) => /^[ \t]?\|(?:[ \t][^|]*)?$/.test(text))
const initialsMark = /^[ \t]?\p{Lu}[\p{L}]{0,4}> ?(?=\S|$)/u
const initials = trait((text) => text.lastIndexOf('>', longestInitials) > 0 && initialsMark.test(text))
const longestInitials = 6

/** A table has a row or two, a quotation has a paragraph. */
const shortestBarRun = 3
const shortestInitialsRun = 2

/** `| ` and `JG> ` are quote marks only where several lines in a row bear them. */
function markRuns({ lines, depths, texts, table }: Marking, mark: Trait, least: number): void {
	const isMarked = (i: number): boolean => depths[i] === 0 && lines[i]!.has(mark)
	for (let i = 0; i < lines.length; ) {
		if (!isMarked(i)) {
			i++
			continue
		}
		let end = i + 1
		while (end < lines.length && isMarked(end)) end++
		const words = lines.slice(i, end).filter(({ text }) => /\p{L}{2,} \p{L}{2,}/u.test(text)).length
		if (end - i >= least && words * 2 >= end - i) {
			for (let j = i; j < end; j++) {
				const inner = table.text(lines[j]!.text.replace(mark === bar ? /^[ \t]?\|[ \t]?/ : initialsMark, ''))
				unmark(inner, table)
				depths[j] = inner.marks + 1
				texts[j] = inner.unmarked
			}
		}
		i = end
	}
}

/**
 * Marks set in by blanks within a quotation: a program turned the HTML around them into text. An attribution line among
 * them tells them from a prompt. Returns the depths at which they were.
 */
function readSetInMarks({ depths, texts, table }: Marking): ReadonlySet<number> {
	const found: number[] = []
	let isIntroduced = false
	for (let i = 0; i < texts.length; i++) {
		if (depths[i]! === 0) continue
		const text = texts[i]!
		if (text.has(setInMark)) found.push(i)
		isIntroduced ||= text.has(setInIntroduction)
	}
	if (!isIntroduced || found.length < shortestSetIn) return none
	const setIn = new Set<number>()
	for (const i of found) {
		const inner = table.text(texts[i]!.text.trimStart())
		unmark(inner, table)
		setIn.add(depths[i]!)
		depths[i]! += inner.marks
		texts[i] = inner.unmarked
	}
	return setIn
}

/** A mark behind blanks. */
export const setInMark = trait((text) => /^[ \t\u00a0]{3,}>/.test(text))
const setInIntroduction = trait(
	(text) => /^[ \t\u00a0]{3,}/.test(text) && mayEndAttribution(text) && /\d[\d:]*\d/.test(text),
)
const shortestSetIn = 3

/** `>> file.c:57:5: warning` and its like, standing among lines that are no quotation two deep. */
function isOutputOfProgram(marked: Marking, i: number): boolean {
	if (marked.depths[i] !== 2 || !marked.texts[i]!.has(programsOutput)) return false
	return around(marked, i).every((depth) => depth === 0 || depth === null)
}

const programsOutput = trait((text) => /^[\w./+-]{1,200}(?::\d{1,9}|\.o:|: (?:warning|error)|\.[ch]\b)/.test(text))

/** mbox writes ">From " where a line began with "From ": alone below lines one level higher, the mark is not a quoter's. */
function isEscapedFrom(marked: Marking, i: number): boolean {
	const depth = marked.depths[i]!
	// At the first level the mbox reader has undone the escape: what is left there is a quotation.
	if (depth < 2 || !marked.texts[i]!.text.startsWith('From ')) return false
	const depths = around(marked, i).filter((depth) => depth !== null)
	return depths.includes(depth - 1) && depths.every((other) => other < depth)
}

/** Depths of the nearest lines before and after that are not blank. */
function around({ depths, texts }: Marking, i: number): [number | null, number | null] {
	const look = (step: number): number | null => {
		for (let j = i + step, left = 3; j >= 0 && j < depths.length && left > 0; j += step, left--)
			if (!texts[j]!.isBlank) return depths[j]!
		return null
	}
	return [look(-1), look(1)]
}

/** A context line of the writer's own patch: " > text", inside a hunk that began at depth 0. */
function isPatchContext(lines: readonly LineText[], i: number): boolean {
	if (!lines[i]!.text.startsWith(' >')) return false
	for (let j = i - 1; j >= 0 && i - j < 60; j--) {
		const { text } = lines[j]!
		if (/^@@ -\d/.test(text)) return true
		if (!/^[ +\-\\]/.test(text)) return false
	}
	return false
}

/** Where programs wrap a quotation again, its tails lose marks: short lines, pressed between deeper ones. */
function joinWrappedTails({ lines, depths, texts }: Marking): void {
	const tails: number[] = []
	for (let i = 1; i < depths.length - 1; i++) {
		const before = depths[i - 1]!
		const depth = depths[i]!
		if (depth >= before || depths[i + 1]! < before || texts[i]!.isBlank || texts[i - 1]!.isBlank) continue
		if (lines[i - 1]!.text.length >= 50 && texts[i]!.text.length <= 40) tails.push(i)
	}
	// One may be a terse answer; a program that wraps does it all the time.
	if (tails.length < 3) return
	for (const i of tails) depths[i] = depths[i - 1]!
}
