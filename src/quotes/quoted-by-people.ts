import type { Message, Participant } from '../thread/thread.ts'
import { findWords, isWhole } from './match-reading.ts'
import type { ThreadText } from './thread-text.ts'

/** The first message in which one of the people quotes these words of somebody else; null when nobody does. */
export function quotedByPeople(
	words: string,
	people: ReadonlySet<Participant>,
	text: ThreadText,
): { readonly quoter: Participant; readonly message: Message } | null {
	for (const span of findWords(text.foreign, words)) {
		const { message } = span.passage.turn
		const isQuotation = span.passage.blocks[0]!.block.kind === 'quoted'
		if (isQuotation && message.author && people.has(message.author) && isWhole(span))
			return { quoter: message.author, message }
	}
	return null
}
