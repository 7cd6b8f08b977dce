import { expect, test } from 'vitest'
import type { Deck } from '../deck/deck.ts'
import { createMarkdown } from './markdown.ts'
import { aboutDeck } from './page-about.ts'

test.each([
	['the subtitle', 'Six lines', 'An *intro*.', 'Six lines'],
	[
		'else the introduction',
		null,
		'It **saves** `40 ms`, [they](https://example.org) say & "think".\n\n- 1 < 2',
		'It saves 40 ms, they say & "think". 1 < 2',
	],
	['in one line', 'A\nB', null, 'A B'],
	['or nothing', null, null, null],
	['cut at a word', 'word '.repeat(60), null, `${'word '.repeat(40).trim()}…`],
])('%s', (_, subtitle, intro, about) => {
	const prose = intro === null ? null : { markdown: intro, size: 20 }
	const deck = { subtitle, slides: [{ kind: 'title', prose }] } as unknown as Deck
	expect(aboutDeck(deck, createMarkdown())).toBe(about)
})
