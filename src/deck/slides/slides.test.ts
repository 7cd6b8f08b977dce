import { describe, expect, test } from 'vitest'
import type { AgendaSlide, GlanceSlide, SectionSlide, Slide, SummarySlide, TitleSlide } from '../deck.ts'
import { fonts } from '../fixtures/fonts.ts'
import { buildTalk, type TalkPlan } from '../fixtures/talks.ts'
import { countLines } from '../measure-text.ts'
import { gridWidth } from '../side-grid.ts'
import { makeTalk } from '../talk.ts'
import { slidesOf } from './index.ts'

const plan: TalkPlan = {
	title: 'Q',
	subject: 'S',
	sides: [
		{ name: 'a', label: 'Side A', people: ['Ann Lee'] },
		{ name: 'b', label: 'Side B', people: ['Bo Lind'] },
	],
	messages: [
		{ by: 'Ann Lee' },
		{ by: 'Bo Lind', answers: 0 },
		{ by: 'Ann Lee', answers: 0 },
		{ by: 'Cy Roth', answers: 2 },
	],
	arguments: [],
}
const argument = (title: string, rest: Partial<TalkPlan['arguments'][number]> = {}) => ({
	title,
	items: [{ from: 0, words: 'It is.' }],
	...rest,
})
const slides = (rest: Partial<TalkPlan>) => {
	const { outline, resolution, thread } = buildTalk({ ...plan, ...rest })
	return slidesOf(makeTalk(outline, resolution, thread, fonts))
}
const ofKind = <S extends Slide>(all: readonly Slide[], kind: S['kind']) =>
	all.filter((slide): slide is S => slide.kind === kind)

describe('which slides there are', () => {
	const one = argument('One')
	const inSection = (section: string) => ({ ...one, section })
	test.each<[string, Partial<TalkPlan>, string]>([
		['one argument', { arguments: [one] }, 'title glance argument sources'],
		['two', { arguments: [one, one] }, 'title glance argument argument summary sources'],
		['three', { arguments: [one, one, one] }, 'title glance agenda argument argument argument summary sources'],
		['one message', { messages: plan.messages.slice(0, 1), arguments: [one] }, 'title argument sources'],
		[
			'a section of two',
			{ arguments: [one, inSection('A'), inSection('A')] },
			'title glance agenda argument section argument argument summary sources',
		],
		[
			'a section of one needs none',
			{ arguments: [inSection('A'), inSection('B')] },
			'title glance argument argument summary sources',
		],
		[
			'but with something to say it does',
			{ sections: [{ title: 'B', prose: 'Why.' }], arguments: [inSection('B')] },
			'title glance section argument sources',
		],
		[
			'or with a note',
			{ sections: [{ title: 'B', note: 'Breathe.' }], arguments: [inSection('B')] },
			'title glance section argument sources',
		],
		[
			'a section without arguments',
			{ sections: [{ title: 'B' }], arguments: [one] },
			'title glance argument section sources',
		],
	])('%s', (_, rest, expected) => {
		expect(
			slides(rest)
				.map(({ kind }) => kind)
				.join(' '),
		).toBe(expected)
	})
})

test('the agenda lists the arguments with their status by section, and links to them', () => {
	const all = slides({
		arguments: [
			argument('One', { id: 'one', status: { word: 'open' } }),
			argument('Two', { id: 'two', section: 'A' }),
			argument('Three', { id: 'three', section: 'A', status: { word: 'agreed' } }),
		],
	})
	expect(ofKind<AgendaSlide>(all, 'agenda').map(({ groups }) => groups)).toEqual([
		[
			{ section: null, entries: [{ number: 1, id: 'one', title: 'One', status: { word: 'open', label: 'Open' } }] },
			{
				section: 'A',
				entries: [
					{ number: 2, id: 'two', title: 'Two', status: null },
					{ number: 3, id: 'three', title: 'Three', status: { word: 'agreed', label: 'Agreed' } },
				],
			},
		],
	])
})

test('a long agenda takes several slides, each of which names its section', () => {
	const all = slides({ arguments: Array.from({ length: 40 }, (_, i) => argument(`Number ${i}`, { section: 'A' })) })
	const agenda = ofKind<AgendaSlide>(all, 'agenda')
	expect(agenda.length).toBeGreaterThan(1)
	expect(agenda.map(({ part }) => part)).toEqual(agenda.map((_, i) => ({ number: i + 1, of: agenda.length })))
	expect(agenda.map(({ groups }) => groups[0]?.section)).toEqual(agenda.map(() => 'A'))
	expect(agenda.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries.map(({ number }) => number)))).toEqual(
		Array.from({ length: 40 }, (_, i) => i + 1),
	)
})

test('the title says nothing twice', () => {
	const sides = [
		{ name: 'a', label: 'Ann Lee', people: ['Ann Lee'] },
		{ name: 'b', label: 'Bo Lind', people: ['Bo Lind', 'Cy Roth'] },
	]
	const [title] = ofKind<TitleSlide>(slides({ title: 'S', sides }), 'title')
	expect([title?.subject, title?.sides.map(({ people }) => people)]).toEqual([
		null,
		[null, 'Bo\u00a0Lind and Cy\u00a0Roth'],
	])
	expect(ofKind<TitleSlide>(slides({}), 'title')[0]).toMatchObject({
		subject: 'S',
		sides: [{ people: 'Ann\u00a0Lee' }, {}],
	})
})

