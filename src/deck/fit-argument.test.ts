import { describe, expect, test } from 'vitest'
import { english } from '../words/en.ts'
import type { ArgumentSide } from './deck.ts'
import { type ArgumentContent, fitArgument } from './fit-argument.ts'
import { fitHeading, fitProse, splitProse } from './fit-text.ts'
import { fonts } from './fixtures/fonts.ts'
import { quoteBlocks } from './quote-blocks.ts'
import type { QuoteBlock, QuoteFigure } from './quote-figure.ts'

const sentence = 'The buffer is written back when the last reader lets go of it, long after the caller was told so. '
const words = (count: number) => sentence.repeat(60).split(' ').slice(0, count).join(' ')
const quote = (count: number, number = 1, text = words(count)): QuoteFigure => ({
	blocks: quoteBlocks([{ kind: 'words', column: 0, text, source: '', form: 'prose' }], english),
	dir: 'ltr',
	author: 'Ann Lee',
	initials: 'AL',
	date: '4 Mar 2024',
	remarks: [],
	url: 'https://example.org/',
	message: 'message-1',
	quote: number,
})
const side = (number: number, ...counts: number[]): ArgumentSide => ({
	number,
	label: `Side ${number}`,
	stance: null,
	voice: counts.length === 0 ? 'silent' : 'quoted',
	quotes: counts.map((count, i) => quote(count, number * 10 + i)),
	empty: counts.length === 0 ? 'No reply in this thread' : null,
})
const content = (sides: ArgumentSide[], rest: Partial<ArgumentContent> = {}): ArgumentContent => ({
	title: 'Is it a bug?',
	lead: null,
	closing: null,
	outcome: null,
	name: (unshown) => unshown.map(({ label }) => label),
	labels: english.labels,
	sides,
	...rest,
})
const wordsOf = (quotes: readonly QuoteFigure[]) =>
	quotes
		.flatMap(({ blocks }) => blocks)
		.map((block: QuoteBlock) => (block.kind === 'text' ? block.runs.map(({ text }) => text).join('') : ''))
		.join(' ')
		.replace(/\s+/g, ' ')

describe('the size of the words', () => {
	test.each<[string, ArgumentSide[], number[], number]>([
		['short quotes are large', [side(1, 12), side(2, 20)], [28], 2],
		['in three columns a little less so', [side(1, 12), side(2, 20), side(3)], [26], 3],
		['longer quotes shrink', [side(1, 90), side(2, 20)], [24], 2],
		['four sides stand in two rows', [side(1, 9), side(2, 9), side(3, 9), side(4, 9)], [28], 2],
		['six in two rows of three', [1, 2, 3, 4, 5, 6].map((number) => side(number, 8)), [26], 3],
	])('%s', (_, sides, sizes, columns) => {
		const pages = fitArgument(content(sides), fonts)
		expect(pages.map(({ quoteSize }) => quoteSize)).toEqual(sizes)
		expect(pages[0].columns).toBe(columns)
	})
})

