import { expect, test } from 'vitest'
import type { Message, Participant } from '../thread/thread.ts'
import { threadRows } from './thread-rows.ts'

const people = new Map<string, Participant>()
const personOf = (name: string): Participant => {
	const person = people.get(name) ?? { name, email: null, names: [name], emails: [], redacted: [] }
	people.set(name, person)
	return person
}
/** Messages by people whose names say their side: "1a" is on side 1, "0a" on none; "?" is unknown. */
const messagesBy = (names: string[]) =>
	names.map((name, i) => ({ id: String(i), author: name === '?' ? null : personOf(name) }) as Message)
const sideOf = (author: Participant | null) => Number(author?.name?.[0] ?? 0)
const rowsOf = (names: string[], mostRows: number, quoted: number[] = []) => {
	const messages = messagesBy(names)
	return threadRows(messages, sideOf, (message) => quoted.includes(messages.indexOf(message)), mostRows).map(
		({ side, person, people, messages }) => {
			const name = person === 'unknown' ? '?' : (person?.name ?? `${people} of ${side}`)
			return `${name}: ${messages.map(({ id }) => id).join(' ')}`
		},
	)
}

test.each<[string, string[], number, number[], string[]]>([
	['sides in order, those on none last', ['0a', '2a', '1a', '2a'], 9, [], ['1a: 2', '2a: 1 3', '0a: 0']],
	['those with most messages first', ['1a', '1b', '1b'], 9, [], ['1b: 1 2', '1a: 0']],
	['but the quoted before them', ['1a', '1b', '1b'], 9, [0], ['1a: 0', '1b: 1 2']],
	['nobody known', ['?', '1a', '?'], 9, [], ['1a: 1', '?: 0 2']],
	['people on no side share a row first', ['1a', '1b', '0a', '0b'], 3, [], ['1a: 0', '1b: 1', '2 of 0: 2 3']],
	['then those of the largest side', ['1a', '1b', '1c', '1d', '2a'], 4, [], ['1a: 0', '1b: 1', '2 of 1: 2 3', '2a: 4']],
	['one alone keeps a row', ['1a', '1b', '2a', '2b', '0a'], 5, [], ['1a: 0', '1b: 1', '2a: 2', '2b: 3', '0a: 4']],
])('%s', (_, names, mostRows, quoted, expected) => {
	expect(rowsOf(names, mostRows, quoted)).toEqual(expected)
})

test('six sides of many people fit, and nobody’s message is lost', () => {
	const names = Array.from({ length: 2_000 }, (_, i) => `${i % 7}${String.fromCharCode(97 + ((i * 31) % 26))}`)
	const rows = rowsOf(names, 15)
	expect(rows).toHaveLength(15)
	const shown = rows.flatMap((row) => row.slice(row.indexOf(': ') + 2).split(' '))
	expect(shown.length).toBe(2_000)
	expect(new Set(shown).size).toBe(2_000)
})
