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
	labels: CutLabels,
	fonts: FontMetrics,
): FittedSides {
	const height = measureSides(fonts)
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
	// Fewer slides come first, then fewer quotes that are cut, then larger words.
	const ways = quoteScales.slice(2).map((scale) => ({ scale, pages: spread(scale, 1) }))
	const best = ways.reduce((one, other) => (isBetter(other.pages, one.pages) ? other : one))
	const even = [0.6, 0.7, 0.8, 0.9].map((part) => spread(best.scale, part))
	const pages = even.find((one) => !isBetter(best.pages, one)) ?? best.pages

	const fitsOn = (page: number, shown: readonly ArgumentSide[], scale: QuoteScale) =>
		height(shown, scale) + (page === pages.length - 1 ? foot : 0) <= room.body(page)
	const largest = (page: number, shown: readonly ArgumentSide[]) =>
		scalesFor(shown).find((scale) => fitsOn(page, shown, scale)) ?? best.scale
	const sized = pages.map((shown, i) => ({ sides: shown, scale: largest(i, shown) }))
	// A quote that goes on does so at one size.
	const smallest = sized.reduce((one, { scale }) => (scale.size < one.size ? scale : one), quoteScales[0] ?? best.scale)
	const isCut = countQuotes(pages) > countQuotes([quoted])
	const [first, ...others] = isCut ? sized.map((page) => ({ ...page, scale: smallest })) : sized
	return { pages: [first ?? { sides, scale: best.scale }, ...others], unshown: first === undefined ? [] : unshown }
}

function isBetter(one: readonly ArgumentSide[][], other: readonly ArgumentSide[][]): boolean {
	return one.length < other.length || (one.length === other.length && countQuotes(one) < countQuotes(other))
}

function countQuotes(pages: readonly (readonly ArgumentSide[])[]): number {
	return pages.flat().reduce((sum, { quotes }) => sum + quotes.length, 0)
}
