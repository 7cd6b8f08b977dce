import { expect, test } from 'vitest'
import { findMessages } from './find-messages.ts'

const from = 'From ada@example.org Fri Mar 29 16:23:36 2013\n'

test.each([
	['one', `${from}A: 1\n\nx\n`, [[1, 'A: 1\n\nx\n']]],
	[
		'two',
		`${from}A: 1\n\nx\n\n${from}B: 2\n\ny\n`,
		[
			[1, 'A: 1\n\nx\n\n'],
			[6, 'B: 2\n\ny\n'],
		],
	],
	[
		'CRLF',
		`${from}A: 1\n\nx\n\n${from}B: 2\n`.replaceAll('\n', '\r\n'),
		[
			[1, 'A: 1\r\n\r\nx\r\n\r\n'],
			[6, 'B: 2\r\n'],
		],
	],
	['no empty line before', `${from}A: 1\n\nx\n${from}B: 2\n`, [[1, `A: 1\n\nx\n${from}B: 2\n`]]],
	['no date', `${from}A: 1\n\nFrom here: on\nB: 2\n`, [[1, 'A: 1\n\nFrom here: on\nB: 2\n']]],
	['no header', `${from}A: 1\n\n${from}prose goes on\n`, [[1, `A: 1\n\n${from}prose goes on\n`]]],
	[
		'escaped',
		`${from}A: 1\n\n>From a\n>>From b\n> From c\nx >From d\n`,
		[[1, 'A: 1\n\nFrom a\n>From b\n> From c\nx >From d\n']],
	],
	['a byte order mark', `\ufeff${from}A: 1\n`, [[1, 'A: 1\n']]],
	['public-inbox', 'From mboxrd@z Thu Jan  1 00:00:00 1970\nA: 1\n', [[1, 'A: 1\n']]],
	['a zone', 'From ada Thu, 01 Jan 1970 00:00:00 +0000\nA: 1\n', [[1, 'A: 1\n']]],
	['nothing', '', []],
	['a separator alone', from, []],
])('%s', (_, text, expected) => {
	expect([...findMessages(Buffer.from(text))].map(({ line, content }) => [line(), content.toString()])).toEqual(
		expected,
	)
})

test('takes the word of who knows where they are', () => {
	const text = `${from}A: 1\n\n>From a\n\n${from}B: 2\n\n>From b\n\n`
	const [first, second] = [from.length, text.lastIndexOf(from) + from.length]
	const ranges = [
		{ start: 0, content: first, end: null },
		{ start: second - from.length, content: second, end: text.length - 1 },
	]
	const found = [...findMessages(Buffer.from(text), ranges)]
	expect(found.map(({ line, content }) => [line(), content.toString()])).toEqual([
		[1, 'A: 1\n\nFrom a\n\n'],
		[6, 'B: 2\n\n>From b\n'],
	])
})

test('only empty lines may stand before the first', () => {
	const isAtStart = (text: string): boolean | undefined => findMessages(Buffer.from(text)).next().value?.isAtStart
	expect(isAtStart(`\n\n${from}A: 1\n`)).toBe(true)
	expect(isAtStart(`Words.\n\n${from}A: 1\n`)).toBe(false)
})
