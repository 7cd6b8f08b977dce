import type { ArgumentSide, QuoteBlock, QuoteFigure } from './deck.ts'
import { countLines, type FontMetrics, type Span, textWidth } from './measure-text.ts'
import { editSize, inlineCode, type QuoteScale, stage } from './stage.ts'

/** What the link to a message reads, and the space before it in px. */
const linkText = 'message'
const linkGap = 14

/** Between blocks of a quote, and around the lines of code, in px. */
const blockGap = 8
const codePadding = { vertical: 12, horizontal: 16, hang: 18 }

/** How many columns so many sides stand in: up to three in a row. */
export function columnsFor(sides: number): number {
	return sides === 4 ? 2 : Math.min(Math.max(sides, 1), 3)
}

/** The height in px of sides set in their grid. */
export type SidesHeight = (sides: readonly ArgumentSide[], scale: QuoteScale) => number

/** A measure of sides that remembers the quotes it has measured: fitting asks for the same ones again and again. */
export function measureSides(fonts: FontMetrics): SidesHeight {
	const headings = new Map<string, number>()
	const figures = new WeakMap<QuoteFigure, Map<string, number>>()

	const headingOf = (side: ArgumentSide, width: number) =>
		remember(headings, `${side.number} ${width}`, () => headingHeight(side, width, fonts))
	const figureOf = (quote: QuoteFigure, scale: QuoteScale, width: number) => {
		const known = figures.get(quote) ?? new Map<string, number>()
		figures.set(quote, known)
		return remember(known, `${scale.size} ${width}`, () => figureHeight(quote, scale, width, fonts))
	}
	const sideHeight = (side: ArgumentSide, scale: QuoteScale, width: number) => {
		const head = stage.sideRule + headingOf(side, width) + stage.sideHeadingGap
		if (side.quotes.length === 0) return head + stage.emptyHeight
		const heights = side.quotes.map((quote) => figureOf(quote, scale, width))
		return head + heights.reduce((sum, height) => sum + height, 0) + stage.figureGap * (heights.length - 1)
	}
	return (sides, scale) => {
		const columns = columnsFor(sides.length)
		const width = (stage.inner - stage.columnGap * (columns - 1)) / columns
		let height = 0
		for (let i = 0; i < sides.length; i += columns) {
			const row = sides.slice(i, i + columns).map((side) => sideHeight(side, scale, width))
			height += Math.max(...row) + (i > 0 ? stage.rowGap : 0)
		}
		return height
	}
}

function remember(known: Map<string, number>, key: string, measure: () => number): number {
	const height = known.get(key) ?? measure()
	known.set(key, height)
	return height
}

function headingHeight(side: ArgumentSide, width: number, fonts: FontMetrics): number {
	const size = stage.sideHeadingSize
	const label = textWidth(side.label, 'sansBold', size, fonts) + stage.sideMark
	const labelLines = countLines([{ text: side.label, face: 'sansBold', size }], width - stage.sideMark, fonts)
	if (side.stance === null) return labelLines * stage.sideHeadingLine
	const stance = textWidth(side.stance, 'sans', size, fonts)
	if (label + stage.figureGap + stance <= width) return stage.sideHeadingLine
	const stanceLines = countLines([{ text: side.stance, face: 'sans', size }], width, fonts)
	return (labelLines + stanceLines) * stage.sideHeadingLine
}

function figureHeight(quote: QuoteFigure, scale: QuoteScale, width: number, fonts: FontMetrics): number {
	const inner = width - 2 * stage.figureSide
	const blocks = quote.blocks.map((block) => blockHeight(block, scale, inner, fonts))
	const words = blocks.reduce((sum, height) => sum + height, 0) + blockGap * Math.max(blocks.length - 1, 0)
	return stage.figureTop + words + stage.captionGap + captionHeight(quote, inner, fonts) + stage.figureBottom
}

function blockHeight(block: QuoteBlock, scale: QuoteScale, width: number, fonts: FontMetrics): number {
	if (block.kind === 'text') {
		return (
			countLines(
				block.runs.map((run) => runSpan(run, scale.size)),
				width,
				fonts,
			) * scale.line
		)
	}
	const inner = width - codePadding.horizontal - codePadding.hang
	const spans = block.lines.map((line): Span => ({ text: line.text, face: 'mono', size: scale.codeSize }))
	const lines = spans.reduce((sum, span) => sum + countLines([span], inner, fonts, true), 0)
	return lines * scale.codeLine + codePadding.vertical
}

function runSpan(run: (QuoteBlock & { kind: 'text' })['runs'][number], size: number): Span {
	const { text } = run
	switch (run.kind) {
		case 'words':
			return { text, face: 'serif', size }
		case 'emphasis':
			return { text, face: 'serifItalic', size }
		case 'code':
			return { text, face: 'mono', size: size * inlineCode.size, padding: size * inlineCode.padding }
		default:
			return { text, face: 'sans', size: size * editSize }
	}
}

function captionHeight(quote: QuoteFigure, width: number, fonts: FontMetrics): number {
	const size = stage.captionSize
	const link = quote.url === null ? 0 : textWidth(linkText, 'sans', size, fonts) + linkGap
	const room = width - stage.avatar - link
	const author: Span[] = [{ text: quote.author, face: 'sansBold', size }]
	if (quote.date !== null) {
		// The theme keeps a date on one line.
		author.push({ text: ` · ${quote.date.replaceAll(' ', '\u00a0')}`, face: 'sans', size })
	}
	const remarks = quote.remarks.map((text) => countLines([{ text, face: 'sans', size }], room, fonts))
	const lines = countLines(author, room, fonts) + remarks.reduce((sum, count) => sum + count, 0)
	return Math.max(lines * stage.captionLine, stage.captionLeast)
}
