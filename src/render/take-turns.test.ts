import { expect, test } from 'vitest'
import type { ArgumentSide } from '../deck/deck.ts'
import type { QuoteFigure } from '../deck/quote-figure.ts'
import { takeTurns } from './take-turns.ts'

const sidesOf = (...counts: number[]): ArgumentSide[] =>
	counts.map((count, i) => ({
		number: i + 1,
		label: `Side ${i + 1}`,
		stance: null,
		voice: count === 0 ? 'silent' : 'quoted',
		quotes: Array.from({ length: count }, () => ({}) as QuoteFigure),
		empty: count === 0 ? 'No reply in this thread' : null,
	}))

test.each([
	[
		'two sides answer each other',
		[2, 2],
		[
			[0, 2],
			[1, 3],
		],
	],
	['who says more has the last words', [3, 1], [[0, 2, 3], [1]]],
	['a silent side has its turn as well', [2, 0, 1], [[0, 3], [1], [2]]],
])('%s', (_, counts, expected) => {
	const turns = takeTurns(sidesOf(...counts), 'alternate')
	const found = counts.map((count, side) =>
		Array.from({ length: Math.max(1, count) }, (_, quote) => turns(side, quote)),
	)
	expect(found).toEqual(expected)
})

test('together, nothing waits', () => {
	expect(takeTurns(sidesOf(2, 2), 'together')(0, 0)).toBeNull()
})