describe('an argument that does not fit on one slide', () => {
	test.each<[string, ArgumentSide[], number]>([
		['many quotes', [side(1, 60, 60, 60), side(2, 60, 60, 60)], 2],
		['six sides that talk much', [1, 2, 3, 4, 5, 6].map((number) => side(number, 70)), 2],
		['one quote of 600 words', [side(1, 600), side(2, 4)], 4],
	])('%s: nothing is lost, the heading stays', (_, sides, most) => {
		const pages = fitArgument(content(sides), fonts)
		expect(pages.length).toBeGreaterThan(1)
		expect(pages.length).toBeLessThanOrEqual(most)
		for (const page of pages) expect(page.title.text).toBe('Is it a bug?')
		for (const { number, quotes } of sides) {
			const shown = pages.flatMap((page) => page.sides.filter((other) => other.number === number))
			expect(wordsOf(shown.flatMap((other) => other.quotes))).toBe(wordsOf(quotes))
		}
	})

	test('a quote stays whole where a slide of its own holds it', () => {
		const pages = fitArgument(content([side(1, 230), side(2, 230)]), fonts)
		const remarks = pages.flatMap((page) => page.sides.flatMap(({ quotes }) => quotes.flatMap((one) => one.remarks)))
		expect(pages.length).toBe(2)
		expect(remarks).toEqual([])
	})

	test('a cut quote says so on both slides', () => {
		const pages = fitArgument(content([side(1, 450), side(2, 4)]), fonts)
		const remarks = pages.map((page) => page.sides[0]?.quotes.map((one) => one.remarks))
		expect(remarks[0]).toEqual([['continues on the next slide']])
		expect(remarks[1]).toEqual([['continued from the slide before']])
	})

	test('the slides of a cut quote share a size, the others have their own', () => {
		const pages = fitArgument(content([side(1, 650), side(2, 120)]), fonts)
		expect(pages.map(({ quoteSize, sides }) => [quoteSize, ...sides.map(({ number }) => number)])).toEqual([
			[18, 1],
			[18, 1],
			[28, 2],
		])
	})

	const clause = 'the buffer is written back when the last reader lets go of it, long after it was told so, '
	test.each<[string, string, string]>([
		['where a paragraph ends', `${words(199)}\n\n${words(251)}`, 'o of it,'],
		['where a sentence ends', words(450), 'told so.'],
		['anywhere in one sentence', clause.repeat(30), ' so, the'],
		['anywhere, where there were more slides otherwise', `${clause.repeat(17)}End. ${clause.repeat(20)}`, 'ten back'],
	])('a quote is cut %s', (_, text, end) => {
		const pages = fitArgument(content([{ ...side(1, 1), quotes: [quote(0, 1, text)] }]), fonts)
		expect(pages.length).toBe(2)
		expect(
			wordsOf(pages[0].sides[0]?.quotes ?? [])
				.trimEnd()
				.slice(-8),
		).toBe(end)
	})

	test('a silent side is named, once', () => {
		const pages = fitArgument(content([side(1, 120, 120, 120), side(2, 120), side(3)]), fonts)
		expect(pages.flatMap(({ sides }) => sides.map(({ voice }) => voice))).not.toContain('silent')
		expect(pages.flatMap(({ remarks }) => remarks)).toEqual(['Side 3'])
	})

	test('each slide has words as large as it can', () => {
		const pages = fitArgument(content([side(1, 60, 60, 60), side(2, 60, 60, 60)]), fonts)
		expect(pages.map(({ sides }) => sides.flatMap(({ quotes }) => quotes).length)).toEqual([4, 2])
		expect(pages.map(({ quoteSize }) => quoteSize)).toEqual([18, 28])
	})
})

describe('a side that is not quoted', () => {
	const unheard = (number: number): ArgumentSide => ({ ...side(number), voice: 'not-quoted' })
	test.each<[string, ArgumentSide[], number, string[]]>([
		['keeps its column where there is room', [side(1, 9), side(2, 9), unheard(3)], 3, []],
		['is named where the others need it', [side(1, 40, 40, 40), unheard(2), unheard(3)], 1, ['Side 2', 'Side 3']],
		['is named where there are many', [side(1, 9), side(2, 9), side(3, 9), unheard(4)], 3, ['Side 4']],
	])('%s', (_, sides, columns, remarks) => {
		const pages = fitArgument(content(sides), fonts)
		expect(pages.map((page) => page.columns)).toEqual([columns])
		expect(pages[0].remarks).toEqual(remarks)
	})
})

