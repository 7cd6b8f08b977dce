import { expect, test } from 'vitest'
import type { Participant } from '../thread/thread.ts'
import { english } from '../words/en.ts'
import { listNames, personInitials, personName } from './person-name.ts'

const person = (known: Partial<Participant>): Participant => ({
	name: null,
	email: null,
	names: [],
	emails: [],
	redacted: [],
	...known,
})

test.each<[Partial<Participant>, string]>([
	[{ name: 'Ann Lee', email: 'ann@example.org' }, 'Ann Lee'],
	[{ email: 'ann@example.org' }, 'ann@…'],
	[{ redacted: ['jgg'] }, 'jgg'],
	[{}, 'Unknown'],
	[{ name: ' ', email: 'ann@example.org' }, 'ann@…'],
	[{ name: 'boss@example.org' }, 'boss@…'],
	[{ name: 'Ann\u200e\u202e eeL\u0000\r\nBcc: x' }, 'Ann\u202e eeL Bcc: x'],
	[{ name: 'x'.repeat(500) }, `${'x'.repeat(80)}…`],
])('personName(%j) is %j', (known, expected) => {
	expect(personName(person(known), english)).toBe(expected)
})

test.each([
	['Ann Lee', 'AL'],
	['Maximilian von Trapp', 'MT'],
	['ann', 'A'],
	['émile', 'É'],
	['王小明', '王'],
	['…', '?'],
	['Ann (work) Lee', 'AL'],
])('the initials of %j are %j', (name, expected) => {
	expect(personInitials(name)).toBe(expected)
})

test.each([
	[[], 3, ''],
	[['A'], 3, 'A'],
	[['A', 'B', 'C'], 3, 'A, B and C'],
	[['A', 'B', 'C', 'D'], 3, 'A, B and 2 others'],
	[['A', 'B'], 1, 'A and 1 other'],
])('listNames(%j, %d) is %j', (names, most, expected) => {
	expect(listNames(names, most, english)).toBe(expected)
})
