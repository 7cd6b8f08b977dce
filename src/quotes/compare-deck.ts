import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Outline } from '../outline/outline.ts'
import type { Place } from '../source-file.ts'
import type { Message, Thread } from '../thread/thread.ts'
import { type ComparedQuote, compareQuote, type Fate } from './compare-quote.ts'
import { excerpt } from './excerpt.ts'
import { answerWords, findArrivals } from './find-arrivals.ts'
import { callPerson, matchPeople } from './match-people.ts'
import { placeRecorded } from './place-recorded.ts'
import { recordedName } from './record-quotes.ts'
import type { Recorded, RecordedQuote } from './recorded-quotes.ts'
import type { Resolution } from './resolve-quotes.ts'
import { ThreadText } from './thread-text.ts'

/** How far a thread has moved on from a deck. */
export interface Drift {
	/** How many of the deck's quotes met which fate. */
	readonly quotes: Readonly<Record<Fate, number>>
	/** Messages that came since, and how many of them answer a quote. */
	readonly arrived: number
	readonly replies: number
}

/**
 * Compares a later archive with what a deck recorded of an earlier one: what became of each quote, who answered a quoted
 * message since, and who wrote for the first time. Findings stand where the outline asks for the quote, else at its
 * argument, else in line 1.
 */
export function compareDeck(
	recorded: Recorded,
	outline: Outline,
	resolution: Resolution,
	thread: Thread,
): Result<Drift> {
	const text = new ThreadText(thread)
	const places = placeRecorded(outline)
	const quotes = { unchanged: 0, moved: 0, changed: 0, gone: 0 }
	const compared = recorded.quotes.map((quote) => {
		const result = compareQuote(quote, text, places.quote(quote))
		quotes[result.fate]++
		return { quote, ...result }
	})
	const found = new Set(compared.map(({ message }) => message))
	const arrived = [...findArrivals(recorded.thread.messages, text)].filter((message) => !found.has(message))
	const replies = findReplies(compared, arrived, resolution, text, places.argument)
	const newcomers = findNewcomers(recorded, arrived, resolution, thread, outline)
	return {
		value: { quotes, arrived: arrived.length, replies: replies.count },
		diagnostics: [...compared.flatMap(({ finding }) => finding ?? []), ...replies.findings, ...newcomers],
	}
}

type Compared = ComparedQuote & { readonly quote: RecordedQuote }

/** Who answers a quote of an argument, each message once an argument. What the outline quotes there already is known. */
function findReplies(
	compared: readonly Compared[],
	arrived: readonly Message[],
	{ quotes }: Resolution,
	text: ThreadText,
	placeOf: (argument: string) => Place,
): { readonly count: number; readonly findings: readonly Diagnostic[] } {
	const answering = new Set<Message>()
	const findings: Diagnostic[] = []
	for (const argument of new Set(compared.map(({ quote }) => quote.argument))) {
		const own = compared.filter(({ quote }) => quote.argument === argument)
		for (const reply of arrived) {
			for (const { quote, message } of own) {
				const words = answerWords(reply, message?.id ?? quote.message.id, text)
				if (words === null) continue
				answering.add(reply)
				const isQuoted = quotes.some((one) => one.message === reply && one.argument.id === argument)
				if (!isQuoted) findings.push(newReply(placeOf(argument), quote, reply, words, text))
				break
			}
		}
	}
	return { count: answering.size, findings }
}

function newReply(
	place: Place,
	{ author, selectors }: RecordedQuote,
	reply: Message,
	words: string,
	text: ThreadText,
): Diagnostic {
	const who = reply.author ? callPerson(reply.author) : 'Somebody'
	return diagnostic(
		'new-reply',
		place,
		`${who} has answered ${author}'s ${excerpt(selectors[0]!.exact, 40)} since the deck was built, in ${text.callMessage(reply)}: ${excerpt(words)}`,
		'Read it, and quote it if the argument is not fair without.',
	)
}

/** More names than this are no help. */
const MOST_NAMES = 8

/** Who wrote for the first time and is on no side. */
function findNewcomers(
	{ thread: { people } }: Recorded,
	arrived: readonly Message[],
	{ sides }: Resolution,
	{ participants }: Thread,
	outline: Outline,
): Diagnostic[] {
	const names = new Set(people)
	const known = new Set(people.flatMap((name) => matchPeople(name, participants)))
	const newcomers = participants
		.filter((person) => !sides.has(person) && !known.has(person) && !names.has(recordedName(person)))
		.map((person) => ({ person, messages: arrived.filter(({ author }) => author === person).length }))
		.filter(({ messages }) => messages > 0)
	if (newcomers.length === 0) return []
	const shown = newcomers
		.slice(0, MOST_NAMES)
		.map(({ person, messages }) => `${callPerson(person)} (${messages} message${messages === 1 ? '' : 's'})`)
	const more = newcomers.length > MOST_NAMES ? ` and ${newcomers.length - MOST_NAMES} others` : ''
	return [
		diagnostic(
			'new-participant',
			outline.sides[0]?.place ?? { file: outline.file, line: 1, column: 1 },
			`New in the thread since the deck was built: ${shown.join(', ')}${more}.`,
			'Put those whom you quote on a side under "sides".',
		),
	]
}
