import type { ArgumentSide, ArgumentSlide, Prose } from './deck.ts'
import { type Fitted, fitHeading, fitProse, splitProse } from './fit-text.ts'
import { columnsFor, measureSides, stancesOf, withCodeFitted } from './measure-sides.ts'
import { countLines, type FontMetrics } from './measure-text.ts'
import { type CutLabels, paginateSides } from './paginate-sides.ts'
import { type QuoteScale, quoteScales, stage } from './stage.ts'

/** An argument before it is known how it fits. */
export interface ArgumentContent {
	readonly title: string
	/** Markdown before and after the quotes. */
	readonly lead: string | null
	readonly closing: string | null
	readonly sides: readonly ArgumentSide[]
	readonly remarks: readonly string[]
	readonly labels: CutLabels
}

/** What stands on one slide of an argument. */
export type ArgumentPage = Pick<
	ArgumentSlide,
	'title' | 'lead' | 'closing' | 'columns' | 'stances' | 'quoteSize' | 'sides' | 'remarks'
>

const titleSteps = [
	{ size: 40, lines: 2 },
	{ size: 34, lines: 2 },
	{ size: 28, lines: 3 },
	{ size: 24, lines: 4 },
] as const
const proseSizes = [21, 19, 18] as const
const proseAloneSizes = [26, 24, 22, 20] as const
/** Prose beside quotes may take this much of the slide, in px; longer prose gets slides of its own. */
const mostLead = 132
const mostClosing = 96
const proseWidth = 1080

/**
 * Decides how an argument fits the stage: the largest size of the quoted words at which everything stands on one slide,
 * else as few slides as possible. Nothing is left out.
 */
export function fitArgument(content: ArgumentContent, fonts: FontMetrics): [ArgumentPage, ...ArgumentPage[]] {
	const title = fitHeading(content.title, 'serifBold', titleSteps, stage.inner, fonts)
	const room = stage.height - stage.top - stage.bottom - stage.overHeight - stage.titleGap - title.height
	const forBody = Math.floor(room - stage.stripGap - stage.stripHeight)
	const page = (parts: Partial<ArgumentPage>): ArgumentPage => ({ ...emptyPage, title: title.value, ...parts })

	if (content.sides.length === 0) {
		const all = [content.lead, content.closing].filter((prose) => prose !== null).join('\n\n')
		const body = forBody - remarksHeight(content.remarks, fonts) - stage.proseGap
		const pages = proseAlone(all, body, fonts).map((lead) => page({ lead }))
		return withLast(pages, page({}), (last) => ({ ...last, remarks: content.remarks }))
	}

	const lead = beside(content.lead, mostLead, fonts)
	const closing = beside(content.closing, mostClosing, fonts)
	const before = content.lead === null || lead !== null ? [] : proseAlone(content.lead, forBody, fonts)
	const after = content.closing === null || closing !== null ? [] : proseAlone(content.closing, forBody, fonts)
	const leadHeight = lead === null ? 0 : lead.height + stage.proseGap
	const footHeight = (closing === null ? 0 : closing.height + stage.smallGap) + remarksHeight(content.remarks, fonts)
	const body = forBody - stage.columnsGap

	const { pages, scale } = fitSides(
		content.sides,
		content.labels,
		fonts,
		(index) => body - (index === 0 ? leadHeight : 0),
		footHeight,
	)
	const shown = pages.map((sides, i) =>
		page({
			lead: i === 0 ? (lead?.value ?? null) : null,
			columns: columnsFor(sides.length),
			stances: stancesOf(sides, fonts),
			quoteSize: scale.size,
			sides: withCodeFitted(sides, scale, fonts),
		}),
	)
	const all = [...before.map((prose) => page({ lead: prose })), ...shown]
	const finished = withLast(all, page({}), (last) => ({
		...last,
		closing: closing?.value ?? null,
		remarks: content.remarks,
	}))
	return [...finished, ...after.map((prose) => page({ lead: prose }))]
}

const emptyPage = {
	lead: null,
	closing: null,
	columns: 1,
	stances: 'beside',
	quoteSize: 28,
	sides: [],
	remarks: [],
} as const

function fitSides(
	sides: readonly ArgumentSide[],
	labels: CutLabels,
	fonts: FontMetrics,
	bodyOf: (page: number) => number,
	footHeight: number,
): { pages: ArgumentSide[][]; scale: QuoteScale } {
	const sidesHeight = measureSides(fonts)
	// In a narrow column the largest words leave three or four to a line.
	const scales = columnsFor(sides.length) === 3 ? quoteScales.slice(1) : quoteScales
	const whole = scales.find((scale) => sidesHeight(sides, scale) + footHeight <= bodyOf(0))
	if (whole !== undefined) return { pages: [[...sides]], scale: whole }
	// Continued anyway, so there is no need for the largest sizes; fewer slides come first, then larger words.
	const ways = quoteScales.slice(2).map((scale) => {
		const fits = (page: number, shown: readonly ArgumentSide[], foot: number) =>
			sidesHeight(shown, scale) + foot <= bodyOf(page)
		const pages = paginateSides(sides, labels, (page, shown) => fits(page, shown, 0))
		const isDone = fits(pages.length - 1, pages.at(-1) ?? [], footHeight)
		return {
			pages: isDone ? pages : paginateSides(sides, labels, (page, shown) => fits(page, shown, footHeight)),
			scale,
		}
	})
	return ways.reduce((best, way) => (way.pages.length < best.pages.length ? way : best))
}

function beside(markdown: string | null, height: number, fonts: FontMetrics): Fitted<Prose> | null {
	return markdown === null ? null : fitProse(markdown, proseSizes, proseWidth, height, fonts)
}

function proseAlone(markdown: string, height: number, fonts: FontMetrics): readonly Prose[] {
	if (markdown === '') return []
	const fitted = fitProse(markdown, proseAloneSizes, proseWidth, height, fonts)
	return fitted === null ? splitProse(markdown, 20, proseWidth, height, fonts) : [fitted.value]
}

function remarksHeight(remarks: readonly string[], fonts: FontMetrics): number {
	const lines = remarks.map((text) => countLines([{ text, face: 'sans', size: stage.smallSize }], stage.inner, fonts))
	const height = lines.reduce((sum, count) => sum + count, 0) * stage.smallLine
	return height === 0 ? 0 : height + stage.smallGap
}

function withLast(
	pages: readonly ArgumentPage[],
	fallback: ArgumentPage,
	change: (last: ArgumentPage) => ArgumentPage,
): [ArgumentPage, ...ArgumentPage[]] {
	const [first = fallback, ...others] = pages
	const last = others.pop()
	return last === undefined ? [change(first)] : [first, ...others, change(last)]
}
