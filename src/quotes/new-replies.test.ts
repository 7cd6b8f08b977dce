import { describe, expect, it } from 'vitest'
import { ANN, BOB, drift, NOTHING, REBUILT_ANN } from './fixtures/drift.ts'

describe('who replied since', () => {
	const reply = (rest: string, id = 'c1@example.org', from = 'Cy Roth <cy@example.org>') =>
		`From: ${from}\nId: ${id}\nDate: 2024-05-03T08:00:00.000Z\n${rest}`
	const UNDER = reply(
		'Parent: b1@example.org\n\nBob Ng wrote:\n> On my board it saves nothing at all.\n\nIt saves a lot on mine.',
	)
	const BARE = reply('Parent: b1@example.org\n\nMine is faster.')
	const ASIDE = reply('Parent: a1@example.org\n\nThanks, Ann.')

	it.each<[what: string, now: string[], found: string[], says: RegExp]>([
		[
			'under a quotation',
			[UNDER],
			['8:1 new-reply'],
			/Cy Roth has answered Bob Ng's "On my board it saves nothing at all\." .*<c1@example\.org> of 2024-05-03: "It saves a lot on mine\."/,
		],
		['without a quotation', [BARE], ['8:1 new-reply'], /<c1@example\.org> of 2024-05-03: "Mine is faster\."/],
		['to a message that is not quoted', [ASIDE], [], /^$/],
		[
			'somebody new, who answers another message',
			[ASIDE.replace('Cy Roth <cy@', 'Flo Ito <flo@')],
			['5:3 new-participant'],
			/New in the thread since the deck was built: Flo Ito \(1 message\)\./,
		],
	])('%s', (_, more, found, says) => {
		const result = drift([ANN, BOB], [ANN, BOB, ...more], [NOTHING])
		expect(result.found).toEqual(found)
		expect(result.words).toMatch(says)
		expect(result.drift).toMatchObject({ arrived: 1, replies: found.includes('8:1 new-reply') ? 1 : 0 })
	})

	it('is not said of a reply that the outline quotes by now', () => {
		const result = drift([ANN, BOB], [ANN, BOB, BARE], [NOTHING], [NOTHING, 'Mine is faster.'])
		expect(result.found).toEqual([])
		expect(result.drift).toMatchObject({ arrived: 1, replies: 1 })
	})

	it('is not said of a message that was rebuilt when the deck was built', () => {
		const result = drift([REBUILT_ANN, BOB], [ANN, BOB], [NOTHING])
		expect(result.found).toEqual([])
		expect(result.drift).toMatchObject({ arrived: 0 })
	})

	it('is said of a message that is gone too', () => {
		expect(drift([ANN, BOB], [ANN, BARE], [NOTHING]).found).toEqual(['9:3 quote-gone', '8:1 new-reply'])
	})
})
