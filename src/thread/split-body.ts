import {
	type Attribution,
	longestAttribution,
	mayEndAttribution,
	mayStartAttribution,
	readAttribution,
} from './attribution-line.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { isBanner, readHeaderBlock } from './header-block.ts'
import { ownKinds } from './own-kinds.ts'
import { type MarkedLine, readQuoteMarks } from './quote-marks.ts'
import type { BlockKind } from './thread.ts'

/** A body taken apart: what every line is, and what introduces the quotations in it. */
export interface Body {
	readonly lines: readonly BodyLine[]
	readonly introductions: readonly Introduction[]
}

export interface BodyLine {
	readonly kind: BlockKind
	/** Quote depth: the marks, and one more below each unmarked "Original Message". */
	readonly depth: number
	/** Without quote marks. */
	readonly text: string
}

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

/** Tells own words, quotations, attribution lines, signatures, trailers, patches and footers apart. */
export function splitBody(message: Pick<RawMessage, 'lines' | 'archiveLines'>): Body {
	const marked = readQuoteMarks(message.lines)
	const isArchive = (index: number): boolean => message.archiveLines.has(index + 1)
	const { introductions, shifts, taken } = findIntroductions(marked, isArchive)
	const depths = shiftedDepths(marked, shifts)
	const kinds = ownKinds(marked, depths, isArchive)
	return {
		lines: marked.map((line, i) => ({
			kind: isArchive(i)
				? 'footer'
				: taken.has(i)
					? 'attribution'
					: (depths[i] ?? 0) > 0
						? 'quoted'
						: (kinds[i] ?? 'own'),
			depth: isArchive(i) ? 0 : (depths[i] ?? 0),
			text: line.text,
		})),
		introductions: introductions.map((found) => ({
			...found,
			depth: Math.max(depths[found.first] ?? 0, depths[found.last] ?? 0) + 1,
		})),
	}
}

/** From line `from` on, lines of at least `depth` marks belong to a message repeated without marks: one deeper. */
interface Shift {
	readonly from: number
	readonly depth: number
	readonly until: number | null
}

/** Nobody nests deeper by hand; what claims to is hostile, and would make every line dear. */
const mostShifts = 25

function shiftedDepths(marked: readonly MarkedLine[], shifts: readonly Shift[]): number[] {
	let active: Shift[] = []
	let next = 0
	return marked.map((line, i) => {
		active = active.filter((shift) => shift.until === null || i < shift.until)
		for (; next < shifts.length && (shifts[next]?.from ?? 0) <= i; next++) {
			const shift = shifts[next]
			if (shift !== undefined && active.length < mostShifts && (shift.until === null || i < shift.until))
				active.push(shift)
		}
		return line.depth + active.filter((shift) => line.depth >= shift.depth).length
	})
}

interface OpenShift {
	readonly from: number
	readonly depth: number
	until: number | null
}

interface Found {
	readonly introductions: Introduction[]
	readonly shifts: readonly Shift[]
	readonly taken: ReadonlySet<number>
}

/** Programs wrap an attribution line over a few lines, hardly more. */
const mostWrappedLines = 5

function findIntroductions(marked: readonly MarkedLine[], isArchive: (index: number) => boolean): Found {
	const introductions: Introduction[] = []
	const shifts: OpenShift[] = []
	const open: OpenShift[] = []
	const shift = (from: number, depth: number): void => {
		const opened = { from, depth, until: null }
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
		add(found.attribution, found.first, i, nextDepth === depth)
	}
	return { introductions, shifts, taken }
}

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
