import { describe, expect, test } from 'vitest'
import { english } from '../words/en.ts'
import { quoteBlocks } from './quote-blocks.ts'
import type { QuoteBlock } from './quote-figure.ts'
import { countPieces, lastEnds, splitQuote } from './split-quote.ts'

const text = (words: string): QuoteBlock[] =>
	quoteBlocks([{ kind: 'words', column: 0, text: words, source: '', form: 'prose' }], english)
const code = (source: string): QuoteBlock[] =>
	quoteBlocks([{ kind: 'words', column: 0, text: source, source, form: 'code' }], english)
const shown = (blocks: readonly QuoteBlock[]) =>
	blocks
		.map((block) => (block.kind === 'text' ? block.runs : block.lines).map((piece) => piece.text).join(''))
		.join('¶')
		.replace(/\s+/g, ' ')
		.trim()

describe('a quote’s last', () => {
	const heads = (blocks: readonly QuoteBlock[]) => {
		const ends = lastEnds(blocks, countPieces(blocks) - 1)
		return ends.map((end) => (end === 0 ? '' : shown(splitQuote(blocks, end)[0])))
	}
	test.each<[string, QuoteBlock[], string, string]>([
		['paragraph is a sentence', text('One two\n\nthree four'), 'One two', 'One two'],
		['sentence may be in a later paragraph', text('One.\n\nTwo. Three'), 'One.', 'One.¶Two.'],
		['paragraph may be code', [...code('a\nb'), ...text('It is.')], 'ab', 'ab'],
		['paragraph is none that announces', [...text('So. Like this:'), ...code('a\nb')], '', 'So.'],
		['sentence is closed', text('(He said "no.") And then'), '', '(He said "no.")'],
		['sentence ends before code', text('It is. `foo()` is not'), '', 'It is.'],
		['sentence ends before ideographs', text('缓存。应在每次'), '', '缓存。'],
		['sentence is no abbreviation', text('Some (e.g. This), i.e. That, vs. Those, of J. Smith'), '', ''],
		['sentence is no number', text('Now 1. One'), '', ''],
		['sentence is no name', text('It is foo.c and 1.5 and i915. that'), '', ''],
		['sentence is none of code', code('A. B\nC. D\nE'), '', ''],
	])('%s', (_, blocks, paragraph, sentence) => {
		expect(heads(blocks)).toEqual([paragraph, sentence])
	})

	test('is within as many pieces as there are', () => {
		const blocks = text('One two. Three four.\n\nFive.')
		expect([0, 1, 2, 3, 4].map((most) => lastEnds(blocks, most))).toEqual([
			[0, 0],
			[0, 0],
			[0, 2],
			[0, 2],
			[4, 4],
		])
	})
})
