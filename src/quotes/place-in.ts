import type { QuoteRequest } from '../outline/outline.ts'
import type { Place } from '../source-file.ts'

/** The place in the outline of an offset into the request's text. */
export function placeIn(request: QuoteRequest, offset: number): Place {
	const before = request.text.slice(0, offset).split('\n')
	const line = request.linePlaces[before.length - 1] ?? request.place
	return { ...line, column: line.column + before.at(-1)!.length }
}
