import { createHash } from 'node:crypto'
import type { Resolution } from '../quotes/resolve-quotes.ts'
import type { Message, Participant, Thread } from '../thread/thread.ts'

/** A thread in which nobody has a name, and what each name became. */
export interface Pseudonymous {
	readonly thread: Thread
	readonly resolution: Resolution
	/** Every spelling of a name with its pseudonym. */
	readonly pseudonyms: ReadonlyMap<string, string>
}

/**
 * Gives everyone a number in the order in which they first write, which later messages do not change. Links and Message-IDs
 * lead to names, so there are no links, and the ids become their hashes. Words stay as they are: see `changeDeck`.
 */
export function usePseudonyms(thread: Thread, resolution: Resolution): Pseudonymous {
	const people = new Map<Participant, Participant>()
	const add = (person: Participant | null) => {
		if (person && !people.has(person)) people.set(person, nobody(people.size + 1))
	}
	for (const { author } of thread.messages) add(author)
	for (const person of thread.participants) add(person)
	for (const { blocks } of thread.messages) for (const { author, contradicts } of blocks) [author, contradicts].map(add)

	const person = <T extends Participant | null>(original: T): T =>
		(original === null ? null : people.get(original)) as T
	const messages = new Map(thread.messages.map((message) => [message, changeMessage(message, person)]))
	const message = <T extends Message | null>(original: T): T => (original === null ? null : messages.get(original)) as T
	return {
		thread: {
			...thread,
			messages: [...messages.values()],
			participants: thread.participants.map(person),
		},
		resolution: {
			...resolution,
			sides: new Map([...resolution.sides].map(([original, side]) => [person(original), side])),
			quotes: resolution.quotes.map((quote) => ({
				...quote,
				author: person(quote.author),
				message: message(quote.message),
				quotedBy: quote.quotedBy.map(person),
				answers: message(quote.answers),
			})),
		},
		pseudonyms: new Map(
			[...people].flatMap(([original, { name }]) =>
				spellings(original).map((spelling) => [spelling, name ?? ''] as const),
			),
		),
	}
}

function nobody(number: number): Participant {
	const name = `Participant ${number}`
	return { name, email: null, names: [name], emails: [], redacted: [] }
}

function spellings({ name, names }: Participant): readonly string[] {
	return [...new Set([name ?? '', ...names])].filter((spelling) => /[\p{L}\p{N}]/u.test(spelling))
}

function changeMessage(message: Message, person: <T extends Participant | null>(original: T) => T): Message {
	return {
		...message,
		id: hashed(message.id),
		parentId: message.parentId && hashed(message.parentId),
		quotedBy: message.quotedBy.map(hashed),
		author: person(message.author),
		url: null,
		blocks: message.blocks.map((block) => ({
			...block,
			author: person(block.author),
			contradicts: person(block.contradicts),
			messageId: block.messageId && hashed(block.messageId),
		})),
	}
}

function hashed(id: string): string {
	return createHash('sha256').update(id).digest('hex').slice(0, 32)
}
