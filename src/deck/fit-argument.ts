import type { Labels } from '../words/words.ts'
import type { ArgumentSide, ArgumentSlide, Prose } from './deck.ts'
import { fitSides, type SidesRoom } from './fit-sides.ts'
import { type Fitted, fitHeading, fitProse, splitProse } from './fit-text.ts'
import { columnsFor, stancesOf, withCodeFitted } from './measure-sides.ts'
import { countLines, type Face, type FontMetrics } from './measure-text.ts'
import { stage } from './stage.ts'

/** An argument before it is known how it fits. */
export interface ArgumentContent {
	readonly title: string
	/** Markdown before and after the quotes. */
	readonly lead: string | null
	readonly closing: string | null
	readonly sides: readonly ArgumentSide[]
	readonly outcome: string | null
	/** Remarks that say of sides without a column that they have none. */
	name(unshown: readonly ArgumentSide[]): readonly string[]
	readonly labels: Pick<Labels, 'continued' | 'continues' | 'message'>
}

/** What stands on one slide of an argument. */
export type ArgumentPage = Pick<
	ArgumentSlide,
	'title' | 'lead' | 'closing' | 'columns' | 'stances' | 'quoteSize' | 'sides' | 'outcome' | 'remarks'
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
	const below = stage.height - stage.top - stage.bottom - stage.overHeight - stage.titleGap - title.height
	const forBody = Math.floor(below - stage.stripGap - stage.stripHeight)
	const page = (parts: Partial<ArgumentPage>) => pageOf(title.value, parts)

	if (content.sides.length === 0) {
		const all = [content.lead, content.closing].filter((prose) => prose !== null).join('\n\n')
		const body = forBody - footHeight(content.outcome, [], fonts) - stage.proseGap
		const pages = proseAlone(all, body, fonts).map((lead) => page({ lead }))
		return withLast(pages, page({}), (last) => ({ ...last, outcome: content.outcome }))
	}

	const lead = beside(content.lead, mostLead, fonts)
	const closing = beside(content.closing, mostClosing, fonts)
	const before = content.lead === null || lead !== null ? [] : proseAlone(content.lead, forBody, fonts)
	const after = content.closing === null || closing !== null ? [] : proseAlone(content.closing, forBody, fonts)
	const leadHeight = lead === null ? 0 : lead.height + stage.proseGap
	const closingHeight = closing === null ? 0 : closing.height + stage.smallGap
	const room: SidesRoom = {
		body: (index) => forBody - stage.columnsGap - (index === 0 ? leadHeight : 0),
		foot: (unshown) => closingHeight + footHeight(content.outcome, content.name(unshown), fonts),
	}

	const { pages, unshown } = fitSides(content.sides, room, content.labels, fonts)
	const shown = pages.map(({ sides, scale }, i) =>
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
		outcome: content.outcome,
		remarks: content.name(unshown),
	}))
	return [...finished, ...after.map((prose) => page({ lead: prose }))]
}

function pageOf(title: ArgumentPage['title'], parts: Partial<ArgumentPage>): ArgumentPage {
	return {
		lead: parts.lead ?? null,
		closing: parts.closing ?? null,
		columns: parts.columns ?? 1,
		stances: parts.stances ?? 'beside',
		quoteSize: parts.quoteSize ?? 28,
		sides: parts.sides ?? [],
		outcome: parts.outcome ?? null,
		remarks: parts.remarks ?? [],
		title,
	}
}

function beside(markdown: string | null, height: number, fonts: FontMetrics): Fitted<Prose> | null {
	return markdown === null ? null : fitProse(markdown, proseSizes, proseWidth, height, fonts)
}

function proseAlone(markdown: string, height: number, fonts: FontMetrics): readonly Prose[] {
	if (markdown === '') return []
	const fitted = fitProse(markdown, proseAloneSizes, proseWidth, height, fonts)
	return fitted === null ? splitProse(markdown, 20, proseWidth, height, fonts) : [fitted.value]
}

function footHeight(outcome: string | null, remarks: readonly string[], fonts: FontMetrics): number {
	const lines = (text: string, face: Face, size: number, width: number) =>
		countLines([{ text, face, size }], width, fonts)
	const { outcomeSize, outcomeInset, outcomeLine, smallSize, smallLine, smallGap, inner } = stage
	const outcomeHeight =
		outcome === null ? 0 : lines(outcome, 'sansBold', outcomeSize, inner - outcomeInset) * outcomeLine + smallGap
	const count = remarks.reduce((sum, text) => sum + lines(text, 'sans', smallSize, inner), 0)
	return outcomeHeight + (count === 0 ? 0 : count * smallLine + smallGap)
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
