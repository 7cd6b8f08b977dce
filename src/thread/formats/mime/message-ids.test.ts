import { describe, expect, test } from 'vitest'
import { messageId, messageIds } from './message-ids.ts'

describe('messageIds', () => {
	test.each([
		['<a@x> <b@y>', ['a@x', 'b@y']],
		['<a@x><b@y>\t<c@z>', ['a@x', 'b@y', 'c@z']],
		['<a\n @x>', ['a@x']],
		['<\n <a@x>>', ['a@x']],
		['<a@x> (Ada\'s message of "Mon, 3 Feb")', ['a@x']],
		['Message from Ada <ada@example.org> of "Monday" <a@x>', ['ada@example.org', 'a@x']],
		['a@x b@y,c@z', ['a@x', 'b@y', 'c@z']],
		["Ada's message of Monday", []],
		['<> < >', []],
		['', []],
	])('%j', (value, expected) => {
		expect(messageIds(value)).toEqual(expected)
	})
})

test('a hundred thousand open brackets are no id', () => {
	expect(messageIds('<'.repeat(100_000))).toEqual([])
})

describe('messageId', () => {
	test.each([
		['<a@x>', 'a@x'],
		['<a@x> (raw)', 'a@x'],
		['a@x', 'a@x'],
		['no-at-sign', 'no-at-sign'],
		['<unclosed@x', 'unclosed@x'],
		['<>', null],
		[' ', null],
	])('%j', (value, expected) => {
		expect(messageId(value)).toBe(expected)
	})
})