describe('the presenter’s prose', () => {
	test('stands beside the quotes while it is short', () => {
		const [page, ...others] = fitArgument(content([side(1, 9)], { lead: words(30), closing: words(10) }), fonts)
		expect(others).toEqual([])
		expect(page).toMatchObject({ lead: { size: 21 }, closing: { size: 21 } })
	})

	test('gets slides of its own when it is long', () => {
		const pages = fitArgument(content([side(1, 9)], { lead: words(200), closing: words(150) }), fonts)
		expect(pages.map(({ lead, sides }) => [lead !== null, sides.length])).toEqual([
			[true, 0],
			[false, 1],
			[true, 0],
		])
	})

	test('an argument without quotes is its prose', () => {
		const pages = fitArgument(content([], { lead: words(700), outcome: 'Open.' }), fonts)
		expect(pages.length).toBeGreaterThan(1)
		expect(pages.map(({ lead }) => lead?.markdown).join(' ')).toBe(words(700))
		expect(pages.at(-1)?.outcome).toBe('Open.')
	})
})

describe('fitHeading', () => {
	const steps = [
		{ size: 40, lines: 1 },
		{ size: 20, lines: 2 },
	] as const
	test.each([
		['Short', 40, 'Short'],
		['A heading of some more words than that', 20, 'A heading of some more words than that'],
		['word '.repeat(80).trim(), 20, expect.stringMatching(/^(word )+word…$|^(word )*w?o?r?…$/)],
	])('%s', (text, size, shown) => {
		expect(fitHeading(text, 'serifBold', steps, 300, fonts).value).toEqual({ text: shown, size })
	})
})

describe('prose', () => {
	test.each([
		['a paragraph', 'one two', 1],
		['two paragraphs', 'one\n\ntwo', 2],
		['lines of one paragraph', 'one\ntwo', 1],
		['a list', '- one\n- two\n- three', 3],
		['a hard break', 'one  \ntwo', 2],
		['lines of code', '```\none\ntwo\n```', 2],
	])('%s counts so many lines', (_, markdown, lines) => {
		const height = fitProse(markdown, [20], 400, 1000, fonts)?.height ?? 0
		expect(Math.floor(height / (20 * 1.42))).toBe(lines)
	})

	test('is split between paragraphs first', () => {
		const pieces = splitProse(`${words(40)}\n\n${words(40)}`, 20, 400, 250, fonts)
		expect(pieces.map(({ markdown }) => markdown)).toEqual([words(40), words(40)])
	})

	test('too high for any size is not forced', () => {
		expect(fitProse(words(100), [20, 18], 400, 100, fonts)).toBeNull()
	})
})

describe('quoted code', () => {
	const shown = (source: string) => {
		const blocks = quoteBlocks([{ kind: 'words', column: 0, text: source, source, form: 'code' }], english)
		const [page] = fitArgument(
			content([{ ...side(1, 9), quotes: [{ ...quote(1), blocks }] }, side(2, 9), side(3, 9)]),
			fonts,
		)
		const [block] = page.sides[0]?.quotes[0]?.blocks ?? []
		return block?.kind === 'code' ? block.size : null
	}
	test.each([
		['short lines are as large as the words allow', 'if (x)\n\treturn;', 19],
		['a longer line shrinks before it breaks', 'blkcache_write_back(cache, bio);', 17],
		['one that breaks anyway shrinks where lines are saved', `${'x'.repeat(33)}\n${'y '.repeat(40)}`, 16],
	])('%s', (_, source, size) => {
		expect(shown(source)).toBe(size)
	})
})

describe('stances', () => {
	const withStance = (number: number, stance: string): ArgumentSide => ({ ...side(number, 9), stance })
	test.each<[string, ArgumentSide[], 'beside' | 'below']>([
		['stand beside the names where all can', [withStance(1, 'for it'), withStance(2, 'against it')], 'beside'],
		['stand below them where one cannot', [withStance(1, 'for it'), withStance(2, 'against '.repeat(12))], 'below'],
	])('%s', (_, sides, expected) => {
		expect(fitArgument(content(sides), fonts)[0].stances).toBe(expected)
	})
})
