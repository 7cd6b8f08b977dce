import type { ArgumentSide } from './deck.ts'
import { fitCode } from './fit-code.ts'
import { keepEnding } from './keep-ending.ts'
import { countLines, type FontMetrics, type Span, textWidth } from './measure-text.ts'
import type { QuoteBlock, QuoteFigure } from './quote-figure.ts'
import { editSize, inlineCode, type QuoteScale, stage } from './stage.ts'

/** Before the link to a message, in px. */
const linkGap = 10
/** Between an author and the date, where a dot stands, in px. */
const dateGap = 10

/** Between blocks of a quote, and above and below the lines of code together, in px. */
const blockGap = 8
const codePadding = 12

/** How many columns so many sides stand in: up to three in a row. */
export function columnsFor(sides: number): number {
	return sides === 4 ? 2 : Math.min(Math.max(sides, 1), 3)
}

/** The height in px of sides set in their grid. */
export type SidesHeight = (sides: readonly ArgumentSide[], scale: QuoteScale) => number

/**
 * A measure of sides that remembers the quotes it has measured: fitting asks for the same ones again and again.
 *
 * @param link what the link to a message reads
 */
export function measureSides(fonts: FontMetrics, link: string): SidesHeight {
	const figures = new WeakMap<QuoteFigure, Map<string, number>>()
	const figureOf = (quote: QuoteFigure, scale: QuoteScale, width: number) => {
		const known = figures.get(quote) ?? new Map<string, number>()
		const setting = `${scale.size} ${width}`
		const height = known.get(setting) ?? figureHeight(quote, scale, width, fonts, link)
		figures.set(quote, known.set(setting, height))
		return height
	}
	const quotesHeight = (side: ArgumentSide, scale: QuoteScale, width: number) => {
		if (side.quotes.length === 0) return stage.emptyHeight
		const heights = side.quotes.map((quote) => figureOf(quote, scale, width))
		return heights.reduce((sum, height) => sum + height, 0) + scale.gap * (heights.length - 1)
	}
	return (sides, scale) => {
		const columns = columnsFor(sides.length)
		const width = columnWidth(columns)
		const stances = stancesOf(sides, fonts)
		let height = 0
		for (let i = 0; i < sides.length; i += columns) {
			// The quotes of a row start at one height, below the highest of its headings.
			const row = sides.slice(i, i + columns)
			const heading = Math.max(...row.map((side) => headingHeight(side, stances, width, fonts)))
			const quotes = Math.max(...row.map((side) => quotesHeight(side, scale, width)))
			height += stage.sideRule + heading + stage.sideHeadingGap + quotes + (i > 0 ? stage.rowGap : 0)
		}
		return height
	}
}

/** Stances stand beside their labels where all of them can. */
export function stancesOf(sides: readonly ArgumentSide[], fonts: FontMetrics): 'beside' | 'below' {
	const width = columnWidth(columnsFor(sides.length))
	const size = stage.sideHeadingSize
	const fits = ({ label, stance }: ArgumentSide) =>
		stance === null ||
		textWidth(label, 'sansBold', size, fonts) +
			stage.sideMark +
			stage.sideStanceGap +
			textWidth(stance, 'sans', size, fonts) <=
			width
	return sides.every(fits) ? 'beside' : 'below'
}

/** Sides with the size of every piece of code in their quotes decided, and where their last lines break. */
export function withCodeFitted(
	sides: readonly ArgumentSide[],
	scale: QuoteScale,
	fonts: FontMetrics,
): readonly ArgumentSide[] {
	const inner = columnWidth(columnsFor(sides.length)) - 2 * stage.figureSide
	const fitted = (block: QuoteBlock): QuoteBlock =>
		block.kind === 'text'
			? { ...block, runs: keepEnding(block.runs) }
			: { ...block, size: fitCode(block, scale.codeSize, inner, fonts).size }
	return sides.map((side) => ({
		...side,
		quotes: side.quotes.map((quote) => ({ ...quote, blocks: quote.blocks.map(fitted) })),
	}))
}

