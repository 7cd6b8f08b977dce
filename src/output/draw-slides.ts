import pptxgenjs from 'pptxgenjs'
import type { ArgumentSide, ArgumentSlide, Deck, ProseSlide, Slide, SourcesSlide, TitleSlide } from '../deck/deck.ts'
import { fitHeading } from '../deck/fit-text.ts'
import { columnWidth, figureHeight, hasCaptionBeside, headingHeight } from '../deck/measure-sides.ts'
import type { FontMetrics } from '../deck/measure-text.ts'
import type { QuoteBlock, QuoteFigure } from '../deck/quote-figure.ts'
import { type QuoteScale, quoteScales, stage } from '../deck/stage.ts'
import { drawAgenda, drawGlance, drawSection, drawSummary } from './draw-overview.ts'
import {
	clean,
	colour,
	face,
	footer,
	inches,
	lines,
	linkTo,
	Page,
	points,
	type Run,
	type RunOptions,
	run,
} from './slide-page.ts'

// The package's declaration is that of a CommonJS module, in which the class is a property; the module is the class.
const PptxGenJS = pptxgenjs as unknown as typeof pptxgenjs.default

/**
 * Draws a deck for PowerPoint: text boxes where the page has its text, in the sizes that the deck decided, so that nothing
 * overflows. The fonts are ones that every office program has or can stand in for, none wider than the deck's own.
 */
export async function drawSlides(deck: Deck, fonts: FontMetrics): Promise<Uint8Array> {
	const file = new PptxGenJS()
	file.defineLayout({ name: 'stage', width: inches(stage.width), height: inches(stage.height) })
	file.layout = 'stage'
	file.title = clean(deck.title)
	file.author = clean(deck.author ?? '')
	file.company = ''
	file.rtlMode = deck.dir === 'rtl'
	file.theme = { headFontFace: face.serif, bodyFontFace: face.sans }
	for (const slide of deck.slides) {
		const page = new Page(file.addSlide(), fonts)
		;(draw[slide.kind] as Draw)(page, slide, deck)
		page.notes(slide.notes)
	}
	return (await file.write({ outputType: 'uint8array' })) as Uint8Array
}

type Draw<K extends Slide['kind'] = Slide['kind']> = (
	page: Page,
	slide: Extract<Slide, { kind: K }>,
	deck: Deck,
) => void

/** How each kind of slide is drawn. */
const draw: { readonly [K in Slide['kind']]: Draw<K> } = {
	title: drawTitle,
	prose: drawProse,
	glance: drawGlance,
	agenda: drawAgenda,
	section: drawSection,
	argument: drawArgument,
	summary: drawSummary,
	sources: drawSources,
}

function drawTitle(page: Page, { over, title, subtitle, prose, columns, sides, subject, strip }: TitleSlide): void {
	page.over(over ?? '')
	page.top += 12
	page.heading(title, 1080)
	page.top += 12
	if (subtitle) {
		const { height } = fitHeading(subtitle.text, 'sans', [{ size: subtitle.size, lines: 9 }], 1080, page.fonts)
		page.text([run(subtitle.text, subtitle.size, { color: colour.quiet })], { y: page.top, width: 1080, height })
		page.top += height + 20
	}
	const bottom = stage.height - stage.bottom - stage.stripHeight - 30
	if (prose) page.prose(prose, 100)
	page.top += stage.columnsGap
	const width = columnWidth(columns)
	const rows = Math.ceil(sides.length / columns)
	const height = Math.min((bottom - page.top) / rows, 130)
	for (const [i, { number, label, stance, people }] of sides.entries()) {
		const x = stage.side + (i % columns) * (width + stage.columnGap)
		const y = page.top + Math.floor(i / columns) * height
		page.rule(x, y, width, number)
		const about = [
			run(label, 19, { bold: true, color: colour.side[number] ?? colour.ink, breakLine: true }),
			...(stance ? [run(stance, 16, { breakLine: true })] : []),
			...(people ? [run(people, 16, { color: colour.quiet })] : []),
		]
		page.text(about, { x, y: y + stage.sideRule, width, height: height - stage.sideRule })
	}
	if (subject) page.text([run(subject, stage.smallSize, { bold: true })], { y: bottom, height: 24 })
	footer(page, strip.summary)
}

