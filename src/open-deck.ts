import { extname, join } from 'node:path'
import type { Result } from './diagnostic.ts'
import { type OpenFile, openFile } from './open-file.ts'
import type { Recorded } from './quotes/recorded-quotes.ts'

/** Opens what a deck recorded of its thread and quotes. `path` is the deck's folder or its deck.json; null when unreadable. */
export async function openDeck(path: string, open: OpenFile = openFile): Promise<Result<Recorded | null>> {
	const { readRecordedQuotes, unreadable } = await import('./quotes/recorded-quotes.ts')
	const file = extname(path).toLowerCase() === '.json' ? path : join(path, 'deck.json')
	const opened = await open(file)
	if (opened.bytes) return readRecordedQuotes({ path: file, bytes: opened.bytes })
	return { value: null, diagnostics: [unreadable(file, opened.reason.replace(/\.$/, ''))] }
}