/** Of one of so many columns, in px. */
export function columnWidth(columns: number): number {
	return (stage.inner - stage.columnGap * (columns - 1)) / columns
}

/** Of a side's name and stance, in px. */
export function headingHeight(
	side: ArgumentSide,
	stances: 'beside' | 'below',
	width: number,
	fonts: FontMetrics,
): number {
	const size = stage.sideHeadingSize
	const label = countLines([{ text: side.label, face: 'sansBold', size }], width - stage.sideMark, fonts)
	const isBelow = stances === 'below' && side.stance !== null
	const stance = isBelow ? countLines([{ text: side.stance, face: 'sans', size }], width, fonts) : 0
	return (label + stance) * stage.sideHeadingLine
}

/** Whether a quote's caption stands beside its words: in a column of the whole width (px) their lines would be too long. */
export function hasCaptionBeside({ blocks }: QuoteFigure, width: number): boolean {
	return width === stage.inner && blocks.every(({ kind }) => kind === 'text')
}

/** Of a quote with its caption, in px; `link` is what the link to its message reads. */
export function figureHeight(
	quote: QuoteFigure,
	scale: QuoteScale,
	width: number,
	fonts: FontMetrics,
	link: string,
): number {
	const box = width - 2 * stage.figureSide
	const isBeside = hasCaptionBeside(quote, width)
	const inner = isBeside ? box - stage.captionBeside - stage.captionBesideGap : box
	const blocks = quote.blocks.map((block) => blockHeight(block, scale, inner, fonts))
	const words = blocks.reduce((sum, height) => sum + height, 0) + blockGap * Math.max(blocks.length - 1, 0)
	const caption = captionHeight(quote, isBeside ? stage.captionBeside : inner, fonts, link)
	const height = isBeside ? Math.max(words, caption) : words + scale.gap + caption
	return scale.top + height + scale.bottom
}

function blockHeight(block: QuoteBlock, scale: QuoteScale, width: number, fonts: FontMetrics): number {
	if (block.kind === 'text') {
		return (
			countLines(
				keepEnding(block.runs).map((run) => runSpan(run, scale.size)),
				width,
				fonts,
			) * scale.line
		)
	}
	return fitCode(block, scale.codeSize, width, fonts).height + codePadding
}

function runSpan(run: (QuoteBlock & { kind: 'text' })['runs'][number], size: number): Span {
	const { text } = run
	switch (run.kind) {
		case 'words':
			return { text, face: 'serif', size }
		case 'ending':
			// Blanks that do not break.
			return { text: text.replaceAll(' ', '\u00a0'), face: 'serif', size }
		case 'emphasis':
			return { text, face: 'serifItalic', size }
		case 'strong':
			return { text, face: 'serifBold', size }
		case 'code':
			return { text, face: 'mono', size: size * inlineCode.size, padding: size * inlineCode.padding }
		default:
			return { text, face: 'sans', size: size * editSize }
	}
}

function captionHeight(quote: QuoteFigure, width: number, fonts: FontMetrics, linkText: string): number {
	const size = stage.captionSize
	const link = quote.url === null ? 0 : textWidth(linkText, 'sans', size, fonts) + linkGap
	const room = width - stage.avatar - link
	// The theme keeps a date whole, behind the name or on a line of its own.
	const author = countLines([{ text: quote.author, face: 'sansBold', size }], room, fonts)
	const date = quote.date === null ? 0 : textWidth(quote.date, 'sans', size, fonts) + dateGap
	const isBeside = author === 1 && textWidth(quote.author, 'sansBold', size, fonts) + date <= room
	const credit = author + (quote.date === null || isBeside ? 0 : 1)
	const remarks = quote.remarks.map((text) => countLines([{ text, face: 'sans', size }], room, fonts))
	const lines = credit + remarks.reduce((sum, count) => sum + count, 0)
	return Math.max(lines * stage.captionLine, stage.captionLeast)
}
