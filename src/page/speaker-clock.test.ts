import { expect, test } from 'vitest'
import { clockText, elapsed, startClock, togglePause } from './speaker-clock.ts'

const minute = 60_000

test('counts from its start', () => {
	expect(elapsed(startClock(1000), 1000 + 7 * minute)).toBe(7 * minute)
})

test('leaves out its pauses', () => {
	const paused = togglePause(startClock(0), 2 * minute)
	expect(elapsed(paused, 30 * minute)).toBe(2 * minute)
	expect(elapsed(togglePause(paused, 30 * minute), 31 * minute)).toBe(3 * minute)
})

test('never runs backwards, whatever the system clock does', () => {
	expect(elapsed(startClock(5000), 0)).toBe(0)
})

test.each([
	[0, '0:00'],
	[247_000, '4:07'],
	[3_723_000, '1:02:03'],
	[-61_000, '−1:01'],
	[-200, '0:00'],
])('%d ms read %s', (ms, text) => {
	expect(clockText(ms)).toBe(text)
})
