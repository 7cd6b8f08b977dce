import { withoutMarks } from '../text/fold-markdown.ts'
import { type Match, searchReading } from './match-reading.ts'
import type { PassageIndex, Turn } from './own-text.ts'
import { type Reading, readRequest } from './read-request.ts'
import type { ThreadText } from './thread-text.ts'

/**
 * Where a request's words stand in what people wrote themselves, by the most literal reading that stands anywhere. In
 * Markdown they may be copied from its source or from its page.
 */
export function findMatches(
	words: string,
	text: ThreadText,
	isWanted: (turn: Turn) => boolean = () => true,
): readonly Match[] {
	const { own, shown } = text
	const onPages = shown.passages.length > 0 ? firstMatches(shown, readRequest(withoutMarks(words)), isWanted) : []
	const isElsewhere = (turn: Turn) => isWanted(turn) && (onPages.length === 0 || turn.message.syntax !== 'markdown')
	return [...onPages, ...firstMatches(own, readRequest(words), isElsewhere)]
}

function firstMatches(
	index: PassageIndex,
	readings: readonly Reading[],
	isWanted: (turn: Turn) => boolean,
): readonly Match[] {
	for (const reading of readings) {
		const { matches } = searchReading(index, reading, isWanted)
		if (matches.length > 0) return matches
	}
	return []
}
