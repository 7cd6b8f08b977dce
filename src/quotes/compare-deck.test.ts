import { describe, expect, it } from 'vitest'
import { ANN, BOB, drift, fates, NOTHING, REBUILT_ANN, SAVES } from './fixtures/drift.ts'

describe('what became of a quote', () => {
	it.each<[what: string, old: string[], now: string[], quote: string, fate: string, says: RegExp | null]>([
		['nothing', [ANN, BOB], [ANN, BOB], SAVES, '1 unchanged', null],
		[
			'words before it were added',
			[ANN],
			[ANN.replace('Hello,', 'Hello all,')],
			SAVES,
			'1 moved',
			/stands in <a1@example\.org> of 2024-05-01, line 3, at character 12 instead of 8/,
		],
		[
			'only words behind it were changed',
			[ANN],
			[`${ANN}\n\nUpdate: I was wrong.`],
			SAVES,
			'1 moved',
			/stands where it stood, in <a1@example\.org> .* the rest of the message was changed/,
		],
		[
			'a word of it was changed',
			[ANN],
			[ANN.replace('forty', 'fifty')],
			SAVES,
			'1 changed',
			/no longer in Ann Lee's text of <a1@example\.org> .*"The cache saves \[-forty-\] \{\+fifty\+\} milliseconds of every boot\."/,
		],
		[
			'a negation was added',
			[ANN],
			[ANN.replace('saves forty', 'saves not forty')],
			SAVES,
			'1 changed',
			/saves \{\+not\+\} forty/,
		],
		[
			'nothing of it is left',
			[ANN],
			[ANN.replace(SAVES, 'Forget it.')],
			SAVES,
			'1 changed',
			/Nothing there comes near/,
		],
		[
			'it became a quotation',
			[ANN],
			[ANN.replace('The cache saves', '> The cache saves')],
			SAVES,
			'1 changed',
			/it only stands there as quoted/,
		],
		[
			'it is somebody else who wrote it',
			[ANN],
			[ANN.replace('Ann Lee <ann@example.org>', 'Cy Roth <cy@example.org>')],
			SAVES,
			'1 changed',
			/now credited to Cy Roth; the deck credits Ann Lee/,
		],
		[
			'the message is gone',
			[ANN, BOB],
			[ANN],
			NOTHING,
			'1 gone',
			/<b1@example\.org> of 2024-05-02 is no longer in the archive; nobody says "On my board/,
		],
		[
			'the message is gone, its words survive as quoted',
			[ANN, BOB],
			[REBUILT_ANN, BOB],
			SAVES,
			'1 gone',
			/<a1@example\.org> of 2024-05-01 is no longer in the archive; .* survives only as quoted by Bob Ng/,
		],
		[
			'the message is gone, other words of it survive as quoted',
			[ANN, BOB],
			[REBUILT_ANN, BOB],
			'Nobody has reported a failure.',
			'1 gone',
			/<a1@example\.org> of 2024-05-01 is no longer in the archive; nobody says "Nobody has reported/,
		],
		[
			'the message has another id',
			[ANN],
			[ANN.replace('a1@', 'a2@')],
			SAVES,
			'1 moved',
			/stands in <a2@example\.org> .*; <a1@example\.org> of 2024-05-01 is no longer in the archive/,
		],
		[
			'the rebuilt message came to the archive under its own id',
			[REBUILT_ANN, BOB],
			[ANN, BOB],
			SAVES,
			'1 moved',
			/stands in <a1@example\.org> .*the deck had it from quotations alone/,
		],
		[
			'the rebuilt message came to the archive under the same id',
			[REBUILT_ANN.replace('quoted:ann-lee:2024-05-01', 'a1@example.org'), BOB],
			[ANN, BOB],
			SAVES,
			'1 moved',
			/the message itself has come to the archive/,
		],
		[
			'more of a rebuilt message came to light behind it',
			[REBUILT_ANN, BOB],
			[`${REBUILT_ANN}\n~~~\nMore of it.`, BOB],
			SAVES,
			'1 unchanged',
			null,
		],
		[
			'the archive wraps the lines anew',
			[ANN],
			[ANN.replace('milliseconds of', 'milliseconds\nof')],
			SAVES,
			'1 moved',
			/rest of the message was changed/,
		],
		[
			'a part is gone',
			[ANN],
			[ANN.replace('Nobody has reported', 'Few have reported')],
			`${SAVES} [...] Nobody has reported a failure.`,
			'1 changed',
			/"Nobody has reported a failure\." is no longer .*"\[-Nobody has-\] \{\+Few have\+\} reported/,
		],
		[
			'its parts changed places',
			[ANN],
			[ANN.replace('forty milliseconds of every boot', 'x').replace('\n\nAnn', `\n\n${SAVES}\n\nAnn`)],
			`${SAVES} [...] Nobody has reported a failure.`,
			'1 changed',
			/no longer .* in this order/,
		],
		[
			'an insertion stands between its parts',
			[ANN],
			[ANN.replace('Hello', 'Good day')],
			'The cache saves [a full] forty milliseconds of every boot.',
			'1 moved',
			/at character 11 instead of 8/,
		],
		[
			'short words left the message; the author says the same elsewhere',
			[ANN],
			[
				ANN.replaceAll('It is small.', 'So what.'),
				'From: Ann Lee <ann@example.org>\nId: a3@example.org\n\nThe board? It is small. Yes.',
			],
			'It is small. [...] It is small.',
			'1 changed',
			/"It is small\." is no longer in Ann Lee's text of <a1@example\.org>/,
		],
	])('%s', (_, old, now, quote, fate, says) => {
		const result = drift(old, now, [quote])
		expect(fates(result.drift)).toBe(fate)
		if (says) expect(result.words).toMatch(says)
		else expect(result.words).toBe('')
	})

	it('of words that stand twice, those between the same words are meant', () => {
		const quote = 'It is small.\n> Nobody has reported a failure.'
		const twice = ANN.replace('\n\nAnn', '\nNobody has reported a failure. So there.\n\nAnn')
		expect(drift([ANN], [twice], [quote]).words).toMatch(/stands where it stood/)
		const swapped = twice
			.replace(SAVES, 'First: no.')
			.replace('\n\nIt is small.\nNob', `\n\n${SAVES} It is small.\nNob`)
		expect(drift([ANN], [swapped], [quote]).words).toMatch(/line 6, at character 114 instead of 58/)
	})
})

describe('where it is reported', () => {
	const now = [ANN.replace('forty', 'fifty'), BOB]

	it.each<[what: string, edited: string[], place: string]>([
		['the outline still asks for it', [NOTHING, SAVES], '11:3'],
		['the outline asks for it in another way', [`${SAVES.replace('cache', '\n> cache')}`], '9:3'],
		['the outline asks for other words now', [NOTHING], '8:1'],
	])('%s', (_, edited, place) => {
		expect(drift([ANN, BOB], now, [SAVES], edited).found).toEqual([`${place} quote-changed`])
	})
})
