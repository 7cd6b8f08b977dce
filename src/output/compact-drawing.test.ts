import { expect, test } from 'vitest'
import { compactDrawing } from './compact-drawing.ts'

/** In F1 every letter is half as wide as the font is high; of F2 nothing is known. */
const widthIn = (font: string) => (font === 'F1' ? () => 500 : null)

const text = (...commands: string[]) => ['BT', '/F1 20 Tf', '1 0 0 -1 56 700 Tm', ...commands, 'ET']

test.each([
	['letters that follow each other', text('<0001> Tj', '10 0 Td <0002> Tj'), text('<00010002> Tj')],
	['a pair that is kerned', text('<0001> Tj', '9.5 0 Td <0002> Tj'), text('[<0001>25<0002>] TJ')],
	[
		'two objects in one line',
		[...text('<0001> Tj'), 'BT', '/F1 20 Tf', '1 0 0 -1 76 700 Tm', '<0002> Tj', 'ET'],
		text('[<0001>-500<0002>] TJ'),
	],
	[
		'a new line',
		[...text('<0001> Tj'), 'BT', '/F1 20 Tf', '1 0 0 -1 76 730 Tm', '<0002> Tj', 'ET'],
		[...text('<0001> Tj'), 'BT', '/F1 20 Tf', '1 0 0 -1 76 730 Tm', '<0002> Tj', 'ET'],
	],
	[
		'a font without widths',
		['BT', '/F2 20 Tf', '<0001> Tj', '9.12345 0 Td <0002> Tj', 'ET'],
		['BT', '/F2 20 Tf', '<0001> Tj', '9.12345 0 Td <0002> Tj', 'ET'],
	],
	[
		'numbers, but not those of a matrix or a string',
		['3.12345 0 0 3.12345 0 0 cm', '1.23456 -0.98765 m', '(1.23456) Tj'],
		['3.12345 0 0 3.12345 0 0 cm', '1.23 -0.99 m', '(1.23456) Tj'],
	],
])('%s', (_, before, after) => {
	expect(compactDrawing(before.join('\n'), widthIn)).toBe(after.join('\n'))
})

test('nothing moves by adding up what was rounded', () => {
	const letters = Array.from({ length: 200 }, () => '10.004 0 Td <0001> Tj')
	const [, gaps = ''] = /^\[(.*)\] TJ$/m.exec(compactDrawing(text('<0001> Tj', ...letters).join('\n'), widthIn)) ?? []
	const moved = Array.from(gaps.matchAll(/>(-?\d+)</g), ([, gap]) => Number(gap)).reduce((sum, gap) => sum - gap, 0)
	expect((moved * 20) / 1000).toBeCloseTo(200 * 0.004, 1)
})
