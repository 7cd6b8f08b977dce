import type { Message, Thread } from '../thread/thread.ts'

/** A message's id in the deck. Its Message-ID may hold anything, and an address as well. */
export function messageId(message: Message, thread: Thread): string {
	return `message-${thread.messages.indexOf(message) + 1}`
}
