import { describe, expect, test } from 'vitest'
import { LineTable } from './line-table.ts'
import { readQuoteMarks } from './quote-marks.ts'

const depths = (body: string): readonly number[] => {
	const table = new LineTable()
	const lines = body.split('\n').map((line) => table.text(line))
	return readQuoteMarks(lines, table).depths
}

describe('quote marks', () => {
	test.each<[what: string, body: string, depths: number[]]>([
		['spaced and tight', '> a\n> > b\n>> c\n>a\n >> b\n> >> c\nd', [1, 2, 2, 1, 2, 3, 0]],
		['an empty quoted line', '> a\n>\n> b', [1, 1, 1]],
		['a quoted escape of "From "', '> the patch\n> >From 923cd Mon Sep\n> is fine', [1, 1, 1]],
		['a quotation that begins with From', '>From what I see\n>this is wrong', [1, 1]],
		["a compiler's arrows", 'the build fails:\n>> drivers/foo.c:57:5: warning: x\nas before', [0, 0, 0]],
		['the same arrows inside a quotation two deep', '>> it says\n>> drivers/foo.c:57:5: warning: x', [2, 2]],
		['a context line of a patch', '@@ -1,2 +1,2 @@\n > quoted in a README\n-old\n+new', [0, 0, 0, 0]],
		['bars over a whole run', '| one thing is\n| that they say\n| so much here\nfine', [1, 1, 1, 0]],
		['bars of a table', '| a | b |\n| 1 | 2 |\n| 3 | 4 |', [0, 0, 0]],
		['initials', 'AL> you should use the\nAL> other flag for this\nno', [1, 1, 0]],
		['initials over a quotation', 'AL> > why is that so\nAL> because of the flag\n', [2, 1, 0]],
		['a shell prompt', 'sim> set cpu 11/45\nsim> set tto 7b', [0, 0]],
	])('%s', (_, body, expected) => {
		expect(depths(body)).toEqual(expected)
	})

	test('tails that a program wrapped lose no depth where it happens again and again', () => {
		const body = [1, 2, 3]
			.flatMap((n) => [`> > a line of the quotation that is as long as lines of mail are ${n}`, 'and its tail'])
			.concat('> > the end of it')
		expect(depths(body.join('\n'))).toEqual([2, 2, 2, 2, 2, 2, 2])
	})

	test('a terse answer between two quoted lines stays an answer', () => {
		expect(depths('> a line of the quotation that is as long as lines of mail are\nno.\n> the next line')).toEqual([
			1, 0, 1,
		])
	})
})
