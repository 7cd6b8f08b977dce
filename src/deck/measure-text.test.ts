import { describe, expect, test } from 'vitest'
import { fonts } from './fixtures/fonts.ts'
import { countLines, cutToLines, cutToWidth, type FontMetrics, textWidth } from './measure-text.ts'

// Every letter half an em, spaces a quarter: at 20px a letter is 10.12px and a space 5.06px with the safety.
const plainFace = [{ from: 0x20, widths: [250, ...Array.from({ length: 94 }, () => 500)] }]
const plain: FontMetrics = {
	unitsPerEm: 1000,
	faces: {
		serif: plainFace,
		serifBold: plainFace,
		serifItalic: plainFace,
		sans: plainFace,
		sansBold: plainFace,
		mono: plainFace,
	},
}
const lines = (text: string, width: number, keepLines = false) =>
	countLines([{ text, face: 'serif', size: 20 }], width, plain, keepLines)

describe('countLines', () => {
	test.each([
		['nothing still takes a line', '', 100, 1],
		['words that fit exactly', 'aaaa bbbb', 86.1, 1],
		['words that just do not', 'aaaa bbbb', 85.9, 2],
		['spaces at the end of a line hang', 'aaaa     ', 41, 1],
		['line feeds are spaces', 'aa\nbb', 100, 1],
		['a token wider than the line breaks anywhere', 'a'.repeat(25), 102, 3],
		['and starts on a line of its own', `b ${'a'.repeat(20)}`, 102, 3],
		['a token is taken to break after its hyphens where that is worse', 'aaaaaa-aaaaaa-aaaaaa', 102, 3],
		['ideographs break between any two', '缓存是否应在每次写入时刷新', 122, 3],
		['a closing mark takes its character along', '缓存是否应刷，新', 122, 2],
		['several of them, too', '缓存是否应新。」）新', 142, 2],
		['an opening mark goes with the next', '缓存是否应「刷新', 122, 2],
		['a small kana does not begin a line', 'データがデット', 122, 2],
		['a no-break space holds words together', 'aa\u00a0bb cc', 62, 2],
		['a zero-width space lets them go', 'ក\u200bខ', 41, 1],
		['where no script needs it, it is shown', 'aaaa\u200bbbbb', 172, 1],
		['and takes as much room as that', 'aaaa\u200bbbbb', 102, 2],
		['marks take no room', 'e\u0301'.repeat(10), 102, 1],
		['words that no blank divides leave a part of each line empty', 'ก'.repeat(40), 14.2 * 20, 3],
	])('%s', (_, text, width, expected) => {
		expect(lines(text, width)).toBe(expected)
	})

	test('kept lines count each, empty ones too', () => {
		expect(lines('aa\n\nbb', 100, true)).toBe(3)
	})

	test('a word may consist of several spans', () => {
		const spans = [
			{ text: 'see ', face: 'serif', size: 20 },
			{ text: 'code', face: 'mono', size: 20, padding: 10 },
			{ text: '.', face: 'serif', size: 20 },
		] as const
		expect(countLines(spans, 107, plain)).toBe(1)
		expect(countLines(spans, 105, plain)).toBe(2)
	})
})

test('a long hostile token is measured in linear time', () => {
	expect(lines('-'.repeat(200_000), 100)).toBeGreaterThan(10_000)
})

test.each([
	['short', 200, 'short'],
	['some words that go on', 120, 'some words…'],
	['a'.repeat(30), 102, `${'a'.repeat(9)}…`],
])('cutToWidth(%j, %d)', (text, width, expected) => {
	// "…" is no letter of the plain face and counts one em.
	expect(cutToWidth(text, 'serif', 20, width, { ...plain, faces: { ...plain.faces, serif: withEllipsis } })).toBe(
		expected,
	)
})

test.each([
	['some words that go on', 120, 2, 'some words that go on'],
	['some words that go on and on', 120, 2, 'some words that go on…'],
	['a'.repeat(30), 102, 2, `${'a'.repeat(19)}…`],
	['𝒂'.repeat(30), 102, 2, expect.stringMatching(/^(?:𝒂)+…$/u)],
	['some words', 200, 1, 'some words'],
])('cutToLines(%j, %d, %d)', (text, width, lines, expected) => {
	const withDots = { ...plain, faces: { ...plain.faces, serif: withEllipsis } }
	expect(cutToLines(text, { face: 'serif', size: 20 }, width, lines, withDots)).toEqual(expected)
})
const withEllipsis = [...plainFace, { from: 0x2026, widths: [500] }]

test.each([
	['i', 'm'],
	['Bo', 'Bo Lindqvist'],
	['é', 'é缓'],
])('%j is narrower than %j in every face', (narrow, wide) => {
	for (const face of ['serif', 'serifBold', 'serifItalic', 'sans', 'sansBold'] as const) {
		expect(textWidth(narrow, face, 20, fonts)).toBeLessThan(textWidth(wide, face, 20, fonts))
	}
})

test('the fixed-width face is fixed', () => {
	expect(textWidth('iiii', 'mono', 20, fonts)).toBe(textWidth('MMMM', 'mono', 20, fonts))
})
