import type { Message } from '../thread/thread.ts'
import { isOwn } from './own-text.ts'
import type { ThreadText } from './thread-text.ts'

/**
 * Messages that came since the ids were noted. One that a noted message already quotes was there before, under another
 * id: it was rebuilt then.
 */
export function findArrivals(noted: readonly string[], text: ThreadText): ReadonlySet<Message> {
	const known = new Set(noted)
	const { messages } = text.thread
	const quoted = new Set(
		messages.filter(({ id }) => known.has(id)).flatMap(({ blocks }) => blocks.map(({ messageId }) => messageId)),
	)
	return new Set(messages.filter(({ id }) => !known.has(id) && !quoted.has(id)))
}

/** How a message answers another: its first own words under a quotation of it, else its first own words; null when not. */
export function answerWords(message: Message, id: string, text: ThreadText): string | null {
	const answer = text.answersTo(id).find((one) => one.message === message)
	if (answer) return answer.text
	return message.parentId === id ? (message.blocks.find(isOwn)?.text ?? null) : null
}
