import type { Message } from '../thread/thread.ts'
import type { Talk } from './talk.ts'

/** A message's id in the deck. Its Message-ID may hold anything, and an address as well. */
export function messageId(message: Message, talk: Talk): string {
	return `message-${talk.numberOf(message)}`
}
