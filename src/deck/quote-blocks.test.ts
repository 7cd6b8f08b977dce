import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuotePart } from '../quotes/quote.ts'
import { english } from '../words/en.ts'
import { quoteBlocks } from './quote-blocks.ts'
import type { QuoteBlock } from './quote-figure.ts'
import { countPieces, splitQuote } from './split-quote.ts'
import { styleWords } from './style-words.ts'

describe('styleWords', () => {
	test.each([
		['call foo_bar() now', ['foo_bar()'], []],
		['the `dirty bit` is', ['`dirty bit`'], []],
		['fsx_pad[] and fsx_pad[8], see groff_man(7)', ['fsx_pad[]', 'fsx_pad[8]', 'groff_man(7)'], []],
		['CONFIG_FOO_BAR=y and --no-flush', ['CONFIG_FOO_BAR', '--no-flush'], []],
		['cache->ops.write() fails', ['cache->ops.write()'], []],
		[
			'op->key, current->mm->mmap_lock.count and std::sync::Mutex',
			['op->key', 'current->mm->mmap_lock.count', 'std::sync::Mutex'],
			[],
		],
		['restore bio->bi_iter(the sector part) of it->slots[i].', ['bio->bi_iter', 'it->slots[i]'], []],
		['from A->B, 5->6, high -> low or Edwards->Montgomery to fe80::1 and 2001:db8::abcd', [], []],
		['that *is* the _real_ thing', [], ['*is*', '_real_']],
		['2 * 3 * 4 and a*b*c', [], []],
		['write to ann_lee@example.org or /usr/foo_bar/x', [], []],
		['see https://example.org/guide.html#Type_deduction and &foo_bar()', ['foo_bar()'], []],
		['__init__ stays', [], []],
		['an * open star and `an open tick', [], []],
	])('%s', (words, code, emphasis) => {
		const runs = styleWords(words)
		expect(runs.map(({ text }) => text).join('')).toBe(words)
		expect(runs.filter(({ kind }) => kind === 'code').map(({ text }) => text)).toEqual(code)
		expect(runs.filter(({ kind }) => kind === 'emphasis').map(({ text }) => text)).toEqual(emphasis)
	})

	test.each([
		['that is _really_ so', 'emphasis'],
		['this *naïve* view', 'emphasis'],
		['这 *不是* 调优', 'strong'],
		['это *не* так', 'strong'],
	])('%s: %s', (words, kind) => {
		expect(styleWords(words)[1]?.kind).toBe(kind)
	})

	test('shows code of Markdown as its page does', () => {
		const shown = styleWords('the `dirty bit` of foo_bar()', 'markdown').map(({ kind, text }) => `${kind}: ${text}`)
		expect(shown).toEqual(['words: the ', 'code: dirty bit', 'words:  of ', 'code: foo_bar()'])
	})

	test('keeps every character of any text', () => {
		const unit = fc.constantFrom('a', 'b_c', ' ', '*', '_', '`', '()', '--', '\n', '缓', '👩‍👧', '->', '<b>')
		fc.assert(
			fc.property(fc.string({ unit }), (words) => {
				expect(
					styleWords(words)
						.map(({ text }) => text)
						.join(''),
				).toBe(words)
			}),
		)
	})

	test.each(['`', '*', '_', 'a_', 'a->', 'a::', 'a.', '--a'])('is linear on many %j', (unit) => {
		const words = unit.repeat(100_000)
		expect(styleWords(words).reduce((sum, { text }) => sum + text.length, 0)).toBe(words.length)
	})
})

const words = (text: string): QuotePart => ({ kind: 'words', column: 0, text, source: text, form: 'prose' })
const textOf = (blocks: readonly QuoteBlock[]) =>
	blocks
		.map((block) => (block.kind === 'text' ? block.runs : block.lines).map(({ text }) => text))
		.map((texts, i) => texts.join(blocks[i]?.kind === 'text' ? '' : '\n'))
		.join('|')

describe('quoteBlocks', () => {
	test.each<[string, QuotePart[], string]>([
		[
			'an elision stands between spaces',
			[words('It is.'), { kind: 'elision', gap: 3 }, words('So.')],
			'It is. […] So.',
		],
		['an insertion too', [words('loses it'), { kind: 'insertion', text: 'the data' }], 'loses it [the data]'],
		['but no space goes before a comma', [{ kind: 'insertion', text: '[It]' }, words(', then')], '[It], then'],
		[
			'nor between ideographs',
			[
				words('但默认值'),
				{ kind: 'insertion', text: '即不刷新' },
				words('应当。'),
				{ kind: 'elision', gap: 3 },
				words('“缓存” is'),
				{ kind: 'insertion', text: '空' },
				words('it'),
			],
			'但默认值[即不刷新]应当。[…]“缓存” is [空] it',
		],
		['code keeps its lines', [words('Like:'), { ...words('a\n\tb'), form: 'code' } as QuotePart], 'Like:|a\n\tb'],
	])('%s', (_, parts, expected) => {
		expect(textOf(quoteBlocks(parts, english))).toBe(expected)
	})

	test('an elision says how much is left out', () => {
		const [block] = quoteBlocks([words('a'), { kind: 'elision', gap: 1 }, words('b')], english)
		expect(block).toMatchObject({
			runs: expect.arrayContaining([{ kind: 'elision', text: '[…]', title: '1 word left out' }]),
		})
	})

	test('lines of a diff are marked', () => {
		const source = '@@ -1 +1 @@\n-old\n+new\n same'
		const [block] = quoteBlocks([{ kind: 'words', column: 0, text: source, source, form: 'diff' }], english)
		expect(block?.kind === 'diff' && block.lines.map(({ mark }) => mark)).toEqual(['hunk', 'removed', 'added', 'plain'])
	})
})

test('a quote cut anywhere has all its characters once', () => {
	const parts: QuotePart[] = [
		words(
			'one two `three four` five *six* 缓存是否应在每次写入时刷新缓存是否应在每次写入时刷新缓存是否应在每次写入时刷新缓存 seven',
		),
		{ kind: 'words', column: 0, text: '', source: 'a\n\n\tb\nc', form: 'code' },
	]
	const blocks = quoteBlocks(parts, english)
	const whole = textOf(blocks).replaceAll('|', '').replaceAll('\n', '')
	for (let pieces = 0; pieces <= countPieces(blocks); pieces++) {
		const [head, tail] = splitQuote(blocks, pieces)
		const joined = [head, tail].map((part) => textOf(part).replaceAll('|', '').replaceAll('\n', '')).join('')
		expect(joined).toBe(whole)
	}
})
