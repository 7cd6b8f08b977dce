import { describe, expect, test } from 'vitest'
import { isListing, lastLines, mostAnswered, openingWords } from './choose-words.ts'

const long = 'It goes on about the same thing, again and again, without an end, for as long as anybody listens to it. '

describe('openingWords', () => {
	test.each([
		['It works here. Ann', 'It works here. Ann'],
		['Hi Bob,\n\nIt works here for me.', 'It works here for me.'],
		['Thanks for the patch!\n\nIt works here for me.', 'It works here for me.'],
		['No.\n\nIt breaks on the other board.', 'It breaks on the other board.'],
		['No.\nIt breaks on the other board.', 'No.\nIt breaks on the other board.'],
		['It works,\ne.g. here.\n\nAnd there it does too.', 'It works,\ne.g. here.'],
		[long + long + long + long, (long + long).trim()],
		[`${long}${long}But it stops there. ${long}`, `${long}${long}But it stops there.`],
		['Acked-by: Ann Lee <ann@example.org>', null],
		['Acked-by: Ann Lee <ann@example.org>\n\nIt works here for me.', 'It works here for me.'],
		[`${'00 ff '.repeat(60)}\n\nIt crashes here like this.`, 'It crashes here like this.'],
		['+1', null],
		['', null],
	])('%j', (text, words) => {
		expect(openingWords(text)).toBe(words)
	})
})

describe('mostAnswered', () => {
	const source =
		'We ship it on every board that we have. It saves forty milliseconds of every boot here. It costs a megabyte of memory. Nobody minds.'
	const at = (words: string): [number, number] => [source.indexOf(words), source.indexOf(words) + words.length]
	test.each<[string, string[], string | null]>([
		['one sentence', ['It saves forty milliseconds'], 'It saves forty milliseconds of every boot here.'],
		[
			'with the neighbour that somebody else answered',
			['It saves forty', 'It costs a'],
			'It saves forty milliseconds of every boot here. It costs a megabyte of memory.',
		],
		['what says too little, with what stands before', ['Nobody minds'], 'It costs a megabyte of memory. Nobody minds.'],
	])('%s', (_, quoted, words) => {
		const hits = quoted.map((one, i) => ({ range: at(one), answerer: i }))
		expect(mostAnswered(source, [0, source.length], hits)).toBe(words)
	})

	test('a sentence that takes it back comes with it', () => {
		const taken = 'It saves forty milliseconds of every boot. But it costs a megabyte of memory. Yes.'
		expect(mostAnswered(taken, [0, taken.length], [{ range: [0, 20], answerer: 1 }])).toBe(taken.slice(0, -5))
	})
})

describe('isListing', () => {
	test.each([
		['a log', `[  352.6] Code: ${'00 ff '.repeat(30)}\n`.repeat(4), true],
		['long prose', long.repeat(8), false],
		['code', '+\tb();\n'.repeat(20), true],
		['code of a few words', '+\tb();', false],
	])('%s', (_, text, is) => {
		expect(isListing(text, [0, text.length])).toBe(is)
	})
})

describe('lastLines', () => {
	test.each([
		['@@ -1 +1 @@\n-\ta();\n+\tb();', '-\ta();\n+\tb();'],
		['+\n+\n+\tb();', '+\tb();'],
		['+1\n+2\n+3\n+4\n+5\n+6\n+7', '+2\n+3\n+4\n+5\n+6\n+7'],
		[' cache.c | 3 ++-\n 1 file changed, 2 insertions(+)', null],
		['--- a/cache.c\n+++ b/cache.c', null],
		['+\n+}', null],
	])('%j', (patch, lines) => {
		expect(lastLines(patch, [0, patch.length])).toBe(lines)
	})
})
