import { hash } from 'node:crypto'
import type { Message, Participant, Thread } from '../thread/thread.ts'
import { callPerson } from './match-people.ts'
import { bodyOf } from './own-text.ts'
import type { Quote } from './quote.ts'
import type { Recorded } from './recorded-quotes.ts'

/** What a deck keeps of its thread and quotes. The same input gives the same record. */
export function recordQuotes(quotes: readonly Quote[], thread: Thread): Recorded {
	const hashes = new Map<Message, string>()
	const hashOnce = (message: Message) => {
		const known = hashes.get(message) ?? hashBody(message)
		hashes.set(message, known)
		return known
	}
	return {
		thread: {
			messages: thread.messages.map(({ id }) => id),
			people: thread.participants.map(recordedName),
		},
		quotes: quotes.map(({ argument, author, message, selectors }) => ({
			argument: argument.id,
			author: recordedName(author),
			message: { id: message.id, date: message.date, rebuilt: message.rebuilt, sha256: hashOnce(message) },
			selectors,
		})),
	}
}

/** SHA-256, in hexadecimal, of a message's body as it was sent. */
export function hashBody(message: Message): string {
	return hash('sha256', bodyOf(message))
}

/** A name to know somebody by later. Never a whole address: a deck is public. */
export function recordedName(person: Participant): string {
	const name = callPerson(person)
	const at = name.indexOf('@', 1)
	return at < 0 ? name : name.slice(0, at).trim()
}
