import type { Labels } from '../words/words.ts'
import type { ArgumentSide } from './deck.ts'
import { columnsFor, measureSides, type SidesHeight } from './measure-sides.ts'
import type { FontMetrics } from './measure-text.ts'
import { type CutLabels, type Ending, paginateSides } from './paginate-sides.ts'
import { type QuoteScale, quoteScales } from './stage.ts'

/** The sides of one slide, and how large their words are. */
interface SidesPage {
	readonly sides: readonly ArgumentSide[]
	readonly scale: QuoteScale
}

export interface FittedSides {
	readonly pages: readonly [SidesPage, ...SidesPage[]]
	/** Sides without a column, to be named below the others. */
	readonly unshown: readonly ArgumentSide[]
}

/** The room on an argument's slides, in px. */
export interface SidesRoom {
	/** Above the foot, on the slide with that index. */
	body(page: number): number
	/** The foot of the last slide when these sides are named there. */
	foot(unshown: readonly ArgumentSide[]): number
}

/** Among up to this many sides, a single one that is not quoted may have a column; else they are named. */
const mostColumns = 3
/** Nor does it get one where that costs the others this size in px. */
const leastBesideEmpty = 24

/**
 * Decides which sides stand on which slide and how large: all on one slide, at the largest size at which they fit; else
 * on as few slides as possible, each filled about as much as the others. A side that says nothing keeps its column only
 * where the others do not need the room.
 */
export function fitSides(
	sides: readonly ArgumentSide[],
	room: SidesRoom,
	labels: CutLabels & Pick<Labels, 'message'>,
	fonts: FontMetrics,
): FittedSides {
	const height = measureSides(fonts, labels.message)
	const whole = (unshown: readonly ArgumentSide[], least: number): FittedSides | null => {
		const shown = sides.filter((side) => !unshown.includes(side))
		const most = room.body(0) - room.foot(unshown)
		const scale = scalesFor(shown).find((step) => step.size >= least && height(shown, step) <= most)
		return scale === undefined ? null : { pages: [{ sides: shown, scale }], unshown }
	}
	const notQuoted = sides.filter(({ voice }) => voice === 'not-quoted')
	const wordless = sides.filter(({ voice }) => voice !== 'quoted')
	const isRoomy = sides.length <= mostColumns && notQuoted.length <= 1
	const everyone = isRoomy || notQuoted.length === 0 ? whole([], leastBesideEmpty) : null
	return everyone ?? whole(notQuoted, 0) ?? continued(sides, wordless, room, labels, height)
}

/** In a narrow column the largest words leave three or four to a line. */
function scalesFor(sides: readonly ArgumentSide[]): readonly QuoteScale[] {
	return columnsFor(sides.length) === 3 ? quoteScales.slice(1) : quoteScales
}

function continued(
	sides: readonly ArgumentSide[],
	unshown: readonly ArgumentSide[],
	room: SidesRoom,
	labels: CutLabels,
	height: SidesHeight,
): FittedSides {
	const quoted = sides.filter((side) => !unshown.includes(side))
	const foot = room.foot(unshown)
	const spread = (scale: QuoteScale, part: number, ending: Ending) => {
		const fits = (below: number) => (page: number, shown: readonly ArgumentSide[], ofRoom: number) =>
			height(shown, scale) + below <= room.body(page) * part * ofRoom
		const pages = paginateSides(quoted, labels, ending, fits(0))
		const isDone = fits(foot)(pages.length - 1, pages.at(-1) ?? [], 1)
		return isDone ? pages : paginateSides(quoted, labels, ending, fits(foot))
	}
	const fitsOn = (page: number, last: number, shown: readonly ArgumentSide[], scale: QuoteScale) =>
		height(shown, scale) + (page === last ? foot : 0) <= room.body(page)
	const wayOf = (pages: readonly ArgumentSide[][], scale: QuoteScale, ending: Ending): Way => {
		const sizes = pages.map((shown, i) => {
			const largest = scalesFor(shown).find((step) => fitsOn(i, pages.length - 1, shown, step))
			return largest ?? scale
		})
		const scales = withOneForEachQuote(sizes, pages)
		const smallest = scales.reduce(smaller, scales[0] ?? scale)
		return { pages, scales, smallest, cuts: countQuotes(pages) - countQuotes([quoted]), ending }
	}
	const ways = quoteScales.slice(2).flatMap((scale) =>
		parts.flatMap((part) => {
			const way = wayOf(spread(scale, part, 'anywhere'), scale, 'anywhere')
			return way.cuts === 0 ? [way] : [way, wayOf(spread(scale, part, 'sentence'), scale, 'sentence')]
		}),
	)
	const { pages, scales, smallest } = ways.reduce((best, way) => (isBetter(way, best) ? way : best))
	const [first, ...others] = pages.map((shown, i) => ({ sides: shown, scale: scales[i] ?? smallest }))
	return { pages: [first ?? { sides, scale: smallest }, ...others], unshown: first === undefined ? [] : unshown }
}

/** Slides may be filled up to these parts, so that the last is not left with what the others had no room for. */
const parts = [1, 0.8, 0.65]

/** A way to spread sides over slides. */
interface Way {
	readonly pages: readonly ArgumentSide[][]
	/** Of each slide. */
	readonly scales: readonly QuoteScale[]
	readonly smallest: QuoteScale
	/** How many times a quote goes on on the next slide, and where it may be cut for it. */
	readonly cuts: number
	readonly ending: Ending
}

/** What a quote that is cut within a sentence must save, in px of the smallest words. */
const tornSentence = 2

/** Fewer slides come first, then fewer quotes that are cut, then the size of the smallest words and whole sentences. */
function isBetter(one: Way, other: Way): boolean {
	if (one.pages.length !== other.pages.length) return one.pages.length < other.pages.length
	if (one.cuts !== other.cuts) return one.cuts < other.cuts
	const worth = ({ smallest, ending }: Way) => smallest.size - (ending === 'anywhere' ? tornSentence : 0)
	return worth(one) > worth(other) || (worth(one) === worth(other) && one.smallest.size > other.smallest.size)
}

/** A quote that goes on does so at one size: its slides have the smallest of theirs. */
function withOneForEachQuote(scales: readonly QuoteScale[], pages: readonly ArgumentSide[][]): QuoteScale[] {
	const goesOn = (page: number) => {
		const before = pages[page - 1]?.flatMap(({ quotes }) => quotes.map(({ quote }) => quote))
		return pages[page]?.some(({ quotes }) => quotes.some(({ quote }) => before?.includes(quote))) ?? false
	}
	const chosen: QuoteScale[] = []
	for (let start = 0; start < pages.length; start = chosen.length) {
		let end = start + 1
		while (goesOn(end)) end++
		const joined = scales.slice(start, end)
		const smallest = joined.reduce(smaller)
		chosen.push(...joined.map(() => smallest))
	}
	return chosen
}

function smaller(one: QuoteScale, other: QuoteScale): QuoteScale {
	return other.size < one.size ? other : one
}

function countQuotes(pages: readonly (readonly ArgumentSide[])[]): number {
	return pages.flat().reduce((sum, { quotes }) => sum + quotes.length, 0)
}
