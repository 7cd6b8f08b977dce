import { expect, test } from 'vitest'
import { codeLines, expandTabs } from './code-lines.ts'

test.each<[string, string, 'code' | 'diff', string[]]>([
	['code loses the indentation of all its lines', '\tif (x)\n\t\ty()', 'code', ['if (x)', '\ty()']],
	['lines without anything count for nothing', '    a\n\n      b', 'code', ['a', '', '  b']],
	['tabs and blanks are told apart', '\ta\n        b', 'code', ['\ta', '        b']],
	['a quote that begins within its line stays', 'if (x)\n\t\ty()', 'code', ['if (x)', '\t\ty()']],
	[
		'a diff keeps its signs and a blank behind them',
		'@@ -1 +1 @@\n-\t\tif (x)\n+\t\t\ty()\n \t\tz()',
		'diff',
		['@@ -1 +1 @@', '-\tif (x)', '+\t\ty()', ' \tz()'],
	],
	['a diff without indentation stays', '+int x;\n+\ty()', 'diff', ['+int x;', '+\ty()']],
	['a diff that begins within a line stays', 'if (x)\n+\t\ty()', 'diff', ['if (x)', '+\t\ty()']],
])('%s', (_, source, kind, expected) => {
	const texts = codeLines(source, kind).map(({ text }) => text)
	expect(texts).toEqual(expected)
	// Indentation alone is gone, and no two words have grown together.
	expect(texts.join('\n').split(/\s+/).filter(Boolean)).toEqual(source.split(/\s+/).filter(Boolean))
})

test.each<[string, 'code' | 'diff', number]>([
	['int x;', 'code', 4],
	['+\tif (x)', 'diff', 6],
	['+int x;\n \t\tif (x)', 'diff', 8],
	[`a\n${'\t'.repeat(30)}b`, 'code', 16],
])('%j hangs so far', (source, kind, hang) => {
	expect(codeLines(source, kind).at(-1)?.hang).toBe(hang)
})

test.each([
	['\ta', '  a'],
	['+\ta', '+ a'],
	['+ \ta', '+   a'],
	['ab\tc', 'ab  c'],
])('%j shows as %j', (text, shown) => {
	expect(expandTabs(text)).toBe(shown)
})

test.each([
	['Reviewed-by: Ann Lee', 'plain'],
	['Nacked-by: Ann Lee', 'against'],
	['NAK-by: Ann Lee', 'against'],
])('%s is marked %s', (source, mark) => {
	expect(codeLines(source, 'trailer')[0]?.mark).toBe(mark)
})