function drawProse(page: Page, { over, title, prose }: ProseSlide): void {
	page.over(over)
	page.heading(title)
	page.top += 2 * stage.proseGap
	page.prose(prose, stage.height - stage.bottom - page.top)
}

function drawArgument(page: Page, slide: ArgumentSlide, { words }: Deck): void {
	const { number, of, over, part, status, title, lead, closing, columns, sides, outcome, remarks, strip } = slide
	const badges = [part && `${part.number}/${part.of}`, status?.label].filter((badge) => badge)
	page.over(`${number} ${words.of} ${of} · ${over}`, badges.join(' · '))
	page.heading(title)
	const bottom = stage.height - stage.bottom - stage.stripHeight
	if (lead) {
		page.top += stage.proseGap
		page.prose(lead, bottom - page.top)
	}
	page.top += stage.columnsGap
	for (let i = 0; i < sides.length; i += columns) {
		if (i > 0) page.top += stage.rowGap
		drawRow(page, sides.slice(i, i + columns), slide, words.message)
	}
	if (closing) {
		page.top += stage.smallGap
		page.prose(closing, bottom - page.top)
	}
	const foot = [...(outcome === null ? [] : [outcome]), ...remarks]
	if (foot.length > 0) {
		const text = foot.map((remark) => run(remark, stage.smallSize, { breakLine: true }))
		page.text(text, { y: page.top + stage.smallGap, height: Math.max(bottom - page.top - stage.smallGap, 21) })
	}
	footer(page, strip.summary)
}

function drawRow(
	page: Page,
	sides: readonly ArgumentSide[],
	{ columns, stances, quoteSize }: ArgumentSlide,
	link: string,
): void {
	const { fonts } = page
	const width = columnWidth(columns)
	const scale = quoteScales.find(({ size }) => size === quoteSize) ?? quoteScales[0]
	if (scale === undefined) return
	const headings = Math.max(...sides.map((side) => headingHeight(side, stances, width, fonts)))
	const top = page.top + stage.sideRule + headings + stage.sideHeadingGap
	let bottom = top + stage.emptyHeight
	for (const [i, side] of sides.entries()) {
		const x = stage.side + i * (width + stage.columnGap)
		const isBelow = stances === 'below'
		page.rule(x, page.top, width, side.number)
		const heading = [
			run(side.label, stage.sideHeadingSize, { bold: true, color: colour.side[side.number] ?? colour.ink }),
			...(side.stance
				? [run(`${isBelow ? '' : '  '}${side.stance}`, stage.sideHeadingSize, { breakLine: false })]
				: []),
		]
		if (isBelow && side.stance) heading[0] = { ...heading[0], options: { ...heading[0]?.options, breakLine: true } }
		page.text(heading, { x, y: page.top + stage.sideRule, width, height: headings })
		let y = top
		for (const quote of side.quotes) {
			const height = figureHeight(quote, scale, width, fonts, link)
			drawQuote(page, quote, { x, y, width, height }, scale, side.number)
			y += height + scale.gap
		}
		if (side.empty !== null) {
			page.text([run(side.empty, 17, { color: colour.quiet })], { x, y, width, height: stage.emptyHeight })
		}
		bottom = Math.max(bottom, y - scale.gap)
	}
	page.top = bottom
}

interface Box {
	readonly x: number
	readonly y: number
	readonly width: number
	readonly height: number
}

