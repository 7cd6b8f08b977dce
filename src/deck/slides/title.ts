import type { FittedText, Prose, TitleSide, TitleSlide } from '../deck.ts'
import { type Fitted, fitHeading, fitProse } from '../fit-text.ts'
import { countLines, cutToWidth } from '../measure-text.ts'
import { listNames } from '../person-name.ts'
import { gridColumns, gridWidth } from '../side-grid.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'
import { threadSummary } from '../thread-strip.ts'

/** The first slide: the question, who asks it, the sides with their people, and the thread they wrote. */
export function titleSlides(talk: Talk): TitleSlide[] {
	const { outline, fonts } = talk
	const subtitle = subtitleOf(talk)
	const prose = introOnTitle(talk)
	const { sides, height } = sidesOf(talk)
	const above = stage.top + stage.overHeight + stage.titleGap + titleGap
	const below =
		height + stage.columnsGap + subjectGap + subjectHeight + stage.stripGap + stage.stripHeight + stage.bottom
	const middle = (subtitle === null ? 0 : subtitle.height + subtitleGap) + (prose?.height ?? -proseGap) + proseGap
	const room = stage.height - above - below - middle
	const steps = [60, 52, 46, 40, 34, 30].map((size) => ({ size, lines: Math.floor(room / (size * 1.15)) }))
	const last = { size: 26, lines: Math.max(Math.floor(room / (26 * 1.15)), 1) }
	const [first = last, ...others] = steps.filter(({ size, lines }) => lines >= (size > 40 ? 1 : 2))
	const title = fitHeading(outline.title.value, 'serifBold', [first, ...others, last], titleWidth, fonts)
	const date = talk.dates.day(outline.date) ?? outline.date
	const over = [outline.author, outline.venue, date].filter((text) => text !== null).join(' · ')
	return [
		{
			kind: 'title',
			id: talk.takeId('title'),
			title: title.value,
			subtitle: subtitle?.value ?? null,
			over: over === '' ? null : cutToWidth(over, 'sans', 18, stage.inner, fonts),
			prose: prose?.value ?? null,
			columns: gridColumns(talk.sides.length),
			sides,
			subject: cutToWidth(talk.subject, 'sansBold', stage.smallSize, 960, fonts),
			strip: { ...talk.strip(talk.quotes), summary: threadSummary(talk.thread, talk.words, talk.dates) },
			notes: [],
		},
	]
}

/** The introduction if it is short enough to stand on the title slide. */
export function introOnTitle(talk: Talk): Fitted<Prose> | null {
	const { intro } = talk.outline
	return intro === null ? null : fitProse(intro.value, [21, 19], proseWidth, 90, talk.fonts)
}

const titleGap = 24
const titleWidth = 1080
const proseWidth = 1080
const subtitleGap = 10
const proseGap = 20
const subjectGap = 24
const subjectHeight = 24
const labelLine = 24
const peopleLine = 22

function subtitleOf(talk: Talk): Fitted<FittedText> | null {
	const { subtitle } = talk.outline
	const steps = [
		{ size: 26, lines: 1 },
		{ size: 22, lines: 2 },
	] as const
	return subtitle === null ? null : fitHeading(subtitle, 'sans', steps, titleWidth, talk.fonts)
}

function sidesOf(talk: Talk): { sides: TitleSide[]; height: number } {
	const columns = gridColumns(talk.sides.length)
	const width = gridWidth(talk.sides.length)
	const rows = Math.ceil(talk.sides.length / columns)
	const most = rows > 1 ? 3 : 6
	const sides = talk.sides.map(({ number, label, stance, people }) => ({
		number,
		label: cutToWidth(label, 'sansBold', 19, width - stage.sideMark, talk.fonts),
		stance: stance === null ? null : cutToWidth(stance, 'sans', 16, width, talk.fonts),
		people: fitPeople(people.map(undivided), most, width, talk),
	}))
	const lines = sides.map(({ people }) => countLines([{ text: people, face: 'sans', size: 16 }], width, talk.fonts))
	const stanceHeight = sides.some(({ stance }) => stance !== null) ? peopleLine : 0
	const rowHeight = stage.sideRule + labelLine + stanceHeight + 6 + Math.max(...lines) * peopleLine
	return { sides, height: rows * rowHeight + (rows - 1) * stage.rowGap }
}

function fitPeople(people: readonly string[], most: number, width: number, talk: Talk): string {
	const lines = (text: string) => countLines([{ text, face: 'sans', size: 16 }], width, talk.fonts)
	for (let shown = Math.min(most, people.length); shown > 1; shown--) {
		const text = listNames(people, shown, talk.words)
		if (lines(text) <= 2) return text
	}
	return cutToWidth(listNames(people, 1, talk.words), 'sans', 16, width, talk.fonts)
}

/** A name that no line breaks, unless it is a long one. */
function undivided(name: string): string {
	return name.length > 24 ? name : name.replaceAll(' ', '\u00a0')
}
