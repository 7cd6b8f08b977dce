import {
	type Attribution,
	endsInMailbox,
	longestAttribution,
	mayEndAttribution,
	mayStartAttribution,
	namesEarly,
} from './attribution-line.ts'
import { headerBlockAt, mayStartHeaderBlock } from './find-header-block.ts'
import { isBanner } from './header-block.ts'
import { levelStretches } from './level-stretches.ts'
import type { LineTable } from './line-table.ts'
import { trait } from './line-text.ts'
import { type MarkedLines, setInMark } from './quote-marks.ts'
import { indentOf, leastIndent, type Shift } from './shifted-depths.ts'

/** "On …, X wrote:" or a block of headers, and what it introduces. */
export interface Introduction {
	readonly attribution: Attribution
	/** Indexes into the body's lines. */
	readonly first: number
	readonly last: number
	/** The line of it that stands at its own depth: a banner may stand outside, a wrapped verb inside the quotation. */
	readonly anchor: number
	/**
	 * Depth of the words it introduces if it stands where it should, one below its own. Apple Mail, and everything that
	 * cuts below the line, leaves words of the line's own depth behind it: `sameDepthFollows`.
	 */
	readonly depth: number
	readonly sameDepthFollows: boolean
	/** The message it introduces bears no quote marks of its own. */
	readonly isUnmarked: boolean
	/** "On 15 Oct 2021, at 01:17, …": Apple Mail writes so, and sets the line inside the quotation. */
	readonly isApple: boolean
	/** The first words below stand two or more marks deeper: whom the writer quotes, or a line moved up from there. */
	readonly skips: boolean
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
export function findIntroductions(marked: MarkedLines, isArchive: (index: number) => boolean, table: LineTable): Found {
	const { depths, texts, roles, introducing } = marked
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
	const add = (
		attribution: Attribution,
		[first, last]: readonly [number, number],
		anchor: number,
		how: Partial<Pick<Introduction, 'sameDepthFollows' | 'isUnmarked' | 'isApple' | 'skips'>> = {},
	): void => {
		const { sameDepthFollows = false, isUnmarked = false, isApple = false, skips = false } = how
		introductions.push({
			attribution,
			first,
			last,
			anchor,
			depth: 0,
			sameDepthFollows,
			isUnmarked,
			isApple,
			skips,
		})
		for (let i = first; i <= last; i++) taken.add(i)
		const depth = depths[anchor]!
		const isOwnDepth = isUnmarked || (sameDepthFollows && depth > 0 && named[depth] !== true)
		const introduced = isOwnDepth ? depth : depth + 1
		named = named.slice(0, introduced)
		named[introduced] = true
		// What is introduced anew one level higher ends the unmarked messages below.
		while ((open.at(-1)?.depth ?? 0) > depth) {
			const ended = open.pop()
			if (ended !== undefined) ended.until = first
		}
	}
	const isLevel = levelStretches(marked)
	let attempts = 0
	for (let i = 0; i < texts.length && attempts < mostAttempts; i++) {
		const text = texts[i]!
		const introduces = introducing.size === 0 ? undefined : introducing.get(i)
		if (!text.has(mayIntroduce) && introduces === undefined) continue
		if (text.text === '' || isArchive(i) || taken.has(i)) continue
		if (introduces !== undefined) add(introduces, [i, i], i)
		if (introduces !== undefined || roles.has(i)) continue
		const mayBeBlock = text.has(mayStartBlock)
		if (mayBeBlock) attempts += blockAttempts
		const blanks = mayBeBlock ? indentOf(text) : 0
		const indent = blanks < leastIndent ? 0 : blanks
		const block = mayBeBlock ? headerBlockAt(marked, i, indent) : null
		if (block !== null) {
			const next = nextText(marked, block.end, isArchive)
			const marksFollow = next !== null && depths[next]! > depths[block.end - 1]!
			if (block.isWhole || marksFollow) {
				const depth = depths[block.end - 1]!
				// Above it stands nobody's name: the block names the writer of its own depth.
				const isFirst = depth > 0 && named[depth] !== true && indent === 0
				const isUnmarked = (!marksFollow || block.isOutlook) && !isFirst
				add(block.attribution, [i, block.end - 1], block.end - 1, { sameDepthFollows: isFirst, isUnmarked })
				if (isUnmarked) shift(block.end, depth, indent)
				i = block.end - 1
				continue
			}
		}
		// Without a verb or a colon, only right above what it introduces.
		if (!text.has(mayEndHere) && !(text.has(mailboxEnds) && depths[i + 1] === depths[i]! + 1)) continue
		attempts++
		const found = attributionEndingAt(marked, i, taken, table)
		if (found === null) continue
		const depth = depths[found.first]!
		const next = nextText(marked, i + 1, isArchive)
		const nextDepth = next === null ? -1 : depths[next]!
		const margin = indentOf(texts[found.first])
		const inner = nextDepth === depth && next !== null ? indentOf(texts[next]) : 0
		const isIndented = inner >= margin + leastIndent
		// In a message that is set in, marks stand behind the blanks.
		const isMarked =
			inner > 0 &&
			texts[next!]!.has(setInMark) &&
			open.some((shift) => shift.depth === depth && shift.indent > 0 && shift.indent <= margin)
		if (depth === 0 && nextDepth <= 0) {
			// Own words follow: an introduction only if it is one beyond doubt.
			if (!isCertain(found.attribution, found.text)) continue
			const isQuotation = isMarked || quotationWithin(marked, i + 1, 5)
			if (isQuotation || (!isIndented && next !== null && endsAttributionWithin(marked, next, table)))
				add(found.attribution, [found.first, i], found.first)
			else if (isIndented || (next !== null && opensUnmarkedHistory(marked, found.first, next))) {
				add(found.attribution, [found.first, i], found.first, { isUnmarked: true })
				shift(i + 1, 0, isIndented ? inner : 0)
			}
			continue
		}
		const isClear = isCertain(found.attribution, found.text) || (isIndented && found.attribution.address !== null)
		if (nextDepth <= depth && !isClear) continue
		// "Original Message" above the line: the message is repeated whole, without marks of its own.
		const isWhole =
			nextDepth === depth &&
			!isMarked &&
			named[depth] === true &&
			(isBanner(texts[found.first - 1]?.text ?? '') ||
				// The message that the answer is to: no mark stands in there, so that none was set.
				(endsAnswer(marked, found, taken) && isLevel(i + 1, depth)))
		add(found.attribution, [found.first, i], found.first, {
			sameDepthFollows: nextDepth === depth && !isMarked && !isIndented && !isWhole,
			isUnmarked: isIndented || isWhole,
			isApple: appleDate.test(found.text),
			skips: nextDepth > depth + 1,
		})
		if (isIndented || isWhole) shift(i + 1, depth, isIndented ? inner : margin < leastIndent ? 0 : margin)
	}
	return { introductions, shifts, taken }
}

/**
 * A mail of megabytes has hundreds of lines that might introduce something. What has more is made to keep its reader busy:
 * below them nothing is introduced, and quotations are nobody's. A block of headers is dozens of lines to look at.
 */
const mostAttempts = 20_000
const blockAttempts = 20

/** Programs wrap an attribution line over a few lines, hardly more. */
const mostWrappedLines = 5

/** What is left of a line behind a break: a surname and the verb, or the verb alone. */
const longestRest = 40
const longestVerb = 12

const mayEndHere = trait(mayEndAttribution)
const mailboxEnds = trait(endsInMailbox)
const mayStartBlock = trait(mayStartHeaderBlock)
const mayIntroduce = trait((text) => mayStartHeaderBlock(text) || mayEndAttribution(text) || endsInMailbox(text))

interface Ending {
	readonly attribution: Attribution
	readonly first: number
	readonly text: string
}

/** The attribution line that ends at line `end`, taken together with the wrapped lines above it. */
function attributionEndingAt(
	{ depths, texts }: MarkedLines,
	end: number,
	taken: ReadonlySet<number>,
	table: LineTable,
): Ending | null {
	const last = texts[end]!.text.trim()
	const lastDepth = depths[end]!
	let depth = lastDepth
	let best: Ending | null = null
	let joined = ''
	let blanks = 0
	for (let first = end; first >= 0 && end - first < mostWrappedLines; first--) {
		if (taken.has(first)) break
		const { text, isBlank } = texts[first]!
		if (isBlank) {
			// Where a zone's long name made the line too long, programs leave a blank one before the rest of it.
			if (first !== end - 1 || last.length > longestRest || ++blanks > 1) break
			continue
		}
		// A tail that a second program wrapped stands one or more levels higher than the line it belongs to; the verb
		// alone stands inside what it introduces where a program set only the quoted words in.
		const own = depths[first]!
		if (own !== depth) {
			const isInside = own === depth - 1 && last.length <= longestVerb
			if (first !== end - 1 || !(isInside || (own > depth && last.length <= 60))) break
			depth = own
		}
		if (first < end && /[.!?:：]$/u.test(text.trim()) && !/\b[ap]\.m\.$/i.test(text)) break
		joined = `${text.trim()} ${joined}`.trim()
		if (joined.length > longestAttribution) break
		if (first < end && !mayStartAttribution(text) && !namesEarly(text)) continue
		const attribution = table.attributionIn(joined)
		if (attribution === null) continue
		const needsProof = blanks > 0 || depth < lastDepth
		if (needsProof && !isCertain(attribution, joined)) continue
		if (best === null || worth(attribution) > worth(best.attribution)) best = { attribution, first, text: joined }
	}
	return best
}

function worth({ name, address, date }: Attribution): number {
	return (date === null ? 0 : 4) + (name === null ? 0 : 2) + (address === null ? 0 : 1)
}

const appleDate = /\d, at \d{1,2}[:.]\d\d/

/** A day of which nobody can say which number is the month is a day all the same. */
const numericDate = /\b\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\b/

function isCertain({ date, address }: Attribution, text: string): boolean {
	return (
		(date !== null || address !== null || numericDate.test(text)) &&
		(/\d{1,2}[:.]\d\d/.test(text) || (date !== null && address !== null)) &&
		mayStartAttribution(text)
	)
}

function nextText({ texts }: MarkedLines, from: number, isArchive: (index: number) => boolean): number | null {
	for (let i = from; i < texts.length; i++) if (!isArchive(i) && !texts[i]!.isBlank) return i
	return null
}

function quotationWithin({ depths }: MarkedLines, from: number, lines: number): boolean {
	for (let i = from; i < depths.length && i < from + lines; i++) if (depths[i]! > 0) return true
	return false
}

/** Another attribution line follows: that of the message this one introduces, its mark lost. */
function endsAttributionWithin(marked: MarkedLines, from: number, table: LineTable): boolean {
	const { texts } = marked
	if (!mayStartAttribution(texts[from]!.text)) return false
	for (let i = from; i < texts.length && i < from + mostWrappedLines; i++)
		if (texts[i]!.has(mayEndHere)) return attributionEndingAt(marked, i, new Set(), table)?.first === from
	return false
}

/** It stands below words of whoever writes at its depth, a blank line between. */
function endsAnswer(
	{ depths, texts }: MarkedLines,
	{ first, attribution, text }: Ending,
	taken: ReadonlySet<number>,
): boolean {
	if (texts[first - 1]?.isBlank !== true || !isCertain(attribution, text)) return false
	let above = first - 1
	while (texts[above]?.isBlank) above--
	return depths[above] === depths[first] && !taken.has(above)
}

/** A line of its own, a blank one before, running text behind: a whole message repeated below the answer to it. */
function opensUnmarkedHistory({ texts }: MarkedLines, first: number, next: number): boolean {
	const before = first === 0 || texts[first - 1]!.isBlank
	return before && !/^\s{2,}|^\t/.test(texts[next]!.text)
}
