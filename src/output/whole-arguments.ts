import type { ArgumentSide, ArgumentSlide, Deck } from '../deck/deck.ts'
import type { QuoteBlock, QuoteFigure } from '../deck/quote-figure.ts'

/** An argument in one piece, however many slides it takes. */
export type WholeArgument = Pick<
	ArgumentSlide,
	'id' | 'number' | 'of' | 'over' | 'status' | 'title' | 'lead' | 'closing' | 'sides' | 'outcome' | 'remarks'
>

/**
 * A deck's arguments by the id of their first slide, for the outputs that have no pages to fit: continued slides and
 * quotes are joined again.
 */
export function wholeArguments({ slides, words }: Deck): ReadonlyMap<string, WholeArgument> {
	const parts = new Map<number, ArgumentSlide[]>()
	for (const slide of slides) {
		if (slide.kind === 'argument') parts.set(slide.number, [...(parts.get(slide.number) ?? []), slide])
	}
	const whole = [...parts.values()].map((pages) => joinPages(pages as [ArgumentSlide], words))
	return new Map(whole.map((argument) => [argument.id, argument]))
}

function joinPages(pages: readonly [ArgumentSlide, ...ArgumentSlide[]], words: CutWords): WholeArgument {
	const only = <T>(pick: (page: ArgumentSlide) => T | null) => pages.map(pick).find((found) => found !== null) ?? null
	const sides = pages.flatMap((page) => page.sides)
	const numbers = [...new Set(sides.map(({ number }) => number))].sort((a, b) => a - b)
	return {
		...pages[0],
		lead: only(({ lead }) => lead),
		closing: only(({ closing }) => closing),
		outcome: only(({ outcome }) => outcome),
		remarks: [...new Set(pages.flatMap(({ remarks }) => remarks))],
		sides: numbers.map((number) =>
			joinSide(
				sides.filter((side) => side.number === number),
				words,
			),
		),
	}
}

type CutWords = Pick<Deck['words'], 'continued' | 'continues'>

function joinSide(parts: readonly ArgumentSide[], words: CutWords): ArgumentSide {
	const quotes: QuoteFigure[] = []
	for (const quote of parts.flatMap((part) => part.quotes)) {
		const last = quotes.at(-1)
		const own = { ...quote, remarks: quote.remarks.filter((remark) => !isAboutCut(remark, words)) }
		if (last && quote.remarks.includes(words.continued)) {
			quotes[quotes.length - 1] = { ...last, blocks: joinBlocks(last.blocks, quote.blocks) }
		} else quotes.push(own)
	}
	const [first] = parts as [ArgumentSide]
	return { ...first, quotes, empty: quotes.length > 0 ? null : first.empty }
}

function isAboutCut(remark: string, { continued, continues }: CutWords): boolean {
	return remark === continued || remark === continues
}

/** A piece that was cut within a paragraph begins with the space before its first word. */
function joinBlocks(head: readonly QuoteBlock[], tail: readonly QuoteBlock[]): QuoteBlock[] {
	const [last, next] = [head.at(-1), tail[0]]
	const joined = last && next && joinBlock(last, next)
	return joined ? [...head.slice(0, -1), joined, ...tail.slice(1)] : [...head, ...tail]
}

function joinBlock(last: QuoteBlock, next: QuoteBlock): QuoteBlock | null {
	if (last.kind === 'text' && next.kind === 'text') {
		return /^\s/.test(next.runs[0]?.text ?? '') ? { ...last, runs: [...last.runs, ...next.runs] } : null
	}
	if (last.kind === 'text' || next.kind === 'text' || last.kind !== next.kind) return null
	return { ...last, lines: [...last.lines, ...next.lines] }
}
