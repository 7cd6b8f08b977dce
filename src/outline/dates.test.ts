import { expect, test } from 'vitest'
import { isDay, toInstant } from './dates.ts'

test.each([
	['2023-04-12', true],
	['2024-02-29', true],
	['2023-02-29', false],
	['2023-13-01', false],
	['2023-00-10', false],
	['0099-01-01', false],
	['2023-4-12', false],
	['12 Apr 2023', false],
])('%s is a day: %s', (text, expected) => {
	expect(isDay(text)).toBe(expected)
})

test.each([
	['2023-04-12', '2023-04-12T00:00:00.000Z'],
	['2023-04-12T12:28:08Z', '2023-04-12T12:28:08.000Z'],
	['2023-04-12T13:28:08+01:00', '2023-04-12T12:28:08.000Z'],
	['2023-04-12 13:28:08.123 +0100', '2023-04-12T12:28:08.000Z'],
	['2023-04-12 12:28', '2023-04-12T12:28:00.000Z'],
	['Wed, 12 Apr 2023 13:28:08 +0100', '2023-04-12T12:28:08.000Z'],
	['Wed, 12 Apr 2023 13:28:08 +0100 (BST)', '2023-04-12T12:28:08.000Z'],
	['1 Apr 2023 00:30 GMT', '2023-04-01T00:30:00.000Z'],
	['2023-04-12T24:61:00Z', null],
	['31 Apr 2023 00:30 GMT', null],
	['12 Foo 2023 00:30 GMT', null],
	['12 Apr 2023 00:30', null],
	['yesterday', null],
	['', null],
])('%s → %s', (text, expected) => {
	expect(toInstant(text)).toBe(expected)
})
