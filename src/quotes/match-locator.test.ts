import { describe, expect, it } from 'vitest'
import { threadOf } from './fixtures/read-thread-fixture.ts'
import { locatorOf, matchLocator } from './match-locator.ts'

const source = [
	['a/1@example.org', '2024-03-01T23:59:00.000Z', '[PATCH 0/3] x'],
	['b@example.org', '2024-03-02T00:01:00.000Z', 'Re: [PATCH v2 0/3] x'],
	['c@example.org', '2024-03-02T10:00:00.000Z', 'Re: [RFC v12] x'],
	['quoted:d', '2024-03-03T10:00:00.000Z', 'about v2'],
]
const thread = threadOf(
	source
		.map(([id, date, subject]) => `From: A <a@b.c>\nId: ${id}\nDate: ${date}\nSubject: ${subject}\n\nwords`)
		.join('\n===\n'),
)

describe('matchLocator', () => {
	it.each([
		['<b@example.org>', [2]],
		['b@example.org', [2]],
		['https://lore.example.org/all/b@example.org/', [2]],
		['https://lore.example.org/r/a%2F1@example.org', [1]],
		['https://lore.example.org/r/%E0%A4%A/', []],
		['2024-03-01', [1]],
		['2024-03-02', [2, 3]],
		['2 Mar 2024', [2, 3]],
		['3 March 2024', [4]],
		['3 Foo 2024', []],
		['v1', [1]],
		['v2', [2]],
		['V12', [3]],
		['#3', [3]],
		['#0', []],
		['#5', []],
		['nonsense', []],
	])('%s', (locator, numbers) => {
		expect([...matchLocator(locator, thread)].map((message) => thread.messages.indexOf(message) + 1)).toEqual(numbers)
	})

	it('matches a link', () => {
		const [first, ...rest] = thread.messages
		const linked = { ...thread, messages: [{ ...first!, url: 'https://forge.example/x/1#issuecomment-7' }, ...rest] }
		expect(matchLocator('http://forge.example/x/1#issuecomment-7', linked).size).toBe(1)
		expect(matchLocator('https://forge.example/x/1#issuecomment-8', linked).size).toBe(0)
	})
})

it('gives a locator that leads back', () => {
	expect(thread.messages.map((message) => locatorOf(message, thread))).toEqual([
		'<a/1@example.org>',
		'<b@example.org>',
		'<c@example.org>',
		'#4',
	])
	for (const message of thread.messages)
		expect([...matchLocator(locatorOf(message, thread), thread)]).toEqual([message])
})
