import { expect, test } from 'vitest'
import { codeLines, expandTabs } from './code-lines.ts'

test.each<[string, string, boolean, string[]]>([
	['code loses the indentation of all its lines', '\tif (x)\n\t\ty()', false, ['if (x)', '\ty()']],
	['lines without anything count for nothing', '    a\n\n      b', false, ['a', '', '  b']],
	['tabs and blanks are told apart', '\ta\n        b', false, ['\ta', '        b']],
	['a quote that begins within its line stays', 'if (x)\n\t\ty()', false, ['if (x)', '\t\ty()']],
	[
		'a diff keeps its signs and a blank behind them',
		'@@ -1 +1 @@\n-\t\tif (x)\n+\t\t\ty()\n \t\tz()',
		true,
		['@@ -1 +1 @@', '-\tif (x)', '+\t\ty()', ' \tz()'],
	],
	['a diff without indentation stays', '+int x;\n+\ty()', true, ['+int x;', '+\ty()']],
	['a diff that begins within a line stays', 'if (x)\n+\t\ty()', true, ['if (x)', '+\t\ty()']],
])('%s', (_, source, isDiff, expected) => {
	const texts = codeLines(source, isDiff).map(({ text }) => text)
	expect(texts).toEqual(expected)
	// Indentation alone is gone, and no two words have grown together.
	expect(texts.join('\n').split(/\s+/).filter(Boolean)).toEqual(source.split(/\s+/).filter(Boolean))
})

test.each([
	['int x;', false, 4],
	['+\tif (x)', true, 6],
	['+int x;\n \t\tif (x)', true, 8],
	[`a\n${'\t'.repeat(30)}b`, false, 16],
])('%j hangs so far', (source, isDiff, hang) => {
	expect(codeLines(source, isDiff).at(-1)?.hang).toBe(hang)
})

test.each([
	['\ta', '  a'],
	['+\ta', '+ a'],
	['+ \ta', '+   a'],
	['ab\tc', 'ab  c'],
])('%j shows as %j', (text, shown) => {
	expect(expandTabs(text)).toBe(shown)
})
