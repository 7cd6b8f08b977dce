import type { Participant } from '../../thread/thread.ts'
import type { GlanceSlide } from '../deck.ts'
import { drawThread, type Frame, type ThreadPlan } from '../draw-thread.ts'
import { cutToWidth, textWidth } from '../measure-text.ts'
import { personName } from '../person-name.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'
import { type ThreadRow, threadRows } from '../thread-rows.ts'

/** Who wrote when and to whom. A thread of one message has no such picture. */
export function glanceSlides(talk: Talk): GlanceSlide[] {
	const { thread, words, fonts } = talk
	if (thread.messages.length < 2) return []
	const quoted = new Set(talk.quotes.map((quote) => quote.message))
	const isQuoted: ThreadPlan['isQuoted'] = (message) => quoted.has(message)
	const numberOf = (author: Participant | null) => talk.sideOf(author)?.number ?? 0
	const rows = threadRows(thread.messages, numberOf, isQuoted, mostRows).map((row, _, all) => ({
		...row,
		name: nameOf(row, all.filter(({ side }) => side === row.side).length > 1, talk),
	}))
	const plan: ThreadPlan = {
		messages: thread.messages,
		rows,
		isQuoted,
		dayOf: dayWords(talk),
		gists: { each: words.labels.glanceLines, several: words.labels.glanceCounts },
	}
	const messages = words.messages(thread.messages.length)
	const people = words.people(thread.participants.length)
	const summary = [messages, people, ...spanOf(talk)].join(' · ')
	const labelOf = (side: number) => talk.sides[side - 1]?.label ?? words.labels.noSide
	const shown = [...new Set(rows.map(({ side }) => side))]
	const labelWidth = (text: string) => textWidth(text, 'sansBold', stage.smallSize, fonts)
	const forLabels = stage.inner - shown.length * (stage.sideMark + legendGap)
	const isWhole = shown.reduce((sum, number) => sum + labelWidth(labelOf(number)), 0) <= forLabels
	const legendWidth = isWhole ? forLabels : forLabels / shown.length
	const forSubject = stage.inner - textWidth(summary, 'sans', 16, fonts) - 40
	return [
		{
			kind: 'glance',
			id: talk.takeId('glance'),
			over: cutToWidth(talk.subject, 'sans', 16, forSubject, fonts),
			summary,
			wide: drawThread(plan, wide, fonts),
			narrow: drawThread(plan, narrow, fonts),
			label: words.pictureLabel(messages, people),
			description: rows.map((row) =>
				words.pictureRow(
					row.name,
					labelOf(row.side),
					words.messages(row.messages.length),
					row.messages.filter(isQuoted).length,
				),
			),
			legend: shown.map((number) => ({
				number,
				label: cutToWidth(labelOf(number), 'sansBold', stage.smallSize, legendWidth, fonts),
			})),
			notes: [],
		},
	]
}

/** What the stage has room for, see below. */
const mostRows = 15
const legendGap = 24

const wide: Frame = {
	width: stage.inner,
	rowsHeight: 416,
	row: { least: 26, most: 84 },
	names: 'before',
	textSize: 16,
	leastStep: 9,
	binStep: 20,
	markScale: 0.85,
	mostScale: 1.4,
}

/** On a phone: as wide as its screen, names above their lanes. */
const narrow: Frame = {
	width: 350,
	rowsHeight: 0,
	row: { least: 46, most: 46 },
	names: 'above',
	textSize: 16,
	leastStep: 5.5,
	binStep: 14,
	markScale: 0.65,
	mostScale: 1,
}

function nameOf(row: ThreadRow, isAfterOthers: boolean, { words }: Talk): string {
	if (row.person === null) return isAfterOthers ? words.others(row.people) : words.people(row.people)
	return row.person === 'unknown' ? words.labels.unknownPerson : personName(row.person, words)
}

/** Days without their year, where all are of one. */
function dayWords({ thread, dates }: Talk): (date: string) => string | null {
	const years = new Set(thread.messages.flatMap(({ date }) => date?.slice(0, 4) ?? []))
	return years.size > 1 ? dates.day : dates.dayOfYear
}

/** How many days the thread took, first and last included. */
function spanOf({ thread, words }: Talk): string[] {
	const times = thread.messages.flatMap(({ date }) => (date === null ? [] : [Date.parse(date.slice(0, 10))]))
	const known = times.filter((time) => !Number.isNaN(time))
	if (known.length === 0) return []
	const first = known.reduce((a, b) => Math.min(a, b))
	const last = known.reduce((a, b) => Math.max(a, b))
	return [words.days(Math.round((last - first) / 86_400_000) + 1)]
}
