import type { ArgumentSide } from '../deck/deck.ts'

/** When a quote, or the word on a side without one, appears: from 0, the sides in turn. Null when all is there at once. */
export type Turns = (side: number, quote: number) => number | null

/** The turns of a slide's sides: the first quote of each, then the second of each, and so on. */
export function takeTurns(sides: readonly ArgumentSide[], order: 'together' | 'alternate'): Turns {
	if (order === 'together') return () => null
	const rounds = Math.max(1, ...sides.map(({ quotes }) => quotes.length))
	const turns = new Map<string, number>()
	for (let round = 0; round < rounds; round++) {
		for (const [i, { quotes }] of sides.entries()) {
			if (round < Math.max(1, quotes.length)) turns.set(`${i} ${round}`, turns.size)
		}
	}
	return (side, quote) => turns.get(`${side} ${quote}`) ?? null
}
