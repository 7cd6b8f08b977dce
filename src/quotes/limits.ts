import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { QuoteRequest } from '../outline/outline.ts'
import type { Message, Participant } from '../thread/thread.ts'
import { unknownPerson } from './check-sides.ts'
import { matchLocator } from './match-locator.ts'
import type { Turn } from './own-text.ts'
import type { ThreadText } from './thread-text.ts'

/** Whose words a request may be, by the name and the locator it gives; null stands for anybody's. */
export interface Limits {
	readonly people: ReadonlySet<Participant> | null
	readonly messages: ReadonlySet<Message> | null
}

/** Reads a request's name and locator; null when the thread knows one of them not. */
export function readLimits(request: QuoteRequest, text: ThreadText): Result<Limits | null> {
	const { author, locator } = request
	const { thread } = text
	const people = author && text.peopleCalled(author.value)
	const messages = locator && matchLocator(locator.value, thread)
	const diagnostics: Diagnostic[] = []
	if (author && people?.size === 0) diagnostics.push(unknownPerson(author, thread))
	if (locator && messages?.size === 0) {
		diagnostics.push(
			diagnostic(
				'quote-not-found',
				locator.place,
				`"${locator.value}" points to no message of the thread.`,
				`Give a Message-ID in angle brackets, a link, a day such as 2024-03-01, "v2", or "#1" to "#${thread.messages.length}".`,
			),
		)
	}
	return { value: diagnostics.length > 0 ? null : { people, messages }, diagnostics }
}

/** May these words be meant? */
export function isWithin(turn: Turn, { people, messages }: Limits): boolean {
	return (people === null || (turn.author !== null && people.has(turn.author))) && (messages?.has(turn.message) ?? true)
}
