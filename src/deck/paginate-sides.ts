import type { Labels } from '../words/words.ts'
import type { ArgumentSide } from './deck.ts'
import { greatest } from './fit-text.ts'
import type { QuoteFigure } from './quote-figure.ts'
import { countPieces, lastEnds, splitQuote } from './split-quote.ts'

/**
 * Spreads sides over slides so that each slide fits. A slide holds as many sides as fit with a whole quote each, then
 * more of their quotes in turn, so that what answers each other stays together; only a quote that does not fit on a
 * slide of its own is cut.
 *
 * @param ending where a quote may be cut
 * @param fits whether the sides fit together on the slide with that index, in so large a part of its room
 */
export function paginateSides(
	sides: readonly ArgumentSide[],
	labels: CutLabels,
	ending: Ending,
	fits: (page: number, sides: readonly ArgumentSide[], part: number) => boolean,
): ArgumentSide[][] {
	const pages: ArgumentSide[][] = []
	let rest: readonly ArgumentSide[] = sides
	while (rest.length > 0) {
		const page = pages.length
		const fitsHere: Fits = (candidate, part = 1) => fits(page, [...candidate].sort(byNumber), part)
		const [shown, left] = fillPage(rest, labels, ending, fitsHere)
		pages.push(shown.sort(byNumber))
		rest = left
	}
	return pages
}

/** What the captions of a quote cut over two slides say. */
export type CutLabels = Pick<Labels, 'continued' | 'continues'>

/** After as many words or lines as fit; or, where the slide stays full enough, at the end of a paragraph or a sentence. */
export type Ending = 'anywhere' | 'sentence'

type Fits = (sides: readonly ArgumentSide[], part?: number) => boolean
type Page = [shown: ArgumentSide[], left: ArgumentSide[]]

function byNumber(a: ArgumentSide, b: ArgumentSide): number {
	return a.number - b.number
}

function fillPage(sides: readonly ArgumentSide[], labels: CutLabels, ending: Ending, fits: Fits): Page {
	const first = sides.map((side) => ({ ...side, quotes: side.quotes.slice(0, 1) }))
	let count = sides.length
	while (count > 0 && !fits(first.slice(0, count))) count--
	if (count === 0) return cutFirst(sides, labels, ending, fits)

	const shown = first.slice(0, count)
	const isOpen = shown.map(() => true)
	while (isOpen.includes(true)) {
		for (const [i, side] of shown.entries()) {
			const quote = sides[i]?.quotes[side.quotes.length]
			const more = quote === undefined ? side : { ...side, quotes: [...side.quotes, quote] }
			isOpen[i] = isOpen[i] === true && more !== side && fits(shown.with(i, more))
			if (isOpen[i]) shown[i] = more
		}
	}
	const rest = shown.flatMap((side, i) => {
		const quotes = sides[i]?.quotes.slice(side.quotes.length) ?? []
		return quotes.length > 0 ? [{ ...side, quotes }] : []
	})
	// Sides that were not heard yet come before the second words of the others.
	return [shown, [...sides.slice(count), ...rest]]
}

function cutFirst(sides: readonly ArgumentSide[], labels: CutLabels, ending: Ending, fits: Fits): Page {
	const [side, ...others] = sides
	if (side === undefined) return [[], []]
	const [quote, ...quotes] = side.quotes
	const pieces = quote === undefined ? 0 : countPieces(quote.blocks)
	if (quote === undefined || pieces < 2) return [[side], others]
	const fitsCut = (count: number, part = 1) => fits([{ ...side, quotes: [cut(quote, count, labels)[0]] }], part)
	const most = greatest(pieces - 1, fitsCut)
	const isFull = (count: number) => count > 0 && !fitsCut(count, leastFilled)
	const whole = ending === 'sentence' ? lastEnds(quote.blocks, most).find(isFull) : undefined
	const [head, tail] = cut(quote, whole ?? Math.max(most, 1), labels)
	return [[{ ...side, quotes: [head] }], [{ ...side, quotes: [tail, ...quotes] }, ...others]]
}

/** How much of a slide a quote fills at least that is cut before it had to be. */
const leastFilled = 2 / 3

function cut(quote: QuoteFigure, pieces: number, labels: CutLabels): [head: QuoteFigure, tail: QuoteFigure] {
	const { continued, continues } = labels
	const [head, tail] = splitQuote(quote.blocks, pieces)
	const remarks = quote.remarks.filter((remark) => remark !== continued)
	return [
		{ ...quote, blocks: head, remarks: [...quote.remarks, continues] },
		{ ...quote, blocks: tail, remarks: [...remarks, continued] },
	]
}