/** A box with the words and who wrote them: as its last paragraph, or in a box of its own beside them. */
function drawQuote(page: Page, quote: QuoteFigure, box: Box, scale: QuoteScale, side: number): void {
	const { blocks, author, date, remarks, url } = quote
	const isBeside = hasCaptionBeside(quote, box.width)
	const before = isBeside ? {} : { paraSpaceBefore: points(scale.gap) }
	const credit: RunOptions = { color: colour.quiet, lineSpacing: points(20), ...before }
	const about = [date && `, ${date}`, ...remarks.map((remark) => ` · ${remark}`)].filter((part) => part).join('')
	const caption = [
		run(author, stage.captionSize, { ...credit, ...linkTo(url), bold: true }),
		run(about, stage.captionSize, credit),
	]
	const words = blocks.flatMap((block) => blockRuns(block, scale.size, scale.line))
	const aside = isBeside ? stage.captionBeside + stage.captionBesideGap : 0
	const margins = [stage.figureSide, stage.figureSide + aside, scale.bottom, scale.top].map(points)
	page.text(isBeside ? words : [...words, ...caption], box, {
		margin: margins as [number, number, number, number],
		fill: { color: colour.wash[side] ?? colour.paper },
		line: { color: colour.rule, width: 0.75 },
	})
	if (!isBeside) return
	const x = box.x + box.width - stage.figureSide - stage.captionBeside
	page.text(caption, { x, y: box.y + scale.top, width: stage.captionBeside, height: box.height - scale.top })
}

function blockRuns(block: QuoteBlock, size: number, line: number): Run[] {
	if (block.kind === 'text') {
		return block.runs.map((part, i) => {
			const isLast = i === block.runs.length - 1
			return run(part.text.replace(/\s+/g, ' '), size, { ...runStyles[part.kind], ...lines(line), breakLine: isLast })
		})
	}
	return block.lines.map(({ text }) =>
		run(text.replaceAll('\t', '  ') || ' ', block.size, {
			fontFace: face.mono,
			...lines(block.size * 1.4),
			breakLine: true,
		}),
	)
}

const runStyles: Readonly<Record<(QuoteBlock & { kind: 'text' })['runs'][number]['kind'], RunOptions>> = {
	words: { fontFace: face.serif },
	emphasis: { fontFace: face.serif, italic: true },
	strong: { fontFace: face.serif, bold: true },
	ending: { fontFace: face.serif },
	code: { fontFace: face.mono },
	elision: { fontFace: face.sans, color: colour.quiet },
	insertion: { fontFace: face.sans, color: colour.quiet },
}

function drawSources(page: Page, { over, part, rows }: SourcesSlide, { words }: Deck): void {
	page.over(over, part ? `${part.number}/${part.of}` : '')
	page.heading({ text: words.sources, size: 40 })
	const small = (text: string, options: RunOptions = {}) => ({
		text: clean(text),
		options: { fontSize: points(15), ...options },
	})
	const head = [words.who, words.when, words.what, words.argument].map((text) =>
		small(text, { bold: true, color: colour.quiet }),
	)
	const body = rows.map(({ side, author, date, subject, remark, url, arguments: numbers }) => [
		small(author, { bold: true, color: colour.side[side] ?? colour.ink }),
		small(date ?? words.noDate),
		{ text: [small(subject, { ...linkTo(url), breakLine: true }), small(remark ?? '', { color: colour.quiet })] },
		small(numbers.map(({ number }) => number).join(', ')),
	])
	page.slide.addTable([head, ...body], {
		...{ x: inches(stage.side), y: inches(page.top + 8), w: inches(stage.inner) },
		colW: [240, 140, 668, 120].map(inches),
		fontFace: face.sans,
		color: colour.ink,
		border: { type: 'solid', color: colour.rule, pt: 0.75 },
		margin: [0.03, 0.06, 0.03, 0.06],
		rowH: [24, ...rows.map(() => 48)].map(inches),
		valign: 'middle',
		autoPage: false,
	})
}
