import type { FittedText, Prose, TitleSide, TitleSlide } from '../deck.ts'
import { type Fitted, fitHeading, fitProse } from '../fit-text.ts'
import { countLines, cutToLines, cutToWidth } from '../measure-text.ts'
import { listNames } from '../person-name.ts'
import { gridColumns, gridHeight, gridWidth, labelFace, labelLine, textFace, textLine } from '../side-grid.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'
import { threadSummary } from '../thread-strip.ts'

/** The first slide: the question, who asks it, the sides with their people, and the thread they wrote. */
export function titleSlides(talk: Talk): TitleSlide[] {
	const { outline, fonts } = talk
	const subtitle = subtitleOf(talk)
	const prose = introOnTitle(talk)
	const above = stage.top + stage.overHeight + stage.titleGap + titleGap
	const below = stage.columnsGap + subjectGap + subjectHeight + stage.stripGap + stage.stripHeight + stage.bottom
	const middle = (subtitle === null ? 0 : subtitle.height + subtitleGap) + (prose?.height ?? -proseGap) + proseGap
	const room = stage.height - above - below - middle
	const whole = titleAbove(talk, room, 2)
	// Names and stances are cut rather than the title made small.
	const { title, sides } = whole.title.size >= leastAboveWhole ? whole : titleAbove(talk, room, 1)
	const date = talk.dates.day(outline.date) ?? outline.date
	const over = [outline.author, outline.venue, date].filter((text) => text !== null).join(' · ')
	return [
		{
			kind: 'title',
			id: talk.takeId('title'),
			title,
			subtitle: subtitle?.value ?? null,
			over: over === '' ? null : cutToWidth(over, 'sans', 18, stage.inner, fonts),
			prose: prose?.value ?? null,
			columns: gridColumns(talk.sides.length),
			sides,
			subject:
				talk.subject === outline.title.value ? null : cutToWidth(talk.subject, 'sansBold', stage.smallSize, 960, fonts),
			strip: { ...talk.strip(talk.quotes), summary: threadSummary(talk.thread, talk.words, talk.dates) },
			notes: [],
		},
	]
}

/** The title in its largest size above the sides, whose names and stances take so many lines at most. */
function titleAbove(talk: Talk, room: number, most: number): { title: FittedText; sides: TitleSide[] } {
	const { sides, height } = sidesOf(talk, most)
	const linesOf = (size: number) => Math.floor((room - height) / (size * 1.15))
	const steps = [60, 52, 46, 40, 34, 30].map((size) => ({ size, lines: linesOf(size) }))
	const last = { size: 26, lines: Math.max(linesOf(26), 1) }
	const [first = last, ...others] = steps.filter(({ size, lines }) => lines >= (size > 40 ? 1 : 2))
	const { value } = fitHeading(talk.outline.title.value, 'serifBold', [first, ...others, last], titleWidth, talk.fonts)
	return { title: value, sides }
}

/** The introduction if it is short enough to stand on the title slide. */
export function introOnTitle(talk: Talk): Fitted<Prose> | null {
	const { intro } = talk.outline
	return intro === null ? null : fitProse(intro.value, [21, 19], proseWidth, 90, talk.fonts)
}

const titleGap = 24
const titleWidth = 1080
/** The size of a title in px that sides may stand below with more than a line of their names and stances. */
const leastAboveWhole = 40
const proseWidth = 1080
const subtitleGap = 10
const proseGap = 20
const subjectGap = 24
const subjectHeight = 24
const peopleGap = 6

function subtitleOf(talk: Talk): Fitted<FittedText> | null {
	const { subtitle } = talk.outline
	const steps = [
		{ size: 26, lines: 1 },
		{ size: 22, lines: 2 },
	] as const
	return subtitle === null ? null : fitHeading(subtitle, 'sans', steps, titleWidth, talk.fonts)
}

function sidesOf(talk: Talk, most: number): { sides: TitleSide[]; height: number } {
	const width = gridWidth(talk.sides.length)
	const mostPeople = talk.sides.length > gridColumns(talk.sides.length) ? 3 : 6
	const sides = talk.sides.map(({ number, label, stance, people }) => ({
		number,
		label: cutToLines(label, labelFace, width - stage.sideMark, most, talk.fonts),
		stance: stance === null ? null : cutToLines(stance, textFace, width, most, talk.fonts),
		people:
			people.length === 1 && people[0] === label ? null : fitPeople(people.map(undivided), mostPeople, width, talk),
	}))
	const lines = (text: string) => countLines([{ text, ...textFace }], width, talk.fonts)
	const labelLines = (text: string) => countLines([{ text, ...labelFace }], width - stage.sideMark, talk.fonts)
	const height = gridHeight(sides, [
		({ label }) => labelLines(label) * labelLine,
		({ stance }) => (stance === null ? 0 : lines(stance) * textLine),
		({ people }) => (people === null ? 0 : peopleGap + lines(people) * textLine),
	])
	return { sides, height }
}

function fitPeople(people: readonly string[], most: number, width: number, talk: Talk): string {
	const lines = (text: string) => countLines([{ text, ...textFace }], width, talk.fonts)
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
