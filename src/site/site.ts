import type { DeckRequest } from '../build-deck.ts'

/** Many decks to build into one folder. */
export interface SiteRequest
	extends Pick<
		DeckRequest,
		'theme' | 'strict' | 'showAddresses' | 'pseudonyms' | 'browser' | 'refresh' | 'allowPrivate' | 'url'
	> {
	/** Paths of the outlines, each of which names its threads. In this order they are listed. */
	readonly outlines: readonly string[]
	/** The folder to write. */
	readonly target: string
	/** Replace also what threaddeck did not make. */
	readonly force?: boolean
	/** Told of every deck as it is done. */
	readonly report?: (progress: DeckProgress) => void
}

/** What became of one deck. */
export interface DeckProgress {
	readonly outline: string
	readonly state: 'built' | 'unchanged' | 'refused' | 'unreadable'
	/** Null unless there is a deck. */
	readonly entry: SiteEntry | null
	/** How many of all decks are done. */
	readonly done: number
	readonly of: number
}

/** What the index tells of a deck, and what the deck was made from. */
export interface SiteEntry {
	/** Of its folder in the site. */
	readonly name: string
	/** Hash of all that it was made from; null for a deck that must be built each time. */
	readonly key: string | null
	readonly title: string
	readonly subtitle: string | null
	readonly lang: string
	readonly dir: 'ltr' | 'rtl'
	/** As the deck's language writes it. */
	readonly date: string | null
	readonly sides: readonly { readonly number: number; readonly label: string }[]
	readonly slides: number
	readonly arguments: number
	readonly quotes: number
}

/** The file of a site that lists its decks, for the next run and for other programs. */
export const listName = 'decks.json'
