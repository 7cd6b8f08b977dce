import type { Labels } from '../words/words.ts'
import type { ArgumentSide } from './deck.ts'
import { columnsFor, measureSides, type SidesHeight } from './measure-sides.ts'
import type { FontMetrics } from './measure-text.ts'
import { type CutLabels, paginateSides } from './paginate-sides.ts'
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
	const spread = (scale: QuoteScale, part: number) => {
		const fits = (page: number, shown: readonly ArgumentSide[], below: number) =>
			height(shown, scale) + below <= room.body(page) * part
		const pages = paginateSides(quoted, labels, (page, shown) => fits(page, shown, 0))
		const isDone = fits(pages.length - 1, pages.at(-1) ?? [], foot)
		return isDone ? pages : paginateSides(quoted, labels, (page, shown) => fits(page, shown, foot))
	}
	const fitsOn = (page: number, last: number, shown: readonly ArgumentSide[], scale: QuoteScale) =>
		height(shown, scale) + (page === last ? foot : 0) <= room.body(page)
	const ways = quoteScales.slice(2).flatMap((scale) =>
		parts.map((part): Way => {
			const pages = spread(scale, part)
			const sizes = pages.map((shown, i) => {
				const largest = scalesFor(shown).find((step) => fitsOn(i, pages.length - 1, shown, step))
				return largest ?? scale
			})
			const smallest = sizes.reduce((one, other) => (other.size < one.size ? other : one), sizes[0] ?? scale)
			const cuts = countQuotes(pages) - countQuotes([quoted])
			// A quote that goes on does so at one size.
			return { pages, scales: cuts > 0 ? sizes.map(() => smallest) : sizes, smallest, cuts }
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
	/** How many times a quote goes on on the next slide. */
	readonly cuts: number
}

/** Fewer slides come first, then fewer quotes that are cut, then the size of the smallest words. */
function isBetter(one: Way, other: Way): boolean {
	if (one.pages.length !== other.pages.length) return one.pages.length < other.pages.length
	if (one.cuts !== other.cuts) return one.cuts < other.cuts
	return one.smallest.size > other.smallest.size
}

function countQuotes(pages: readonly (readonly ArgumentSide[])[]): number {
	return pages.flat().reduce((sum, { quotes }) => sum + quotes.length, 0)
}
