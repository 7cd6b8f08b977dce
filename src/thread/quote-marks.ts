import type { Attribution } from './attribution-line.ts'

/** A line of a body with its quote marks taken off. */
export interface MarkedLine {
	/** Number of quote marks; 0 is the writer's own level (RFC 3676 section 4.5, read as loosely as people write). */
	readonly depth: number
	/** What stands behind the marks, as sent. */
	readonly text: string
	/**
	 * Only in a forge's comment. code: a fenced line, in which nothing is a mark · diff: the same, of a patch · lazy: goes
	 * on with a quotation without its mark · hidden: no page shows it · context: the code that the comment is about
	 */
	readonly role?: 'code' | 'diff' | 'lazy' | 'hidden' | 'context'
	/** The line names the writer of the quotation below it. */
	readonly introduces?: Attribution
}

/**
 * Takes the quote marks off every line: `> > `, `>>`, ` > `, `>text`, `| ` where a whole run bears it, and the initials of
 * supercite (`JG> `). What only looks like a quotation stays a line of its own: `>From ` escaped by an mbox, a compiler's
 * `>> file.c:57`, and the context lines of a patch.
 */
export function readQuoteMarks(lines: readonly string[]): MarkedLine[] {
	let last: MarkedLine | undefined
	let [hasBars, hasInitials] = [false, false]
	// Runs of equal lines, blank ones above all, share one object: mail can be made of them.
	const marked = lines.map((line, i) => {
		if (last !== undefined && line === lines[i - 1]) return last
		last = unmark(line)
		if (last.depth === 0) {
			hasBars ||= bar.test(line)
			hasInitials ||= line.lastIndexOf('>', longestInitials) > 0 && initials.test(line)
		}
		return last
	})
	if (hasBars) markRuns(lines, marked, bar, (line) => line.replace(/^[ \t]?\|[ \t]?/, ''))
	if (hasInitials) markRuns(lines, marked, initials, (line) => line.replace(initials, ''))
	for (let i = 0; i < marked.length; i++) {
		const line = marked[i]
		if (line === undefined || line.depth === 0 || line.text === '') continue
		if (isOutputOfProgram(marked, i) || isPatchContext(lines, i)) marked[i] = { depth: 0, text: lines[i] ?? '' }
		else if (isEscapedFrom(marked, i)) marked[i] = { depth: line.depth - 1, text: line.text }
	}
	joinWrappedTails(lines, marked)
	return marked
}

const mark = 0x3e

/** A discussion of twenty rounds is long. Marks beyond these are read as text. */
export const deepestQuote = 100

const marks = new RegExp(`^[ \\t]?(?:>[ \\t]?){1,${deepestQuote}}`)

function unmark(line: string): MarkedLine {
	if (!line.startsWith('>') && line.charCodeAt(1) !== mark) return { depth: 0, text: line }
	const found = marks.exec(line)
	if (found === null) return { depth: 0, text: line }
	let depth = 0
	for (const character of found[0]) if (character === '>') depth++
	const text = line.slice(found[0].length)
	// Supercite sets its own sign before the line that names a writer: `>>>>> "AL" == Ann Lee writes:`.
	const isSupercite = text.startsWith('"') && found[0].endsWith('>>>>> ') && supercite.test(text)
	return { depth: isSupercite ? depth - superciteSign : depth, text }
}

const supercite = /^"[^"]{1,40}" == \S/
const superciteSign = 5

const bar = /^[ \t]?\|(?:[ \t][^|]*)?$/
const initials = /^[ \t]?\p{Lu}[\p{L}]{0,4}> ?(?=\S|$)/u
const longestInitials = 6

/** A table has a row or two, a quotation has a paragraph. */
const shortestBarRun = 3

/** `| ` and `JG> ` are quote marks only where several lines in a row bear them. */
function markRuns(lines: readonly string[], marked: MarkedLine[], mark: RegExp, strip: (line: string) => string): void {
	const least = mark === bar ? shortestBarRun : 2
	for (let i = 0; i < lines.length; ) {
		if (marked[i]?.depth !== 0 || !mark.test(lines[i] ?? '')) {
			i++
			continue
		}
		let end = i + 1
		while (end < lines.length && marked[end]?.depth === 0 && mark.test(lines[end] ?? '')) end++
		const words = lines.slice(i, end).filter((line) => /\p{L}{2,} \p{L}{2,}/u.test(line)).length
		if (end - i >= least && words * 2 >= end - i) {
			for (let j = i; j < end; j++) {
				const inner = unmark(strip(lines[j] ?? ''))
				marked[j] = { depth: inner.depth + 1, text: inner.text }
			}
		}
		i = end
	}
}

/** `>> file.c:57:5: warning` and its like, standing among lines that are no quotation two deep. */
function isOutputOfProgram(marked: readonly MarkedLine[], i: number): boolean {
	const line = marked[i]
	if (
		line === undefined ||
		line.depth !== 2 ||
		!/^[\w./+-]{1,200}(?::\d{1,9}|\.o:|: (?:warning|error)|\.[ch]\b)/.test(line.text)
	)
		return false
	return around(marked, i).every((depth) => depth === 0 || depth === null)
}

/** mbox writes ">From " where a line began with "From ": alone below lines one level higher, the mark is not a quoter's. */
function isEscapedFrom(marked: readonly MarkedLine[], i: number): boolean {
	const line = marked[i]
	// At the first level the mbox reader has undone the escape: what is left there is a quotation.
	if (line === undefined || line.depth < 2 || !line.text.startsWith('From ')) return false
	const depths = around(marked, i).filter((depth) => depth !== null)
	return depths.includes(line.depth - 1) && depths.every((depth) => depth < line.depth)
}

/** Depths of the nearest lines before and after that are not blank. */
function around(marked: readonly MarkedLine[], i: number): [number | null, number | null] {
	const look = (step: number): number | null => {
		for (let j = i + step, left = 3; j >= 0 && j < marked.length && left > 0; j += step, left--) {
			const line = marked[j]
			if (line !== undefined && line.text.trim() !== '') return line.depth
		}
		return null
	}
	return [look(-1), look(1)]
}

/** A context line of the writer's own patch: " > text", inside a hunk that began at depth 0. */
function isPatchContext(lines: readonly string[], i: number): boolean {
	if (!/^ >/.test(lines[i] ?? '')) return false
	for (let j = i - 1; j >= 0 && i - j < 60; j--) {
		const line = lines[j] ?? ''
		if (/^@@ -\d/.test(line)) return true
		if (!/^[ +\-\\]/.test(line)) return false
	}
	return false
}

/** Where programs wrap a quotation again, its tails lose marks: short lines, pressed between deeper ones. */
function joinWrappedTails(lines: readonly string[], marked: MarkedLine[]): void {
	const tails: number[] = []
	for (let i = 1; i < marked.length - 1; i++) {
		const [before, line, after] = [marked[i - 1], marked[i], marked[i + 1]]
		if (before === undefined || line === undefined || after === undefined) continue
		if (
			line.depth >= before.depth ||
			after.depth < before.depth ||
			line.text.trim() === '' ||
			before.text.trim() === ''
		)
			continue
		if ((lines[i - 1] ?? '').length >= 50 && line.text.length <= 40) tails.push(i)
	}
	// One may be a terse answer; a program that wraps does it all the time.
	if (tails.length < 3) return
	for (const i of tails) marked[i] = { depth: marked[i - 1]?.depth ?? 0, text: marked[i]?.text ?? '' }
}
