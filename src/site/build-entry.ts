import { buildDeck, type DeckRequest } from '../build-deck.ts'
import type { Deck } from '../deck/deck.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { OutputFile } from '../source-file.ts'
import { chooseWords } from '../words/choose-words.ts'
import { dateWords } from '../words/format-date.ts'
import type { SiteEntry } from './site.ts'

/** What a worker gives back: plain data. */
export interface BuiltEntry {
	readonly state: 'built' | 'refused' | 'unreadable'
	readonly diagnostics: readonly Diagnostic[]
	/** Of the deck's folder. */
	readonly files: readonly OutputFile[]
	readonly about: Omit<SiteEntry, 'name' | 'key'> | null
}

/** Builds one deck of a site, and what the index tells of it. */
export async function buildEntry(request: DeckRequest): Promise<BuiltEntry> {
	const { value, diagnostics } = await buildDeck(request)
	if (value.outcome !== 'built') return { state: value.outcome, diagnostics, files: [], about: null }
	const { deck, files, picture } = value.built
	return { state: 'built', diagnostics, files: picture ? [...files, picture] : files, about: aboutOf(deck) }
}

function aboutOf({ title, subtitle, lang, dir, date, sides, slides, quotes }: Deck): Omit<SiteEntry, 'name' | 'key'> {
	const dates = dateWords(chooseWords(lang) === null ? 'en' : lang)
	return {
		...{ title, subtitle, lang, dir, date: dates.day(date) ?? date },
		sides: sides.map(({ number, label }) => ({ number, label })),
		slides: slides.length,
		arguments: new Set(slides.flatMap((slide) => (slide.kind === 'argument' ? [slide.argument] : []))).size,
		quotes: quotes.length,
	}
}
