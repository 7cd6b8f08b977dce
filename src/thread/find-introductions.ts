import {
	type Attribution,
	longestAttribution,
	mayEndAttribution,
	mayStartAttribution,
	readAttribution,
} from './attribution-line.ts'
import { isBanner, readHeaderBlock } from './header-block.ts'
import type { MarkedLine } from './quote-marks.ts'
import { indentOf, type Shift } from './shifted-depths.ts'

/** "On …, X wrote:" or a block of headers, and what it introduces. */
export interface Introduction {
	readonly attribution: Attribution
	/** Indexes into the body's lines. */
	readonly first: number
	readonly last: number
	/**
	 * Depth of the words it introduces if it stands where it should, one below its own. Apple Mail, and everything that
	 * cuts below the line, leaves words of the line's own depth behind it: `sameDepthFollows`.
	 */
	readonly depth: number
	readonly sameDepthFollows: boolean
}

interface Found {
	readonly introductions: Introduction[]
	readonly shifts: readonly Shift[]
	readonly taken: ReadonlySet<number>
}

/**
 * Finds attribution lines and header blocks, and where a message is repeated below its introduction without quote marks of
 * its own.
 */
export function findIntroductions(marked: readonly MarkedLine[], isArchive: (index: number) => boolean): Found {
	const introductions: Introduction[] = []
	const shifts: Shift[] = []
	const open: Shift[] = []
	const shift = (from: number, depth: number, indent = 0): void => {
		const opened = { from, depth, indent, until: null }
		shifts.push(opened)
		open.push(opened)
	}
	const taken = new Set<number>()
	// Depths whose writer an introduction has named so far.
	let named: boolean[] = []
	const add = (attribution: Attribution, first: number, last: number, sameDepthFollows: boolean): void => {
		introductions.push({ attribution, first, last, depth: 0, sameDepthFollows })
		for (let i = first; i <= last; i++) taken.add(i)
		const depth = Math.max(marked[first]?.depth ?? 0, marked[last]?.depth ?? 0)
		const introduced = sameDepthFollows && depth > 0 && named[depth] !== true ? depth : depth + 1
		named = named.slice(0, introduced)
		named[introduced] = true
		// What is introduced anew one level higher ends the unmarked messages below.
		while ((open.at(-1)?.depth ?? 0) > depth) {
			const ended = open.pop()
			if (ended !== undefined) ended.until = first
		}
	}
	for (let i = 0; i < marked.length; i++) {
		const line = marked[i]
		if (line === undefined || isArchive(i) || taken.has(i)) continue
		if (line.introduces !== undefined) add(line.introduces, i, i, false)
		if (line.introduces !== undefined || line.role !== undefined) continue
		const block = mayStartHeaderBlock(line.text) ? headerBlockAt(marked, i) : null
		if (block !== null) {
			const next = nextText(marked, block.end, isArchive)
			const marksFollow = next !== null && (marked[next]?.depth ?? 0) > (marked[block.end - 1]?.depth ?? 0)
			if (block.isWhole || marksFollow) {
				const depth = marked[block.end - 1]?.depth ?? 0
				// Above it stands nobody's name: the block names the writer of its own depth.
				const isFirst = depth > 0 && named[depth] !== true
				add(block.attribution, i, block.end - 1, isFirst)
				if (!marksFollow && !isFirst) shift(block.end, depth)
				i = block.end - 1
				continue
			}
		}
		if (!mayEndAttribution(line.text)) continue
		const found = attributionEndingAt(marked, i, taken)
		if (found === null) continue
		const depth = Math.max(line.depth, marked[found.first]?.depth ?? 0)
		const next = nextText(marked, i + 1, isArchive)
		const nextDepth = next === null ? -1 : (marked[next]?.depth ?? 0)
		if (depth === 0 && nextDepth <= 0) {
			// Own words follow: an introduction only if it is one beyond doubt.
			if (!isCertain(found.attribution, found.text)) continue
			if (quotationWithin(marked, i + 1, 5)) add(found.attribution, found.first, i, false)
			else if (next !== null && opensUnmarkedHistory(marked, found.first, next)) {
				add(found.attribution, found.first, i, false)
				shift(i + 1, 0)
			}
			continue
		}
		if (nextDepth <= depth && !isCertain(found.attribution, found.text)) continue
		const inner = nextDepth === depth && next !== null ? indentOf(marked[next]) : 0
		const isIndented = inner >= indentOf(marked[found.first]) + leastIndent
		add(found.attribution, found.first, i, nextDepth === depth && !isIndented)
		if (isIndented) shift(i + 1, depth, inner)
	}
	return { introductions, shifts, taken }
}