test('a section shows its prose, its arguments and its note', () => {
	const [section] = ofKind<SectionSlide>(
		slides({
			sections: [{ title: 'A', prose: 'What is *at* stake.', note: 'Slowly.' }],
			arguments: [argument('One', { section: 'A' })],
		}),
		'section',
	)
	expect(section).toMatchObject({ id: 'section-1', number: 1, of: 1, prose: { markdown: 'What is *at* stake.' } })
	expect(section?.entries.map(({ title }) => title)).toEqual(['One'])
	expect(section?.notes).toEqual([{ heading: null, paragraphs: ['Slowly.'] }])
})

describe('a side’s name and stance', () => {
	const label = 'Everybody who reads the log in the middle of the night and has to find out what it says'
	const stance = 'wants the local time, since nobody is awake enough to add and subtract hours at three o’clock'
	const named = (count: number, title: string) =>
		slides({
			title,
			intro: 'It has been asked for years. '.repeat(8),
			sides: Array.from({ length: count }, (_, i) => ({
				name: `s${i}`,
				label: `${i} ${i === 0 ? label.slice(0, 45) : label}`,
				stance,
				people: [i === 0 ? 'Ann Lee' : i === 1 ? 'Bo Lind' : `P${i}`],
			})),
			arguments: [argument('One'), argument('Two')],
		})
	const lines = (text: string, face: 'sans' | 'sansBold', size: number, width: number) =>
		countLines([{ text, face, size }], width, fonts)

	test.each([
		[3, 'Q', 2],
		[6, 'Q', 2],
		[6, 'Which time shall the log have, and in which of the zones of the world?', 1],
	])('of %d sides below %j take %d lines at most', (count, title, most) => {
		const [first] = ofKind<TitleSlide>(named(count, title), 'title')
		const width = gridWidth(count)
		const labels = first?.sides.map((side) => lines(side.label, 'sansBold', 19, width - 24)) ?? []
		const stances = first?.sides.map((side) => lines(side.stance ?? '', 'sans', 16, width)) ?? []
		expect([Math.max(...labels), Math.max(...stances)]).toEqual([most, most])
		expect(first?.sides[0]?.label.endsWith('…')).toBe(most === 1)
	})

	test('are as long in the summary, and whole below the picture where there is room', () => {
		const all = named(3, 'Q')
		expect(ofKind<SummarySlide>(all, 'summary')[0]?.totals[0]?.label).toBe(`0 ${label.slice(0, 45)}`)
		const few = slides({ sides: [{ ...plan.sides[0]!, label }, plan.sides[1]!], arguments: [argument('One')] })
		expect(ofKind<GlanceSlide>(few, 'glance')[0]?.legend[0]?.label).toBe(label)
	})
})

describe('the summary', () => {
	const all = slides({
		arguments: [
			argument('One', { status: { word: 'deferred', text: 'until May', dissent: ['Bo Lind'] }, silent: ['b'] }),
			argument('Two', { items: [0, 0, 2, 1].map((from) => ({ from, words: 'It is.' })) }),
		],
	})
	const [summary] = ofKind<SummarySlide>(all, 'summary')

	test('says how every argument stands and who is quoted in it', () => {
		expect(summary?.rows.map(({ remark, cells }) => [remark, ...cells.map(({ count }) => count)])).toEqual([
			['until May · Dissent: Bo Lind.', '1', '–'],
			[null, '3', '1'],
		])
		expect(summary?.rows[0]?.cells[1]?.words).toBe('Side B: No reply in this thread')
	})

	test('has a column of statuses only where there is one', () => {
		const [without] = ofKind<SummarySlide>(slides({ arguments: [argument('One'), argument('Two')] }), 'summary')
		expect(summary?.statusWidth).toBeGreaterThan(100)
		expect(without?.statusWidth).toBe(0)
	})

	test('names who dissents, however long the remark before it', () => {
		const status = { word: 'open' as const, text: 'only after a second look at all boards', dissent: ['Bo Lind'] }
		const [told] = ofKind<SummarySlide>(
			slides({
				arguments: [
					argument('One', { status: { ...status, text: `${status.text} and ${status.text}` } }),
					argument('Two'),
				],
			}),
			'summary',
		)
		expect(told?.rows[0]?.remark).toMatch(/Dissent: Bo Lind\.$/)
	})

	// Message 0 of side A is answered by side B; message 2 only by somebody on no side, and message 1 by nobody.
	test('says how much each side was quoted and answered', () => {
		expect(summary?.totals.map(({ quoted, answered }) => [quoted, answered])).toEqual([
			['4 quotes from 2 messages', '1 of them answered by another side'],
			['1 quote from 1 message', '0 of them answered by another side'],
		])
	})

	test('says so of a side that is not quoted', () => {
		const [summary] = ofKind<SummarySlide>(slides({ arguments: [argument('One'), argument('Two')] }), 'summary')
		expect(summary?.totals.map(({ quoted, answered }) => [quoted, answered])).toEqual([
			['2 quotes from 1 message', '1 of them answered by another side'],
			['0 quotes', null],
		])
	})
})
