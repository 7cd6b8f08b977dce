import type { Message, Participant } from '../thread/thread.ts'
import type { ThreadText } from './thread-text.ts'

/** Who quoted a rebuilt message, each once. */
export function quotersOf({ quotedBy }: Message, text: ThreadText): Participant[] {
	if (quotedBy.length === 0) return []
	const quoters = text.messagesOf(quotedBy).map(({ author }) => author)
	return [...new Set(quoters.filter((author) => author !== null))]
}