/** Programs wrap an attribution line over a few lines, hardly more. */
const mostWrappedLines = 5

/** Programs that turn a quotation's HTML into text set what it quotes four blanks in. */
const leastIndent = 4

function mayStartHeaderBlock(text: string): boolean {
	return (
		text.length < 300 &&
		(isBanner(text) ||
			/^\s{0,3}\*{0,2}(?:From|Von|De|Da|Van|Od|Fra|Från|Lähettäjä|От|Kimden|Date|Sent|To|发件人|寄件者|寄件人|差出人|보낸 ?사람)\s?\*{0,2}\s?[:：]/iu.test(
				text,
			))
	)
}

function headerBlockAt(marked: readonly MarkedLine[], start: number): ReturnType<typeof readHeaderBlock> {
	const depth = marked[start]?.depth ?? 0
	let level = depth
	if (isBanner(marked[start]?.text ?? '')) {
		// The banner may stand outside the marks of the block it heads.
		const next = nextText(marked, start + 1, () => false)
		level = next === null ? depth : (marked[next]?.depth ?? depth)
	}
	return readHeaderBlock((i) => {
		const line = marked[i]
		if (line === undefined) return null
		return line.depth === level || i === start || (i < start + 3 && line.text.trim() === '') ? line.text : null
	}, start)
}

interface Ending {
	readonly attribution: Attribution
	readonly first: number
	readonly text: string
}

/** The attribution line that ends at line `end`, taken together with the wrapped lines above it. */
function attributionEndingAt(marked: readonly MarkedLine[], end: number, taken: ReadonlySet<number>): Ending | null {
	const last = marked[end]
	if (last === undefined) return null
	let depth = last.depth
	let best: Ending | null = null
	let joined = ''
	for (let first = end; first >= 0 && end - first < mostWrappedLines; first--) {
		const line = marked[first]
		if (line === undefined || taken.has(first) || line.text.trim() === '') break
		// A tail that a second program wrapped stands one or more levels higher than the line it belongs to.
		if (line.depth !== depth) {
			if (first !== end - 1 || line.depth < depth || last.text.trim().length > 60) break
			depth = line.depth
		}
		if (first < end && /[.!?:：]$/u.test(line.text.trim()) && !/\b[ap]\.m\.$/i.test(line.text)) break
		joined = `${line.text.trim()} ${joined}`.trim()
		if (joined.length > longestAttribution) break
		if (first < end && !mayStartAttribution(line.text)) continue
		const attribution = readAttribution(joined)
		if (attribution === null) continue
		if (best === null || worth(attribution) > worth(best.attribution)) best = { attribution, first, text: joined }
	}
	return best
}

function worth({ name, address, date }: Attribution): number {
	return (date === null ? 0 : 4) + (name === null ? 0 : 2) + (address === null ? 0 : 1)
}

function isCertain({ date, address }: Attribution, text: string): boolean {
	return (
		(date !== null || address !== null) &&
		(/\d{1,2}[:.]\d\d/.test(text) || (date !== null && address !== null)) &&
		mayStartAttribution(text)
	)
}

function nextText(marked: readonly MarkedLine[], from: number, isArchive: (index: number) => boolean): number | null {
	for (let i = from; i < marked.length; i++) if (!isArchive(i) && marked[i]?.text.trim() !== '') return i
	return null
}

function quotationWithin(marked: readonly MarkedLine[], from: number, lines: number): boolean {
	for (let i = from; i < marked.length && i < from + lines; i++) if ((marked[i]?.depth ?? 0) > 0) return true
	return false
}

/** A line of its own, a blank one before, running text behind: a whole message repeated below the answer to it. */
function opensUnmarkedHistory(marked: readonly MarkedLine[], first: number, next: number): boolean {
	const before = first === 0 || marked[first - 1]?.text.trim() === ''
	return before && !/^\s{2,}|^\t/.test(marked[next]?.text ?? '')
}
