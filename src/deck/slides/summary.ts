import type { Argument } from '../../outline/outline.ts'
import { entryHeight, entryNumber, entryOf } from '../argument-entries.ts'
import type { DeckSide, SideTotal, SummaryRow, SummarySlide } from '../deck.ts'
import { fitRows, type RowScale } from '../fit-rows.ts'
import { fitHeading } from '../fit-text.ts'
import { countLines, cutToLines, cutToWidth, textWidth } from '../measure-text.ts'
import { partOf } from '../parts.ts'
import { gridColumns, gridHeight, gridWidth, labelFace, labelLine, textFace, textLine } from '../side-grid.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'

/** One argument needs no summary. */
const leastArguments = 2

/** How every argument stands, and how often each side is quoted in it; below, how much each side was heard. */
export function summarySlides(talk: Talk): SummarySlide[] {
	const { outline, fonts, sides } = talk
	if (outline.arguments.length < leastArguments) return []
	const totals = sides.map((side) => totalOf(side, talk))
	const labels = sides.length <= mostLabels ? 'shown' : 'hidden'
	const { sideWidth, statusWidth } = columnWidths(labels, talk)
	const width = stage.inner - entryNumber - titleEnd - sides.length * sideWidth - statusWidth
	const forRows = room - (labels === 'shown' ? headHeight : 0)
	const remarks = new Map(
		outline.arguments.map((argument) => {
			const remark = statusRemark(argument, talk)
			const step = { size: stage.smallSize, lines: 2 }
			return [argument, remark === '' ? null : fitHeading(remark, 'sans', [step], width, fonts)]
		}),
	)
	const remarkHeight = (argument: Argument) =>
		Math.round((remarks.get(argument)?.height ?? 0) / (stage.smallSize * 1.15)) * remarkLine
	// What stands below the last row is one more row of the last slide.
	const { pages, scale } = fitRows([...outline.arguments, null], scales, forRows, (argument, scale) => {
		if (argument === null) return totalsHeight(totals, talk)
		return entryHeight(argument, scale, width, talk, remarkHeight(argument))
	})
	return pages.map((shown, i) => ({
		kind: 'summary',
		id: talk.takeId(i === 0 ? 'summary' : `summary-${i + 1}`),
		part: partOf(i, pages),
		over: cutToWidth(talk.subject, 'sans', 16, 900, fonts),
		size: scale.size,
		sides: sides.map(({ number, label }) => ({
			number,
			label: cutToWidth(label, 'sansBold', stage.smallSize, sideWidth - stage.sideMark - labelGap, fonts),
		})),
		labels,
		sideWidth,
		statusWidth,
		rows: shown
			.filter((argument) => argument !== null)
			.map((argument): SummaryRow => {
				const { number, id, title, status } = entryOf(argument, scale.size, width, talk)
				const remark = remarks.get(argument)?.value.text ?? null
				return { number, id, title, status, remark, cells: sides.map((side) => cellOf(argument, side, talk)) }
			}),
		columns: gridColumns(sides.length),
		totals: i === pages.length - 1 ? totals : [],
		notes: [],
	}))
}

/** Beyond this many sides the columns are too narrow for more than a mark. */
const mostLabels = 3
/** Of their columns by the number of sides, at least and at most, in px; and after a label. */
const sideWidths: Readonly<Record<number, readonly [number, number]>> = { 2: [150, 240], 3: [124, 160] }
const labelGap = 16
/** Between a title and the first side. */
const titleEnd = 24
/** The frame of a status, with its space on both sides. */
const pillInset = 31
const headHeight = 30
const remarkLine = 20
const room = stage.height - stage.top - stage.overHeight - stage.titleGap - 46 - stage.columnsGap - stage.bottom
const scales: readonly [RowScale, ...RowScale[]] = [
	{ size: 24, line: 30, gap: 17 },
	{ size: 22, line: 27, gap: 15 },
	{ size: 20, line: 25, gap: 11 },
]

/** As wide as what stands in them. */
function columnWidths(labels: SummarySlide['labels'], { sides, outline, words, fonts }: Talk) {
	const width = (text: string) => Math.ceil(textWidth(text, 'sansBold', stage.smallSize, fonts))
	const [least, most] = sideWidths[sides.length] ?? [60, 60]
	const widest = labels === 'shown' ? Math.max(...sides.map(({ label }) => width(label))) : 0
	const statuses = outline.arguments.flatMap(({ status }) =>
		status === null ? [] : [width(words.status[status.word])],
	)
	return {
		sideWidth: Math.min(Math.max(widest + stage.sideMark + labelGap, least), most),
		statusWidth: statuses.length === 0 ? 0 : Math.max(...statuses) + pillInset + labelGap,
	}
}

/** What the outline adds to the status, and who dissents. */
function statusRemark({ status }: Argument, { words }: Talk): string {
	if (status === null) return ''
	const dissent = status.dissent.map(({ value }) => value)
	const parts = [status.text?.trim() ?? '', dissent.length === 0 ? '' : words.dissent(words.list(dissent))]
	return parts.filter((part) => part !== '').join(' · ')
}

function cellOf(argument: Argument, { number, label }: DeckSide, talk: Talk): SummaryRow['cells'][number] {
	const { words, outline } = talk
	const name = outline.sides[number - 1]?.name
	const count = talk.quotesOf(argument).filter(({ side }) => side === name).length
	const isSilent = argument.silent.some(({ value }) => value === name)
	const why = isSilent ? words.labels.silent : words.labels.notQuotedHere
	return {
		number,
		count: count === 0 ? '–' : String(count),
		words: `${label}: ${count === 0 ? why : words.quotes(count)}`,
	}
}

function totalOf({ number, label }: DeckSide, talk: Talk): SideTotal {
	const { words, fonts, outline, thread } = talk
	const own = talk.quotes.filter(({ side }) => side === outline.sides[number - 1]?.name)
	const messages = new Set(own.map(({ message }) => message))
	const answers = thread.messages.filter(({ author }) => (talk.sideOf(author)?.number ?? number) !== number)
	const answered = new Set(answers.map(({ parentId }) => parentId))
	const count = [...messages].filter(({ id }) => answered.has(id)).length
	return {
		number,
		label: cutToLines(label, labelFace, gridWidth(outline.sides.length) - stage.sideMark, 2, fonts),
		quoted:
			own.length === 0 ? words.quotes(0) : words.quotesFrom(words.quotes(own.length), words.messages(messages.size)),
		answered: own.length === 0 ? null : words.answered(count),
	}
}

function totalsHeight(totals: readonly SideTotal[], talk: Talk): number {
	const width = gridWidth(totals.length)
	const lines = (text: string | null) => (text === null ? 0 : countLines([{ text, ...textFace }], width, talk.fonts))
	const labelLines = (text: string) => countLines([{ text, ...labelFace }], width - stage.sideMark, talk.fonts)
	const height = gridHeight(totals, [
		({ label }) => labelLines(label) * labelLine,
		({ quoted }) => lines(quoted) * textLine,
		({ answered }) => lines(answered) * textLine,
	])
	return height + 2 * stage.columnsGap
}
