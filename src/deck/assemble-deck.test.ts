import { describe, expect, test } from 'vitest'
import { assembleDeck } from './assemble-deck.ts'
import type { ArgumentSlide, Deck } from './deck.ts'
import { crowd } from './fixtures/crowd.ts'
import { fonts } from './fixtures/fonts.ts'
import { nasty } from './fixtures/nasty.ts'
import { small } from './fixtures/small.ts'
import { buildTalk, type TalkPlan, wordsOf } from './fixtures/talks.ts'
import type { CodeLine, QuoteRun } from './quote-figure.ts'

const deckOf = (plan: TalkPlan): Deck => {
	const { outline, resolution, thread } = buildTalk(plan)
	return assembleDeck(outline, resolution, thread, fonts)
}
const argumentsOf = (deck: Deck) => deck.slides.filter((slide): slide is ArgumentSlide => slide.kind === 'argument')

test('a small talk is the deck that it was', async () => {
	const json = `${JSON.stringify(deckOf(small), null, '\t')}\n`
	await expect(json).toMatchFileSnapshot('fixtures/small.deck.json')
})

describe.each([
	['small', small],
	['nasty', nasty],
	['crowd', crowd],
])('the %s talk', (_, plan) => {
	const deck = deckOf(plan)

	test('gives every slide an address of its own that is no number', () => {
		const ids = deck.slides.map(({ id }) => id)
		expect(new Set(ids).size).toBe(ids.length)
		expect(ids.filter((id) => id === '' || /^\d+$/.test(id))).toEqual([])
	})

	test('shows every quote word for word', () => {
		for (const [i, argument] of plan.arguments.entries()) {
			const shown = argumentsOf(deck)
				.filter(({ number }) => number === i + 1)
				.flatMap(({ sides }) => sides.flatMap(({ quotes }) => quotes))
				.flatMap(({ blocks }) => blocks)
				.flatMap((block): readonly (QuoteRun | CodeLine)[] => (block.kind === 'text' ? block.runs : block.lines))
				.map((piece) => ('kind' in piece && /elision|insertion/.test(piece.kind) ? '' : piece.text))
				.join('')
				.replace(/\s/g, '')
			for (const item of argument.items) {
				if (typeof item === 'string' || shown === '') continue
				// A quote may continue on the next slide after quotes of others; each of its words is there.
				for (const word of wordsOf(item.words).split(/\s+/)) expect(shown).toContain(word.slice(0, 40))
			}
		}
	})

	test('links to nothing but the web', () => {
		const urls = JSON.stringify(deck).match(/"url":"[^"]*"/g) ?? []
		expect(urls.filter((url) => !/^"url":"https?:/.test(url))).toEqual([])
	})

	test('names every quoted message once among its sources', () => {
		const quoted = new Set(
			plan.arguments.flatMap(({ items }) => items.map((item) => typeof item !== 'string' && item.from)),
		)
		quoted.delete(false)
		const rows = deck.slides.flatMap((slide) => (slide.kind === 'sources' ? slide.rows : []))
		expect(rows).toHaveLength(quoted.size)
	})
})

const plan: TalkPlan = {
	title: 'Q',
	subject: 'S',
	sides: [
		{ name: 'a', people: ['Ann Lee'] },
		{ name: 'b', people: ['Bo Lind'] },
	],
	messages: [
		{ by: 'Ann Lee' },
		{ by: 'Bo Lind', answers: 0, quotedBy: ['Cy Roth', 'Ann Lee'] },
		{ by: 'Ann Lee', answers: 0 },
	],
	arguments: [],
}
const captions = (deck: Deck) =>
	argumentsOf(deck).flatMap(({ sides }) => sides.flatMap(({ quotes }) => quotes.map(({ remarks }) => remarks)))

describe('captions', () => {
	test.each<[string, number[], string[][]]>([
		[
			'who is quoted by others says so, and whom they answer',
			[0, 1],
			[[], ['as quoted by Cy Roth and Ann Lee', 'answering Ann Lee']],
		],
		['an answer to what is not on the slide is none', [1], [['as quoted by Cy Roth and Ann Lee']]],
		['two quotes of one message', [0, 0], [[], ['same message']]],
		['one’s own message', [0, 2], [[], ['answering their own message']]],
	])('%s', (_, from, expected) => {
		const items = from.map((index) => ({ from: index, words: 'It is.' }))
		expect(captions(deckOf({ ...plan, arguments: [{ title: 'T', items }] }))).toEqual(expected)
	})
})

describe('a side without a quote', () => {
	const six = {
		...plan,
		sides: ['a', 'b', 'c', 'd'].map((name, i) => ({ name, people: [['Ann Lee', 'Bo Lind'][i] ?? `P ${i}`] })),
	}
	test.each<[string, TalkPlan, string[], (string | null)[], string[]]>([
		['keeps its column among few', plan, [], [null, 'Not quoted here'], []],
		['is silent where the outline says so', plan, ['b'], [null, 'No reply in this thread'], []],
		['is named below among many', six, ['d'], [null, 'No reply in this thread'], ['Not quoted here: b and c.']],
	])('%s', (_, talk, silent, empty, remarks) => {
		const items = [{ from: 0, words: 'It is.' }]
		const [slide] = argumentsOf(deckOf({ ...talk, arguments: [{ title: 'T', items, silent }] }))
		expect(slide?.sides.map((side) => side.empty)).toEqual(empty)
		expect(slide?.remarks).toEqual(remarks)
	})
})

test.each<[NonNullable<TalkPlan['arguments'][number]['status']>, string, string | null]>([
	[{ word: 'open' }, 'Open', null],
	[
		{ word: 'agreed', text: 'two boards first', dissent: ['Bo', 'Cy'] },
		'Agreed',
		'Agreed: two boards first. Dissent: Bo and Cy.',
	],
	[{ word: 'deferred', dissent: ['Bo'] }, 'Deferred', 'Deferred. Dissent: Bo.'],
])('status %j', (status, label, outcome) => {
	const items = [
		{ from: 0, words: 'It is.' },
		{ from: 1, words: 'No.' },
	]
	const [slide] = argumentsOf(deckOf({ ...plan, arguments: [{ title: 'T', items, status }] }))
	expect(slide?.status?.label).toBe(label)
	expect(slide?.outcome).toEqual(outcome)
})

test('ids of digits and ids that other slides would like are made safe', () => {
	const items = [{ from: 0, words: 'It is.' }]
	const ids = ['7', 'title', 'sources'].map((id) => ({ title: 'T', id, items }))
	expect(deckOf({ ...plan, arguments: ids }).slides.map(({ id }) => id)).toEqual([
		'title-',
		'glance',
		'agenda',
		'argument-7',
		'title',
		'sources',
		'summary',
		'sources-',
	])
})

test('the notes are the outline’s, then the context of every quote', () => {
	const items = [{ from: 0, words: 'It is.', context: 'Look. It is. Really.' }]
	const [slide] = argumentsOf(deckOf({ ...plan, arguments: [{ title: 'T', items, note: 'One.\n\nTwo.' }] }))
	expect(slide?.notes).toEqual([
		{ heading: null, paragraphs: ['One.', 'Two.'] },
		{ heading: 'Ann Lee, 4 Mar 2024, in context', paragraphs: ['Look. It is. Really.'] },
	])
})

test('a thread of many messages is drawn with ticks', () => {
	const { slides, ticks } = deckOf(nasty)
	const [title] = slides
	const messages = nasty.messages.length
	expect(title?.kind === 'title' && title.strip.dots.every(({ quoted }) => quoted)).toBe(true)
	expect(ticks.length).toBe(messages)
})

test.each([
	[18, [9, 9]],
	[20, [10, 10]],
	[21, [7, 7, 7]],
])('%d sources stand on slides of %j', (count, expected) => {
	const messages = Array.from({ length: count }, () => ({ by: 'Ann Lee' }))
	const items = messages.map((_, from) => ({ from, words: 'It is.' }))
	const { slides } = deckOf({ ...plan, messages, arguments: [{ title: 'T', items }] })
	expect(slides.flatMap((slide) => (slide.kind === 'sources' ? [slide.rows.length] : []))).toEqual(expected)
})
