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
