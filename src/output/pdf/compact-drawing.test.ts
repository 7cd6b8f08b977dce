import { expect, test } from 'vitest'
import { compactDrawing, roundPath } from './compact-drawing.ts'
import type { DrawingContext, Piece } from './drawing-writer.ts'

/** In F1 every letter is half as wide as the font is high; of F2 nothing is known. Mark 1 goes on in mark 2. */
const context: DrawingContext = {
	widthIn: (font) => (font === 'F1' ? () => 500 : null),
	fillState: () => 'opaque',
	rounded: roundPath,
	isNext: (mark, next) => mark === 1 && next === 2,
}

/** As Chromium begins a page: 300 dots an inch, from the upper left. */
const page = ['.24 0 0 -.24 0 540 cm', '3.125 0 0 3.125 0 0 cm', '1 0 0 RG 1 0 0 rg', '/G3 gs']

const bodies = (pieces: readonly Piece[] | null) =>
	pieces?.map((piece) => ('mark' in piece ? piece.mark : piece.clip + piece.body.join('')))

const drawn = (...commands: string[]) => bodies(compactDrawing([...page, ...commands].join('\n'), context))

const text = (at: string, ...commands: string[]) => ['BT', '/F1 20 Tf', `1 0 0 -1 ${at} Tm`, ...commands, 'ET']

test.each([
	['letters that follow each other', text('56 100', '<4142> Tj', '10 0 Td <4344> Tj'), ['56 620', '(ABCD) Tj']],
	['a pair that is kerned', text('56 100', '<4142> Tj', '9.5 0 Td <4344> Tj'), ['56 620', '[(AB)25(CD)] TJ']],
	['brackets', text('56 100', '<28295C0D> Tj'), ['56 620', '(\\(\\)\\\\\\r) Tj']],
	[
		'two objects in one line',
		[...text('56 100', '<4142> Tj'), ...text('76 100', '<4344> Tj')],
		['56 620', '[(AB)-500(CD)] TJ'],
	],
])('%s', (_, before, [place, string]) => {
	expect(drawn(...before)).toEqual([`BT\n${place} Td\n${string}\nET`])
})

test('a new line is text of its own', () => {
	expect(drawn(...text('56 100', '<4142> Tj'), ...text('76 130', '<4344> Tj'))).toHaveLength(2)
})

test('text of a font without widths stays as it is, in its place', () => {
	const own = ['BT', '/F2 20 Tf', '<0001> Tj', '9.12345 0 Td <0002> Tj', 'ET']
	expect(drawn(...own)).toEqual([`q\n1 0 0 -1 0 720 cm\n${own.join('\n')}\nQ`])
})

test('a rectangle stands in pixels from the lower left', () => {
	expect(drawn('0 10 1280 4 re', 'f')).toEqual(['0 706 1280 4 re\nf'])
})

test.each([
	['that cuts nothing off is left out', '0 0 100 100 re', ''],
	['that cuts something off stays', '0 0 15 15 re', '0 705 15 15 re\nW n\n'],
])('a clip %s', (_, clip, kept) => {
	expect(drawn(clip, 'W* n', '10 10 20 20 re', 'f')).toEqual([`${kept}10 690 20 20 re\nf`])
})

const begin = (mark: number) => `/P<</MCID ${mark}>>BDC`

test.each([
	['the same element, one after the other', [1, 2], [begin(1), 'f', 'f', 'EMC']],
	['different elements', [2, 3], [begin(2), 'f', 'EMC', begin(3), 'f', 'EMC']],
])('marks of %s', (_, marks, after) => {
	const drawing = marks.flatMap((mark) => [`/NonStruct <</MCID ${mark} >>BDC`, '0 0 9 9 re', 'f', 'EMC', '0 0 1 rg'])
	expect(drawn(...drawing)?.map((piece) => piece.replace(/^.* re\n/, ''))).toEqual(after)
})

test('commands that it does not know leave the page as it is', () => {
	expect(drawn('/Sh0 sh')).toBeUndefined()
})

test('nothing moves by adding up what was rounded', () => {
	const letters = Array.from({ length: 200 }, () => '10.01 0 Td <4142> Tj')
	const [body = ''] = drawn(...text('56 100', '<4142> Tj', ...letters)) ?? []
	const moved = Array.from(body.matchAll(/\)(-?\d+)\(/g), ([, gap]) => Number(gap)).reduce((sum, gap) => sum - gap, 0)
	expect(Math.abs((moved * 20) / 1000 - 200 * 0.01)).toBeLessThan(0.2)
})
