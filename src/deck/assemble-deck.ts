import type { Outline } from '../outline/outline.ts'
import { recordQuotes } from '../quotes/record-quotes.ts'
import type { Resolution } from '../quotes/resolve-quotes.ts'
import type { Thread } from '../thread/thread.ts'
import { directionOf } from '../words/choose-words.ts'
import type { Deck } from './deck.ts'
import { deckMessages } from './deck-messages.ts'
import type { FontMetrics } from './measure-text.ts'
import { slidesOf } from './slides/index.ts'
import { makeTalk } from './talk.ts'

/**
 * Makes the deck: which slides there are, what stands on each and how large. Pure; the same input gives the same deck.
 *
 * @param fonts how wide the theme's fonts are; whether text fits is decided with them
 */
export function assembleDeck(outline: Outline, resolution: Resolution, thread: Thread, fonts: FontMetrics): Deck {
	const talk = makeTalk(outline, resolution, thread, fonts)
	return {
		version: 2,
		lang: outline.lang,
		dir: directionOf(outline.lang),
		words: talk.words.labels,
		controls: talk.words.controls,
		speaking: talk.words.speaking,
		title: outline.title.value,
		subtitle: outline.subtitle,
		author: outline.author,
		date: outline.date,
		venue: outline.venue,
		minutes: outline.minutes,
		order: outline.order,
		sides: talk.sides,
		ticks: talk.ticks,
		slides: slidesOf(talk),
		messages: deckMessages(talk),
		...recordQuotes(resolution.quotes, thread),
	}
}
