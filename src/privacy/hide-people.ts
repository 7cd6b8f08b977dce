import type { Deck } from '../deck/deck.ts'
import type { Result } from '../diagnostic.ts'
import type { Resolution } from '../quotes/resolve-quotes.ts'
import type { Thread } from '../thread/thread.ts'
import { changeDeck, type Sought } from './change-deck.ts'
import { findAddresses, findNames } from './check-words.ts'
import { cutAtAddresses, holdsNoAddress } from './find-addresses.ts'

/** What a deck may tell of people. */
export interface Privacy {
	readonly showAddresses?: boolean
	readonly pseudonyms?: boolean
}

export interface Hidden {
	readonly thread: Thread
	readonly resolution: Resolution
	/** Takes out of the deck's texts what the thread no longer holds. */
	readonly hide: (deck: Deck) => Deck
}

/** Hides mail addresses unless they are asked for, and names when that is. What is shown of a quote in other words is said. */
export async function hidePeople(
	thread: Thread,
	resolution: Resolution,
	{ showAddresses, pseudonyms }: Privacy,
): Promise<Result<Hidden>> {
	const { quotes } = resolution
	if (!pseudonyms) {
		const hide = (deck: Deck) => (showAddresses ? deck : changeDeck(deck, addresses))
		return { value: { thread, resolution, hide }, diagnostics: showAddresses ? [] : findAddresses(quotes) }
	}
	const [{ usePseudonyms }, { cutAtNames }] = await Promise.all([
		import('./use-pseudonyms.ts'),
		import('./find-names.ts'),
	])
	const { pseudonyms: names, ...nameless } = usePseudonyms(thread, resolution)
	const cutNames = cutAtNames(names)
	const cut = (text: string) =>
		cutAtAddresses(text).flatMap((piece) => (piece.instead === null ? cutNames(piece.text) : [piece]))
	const hide = (deck: Deck) => changeDeck(deck, { cut, isHarmless: () => false, mayHoldBlanks: true })
	const diagnostics = [...findAddresses(quotes), ...findNames(quotes, thread.participants, cutNames)]
	return { value: { ...nameless, hide }, diagnostics }
}

const addresses: Sought = { cut: cutAtAddresses, isHarmless: holdsNoAddress, mayHoldBlanks: false }
