import type { Message, Participant, Thread } from '../thread/thread.ts'

/** Who quoted a rebuilt message, each once. */
export function quotersOf(message: Message, thread: Thread): Participant[] {
	const quoters = thread.messages.filter(({ id }) => message.quotedBy.includes(id)).map(({ author }) => author)
	return [...new Set(quoters.filter((author) => author !== null))]
}
