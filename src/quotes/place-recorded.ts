import type { Outline, QuoteRequest } from '../outline/outline.ts'
import type { Place } from '../source-file.ts'
import { foldWords } from './match-reading.ts'
import { readRequest } from './read-request.ts'
import type { RecordedQuote } from './recorded-quotes.ts'

/** Where an outline, which may have been edited since, has what a deck recorded. */
export interface RecordedPlaces {
	/** The request for the same words, in the same argument if it can be; else the argument; else the first line. */
	quote(quote: RecordedQuote): Place
	/** The argument of that id, else the first line. */
	argument(id: string): Place
}

/** Prepares an outline for looking up what a deck recorded. */
export function placeRecorded(outline: Outline): RecordedPlaces {
	const byArgument = new Map<string, Place>()
	const byWords = new Map<string, Place>()
	for (const { id, items } of outline.arguments) {
		for (const item of items) {
			if (item.kind !== 'quote') continue
			for (const words of wordsOf(item)) {
				if (!byArgument.has(`${id}\n${words}`)) byArgument.set(`${id}\n${words}`, item.place)
				if (!byWords.has(words)) byWords.set(words, item.place)
			}
		}
	}
	const ids = new Map(outline.arguments.map(({ id, place }) => [id, place]))
	const argument = (id: string) => ids.get(id) ?? { file: outline.file, line: 1, column: 1 }
	return {
		argument,
		quote({ argument: id, selectors }) {
			const words = keyOf(selectors.map(({ exact }) => exact))
			return byArgument.get(`${id}\n${words}`) ?? byWords.get(words) ?? argument(id)
		},
	}
}

/** A key for each way to read the request. */
function wordsOf({ text }: QuoteRequest): string[] {
	return readRequest(text).map(({ pieces }) =>
		keyOf(pieces.flatMap(({ segments }) => segments.map((segment) => segment.text).filter((part) => part !== ''))),
	)
}

/** Parts after all foldings, and without blanks: a mail with DelSp=yes has some that are no blanks. */
function keyOf(parts: readonly string[]): string {
	return parts.map((part) => foldWords(part).replaceAll(' ', '')).join('\n')
}
