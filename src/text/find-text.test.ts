import { expect, it } from 'vitest'
import { findText, indexTexts } from './find-text.ts'

const index = indexTexts(['the cat and the dog', '', 'the end', 'aaa'])

it.each([
	[
		'the',
		[
			[0, 0, 3],
			[0, 12, 15],
			[2, 0, 3],
		],
	],
	['end', [[2, 4, 7]]],
	[
		'aa',
		[
			[3, 0, 2],
			[3, 1, 3],
		],
	],
	['dog the', []],
	['dog\n\nthe', []],
	['', []],
])('finds %j', (needle, expected) => {
	expect(Array.from(findText(index, needle), ({ text, start, end }) => [text, start, end])).toEqual(expected)
})

it('finds the same after many searches, when it knows where the words stand', () => {
	const words = ['a', 'b', 'ab', 'the', 'the.', '']
	const texts = Array.from({ length: 60 }, (_, i) =>
		Array.from({ length: 9 }, (_, j) => words[(i * 7 + j * j) % 6]).join(' '),
	)
	const long = indexTexts(texts)
	for (const text of texts) {
		for (let start = 0; start < text.length; start += 3) {
			const needle = text.slice(start, start + 9)
			const places = texts.flatMap((one, i) =>
				Array.from({ length: one.length }, (_, at) => at)
					.filter((at) => one.startsWith(needle, at))
					.map((at) => [i, at]),
			)
			const found = Array.from(findText(long, needle), ({ text, start }) => [text, start])
			expect(found, JSON.stringify(needle)).toEqual(places)
		}
	}
})
