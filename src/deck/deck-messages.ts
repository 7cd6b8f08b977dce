import { messageId } from './message-id.ts'
import { messageRuns } from './message-runs.ts'
import { personName, plainText } from './person-name.ts'
import type { DeckMessage } from './quote-figure.ts'
import { remarkOn, webAddress } from './slides/argument.ts'
import type { Talk } from './talk.ts'

/** Every quoted message, whole, in the thread's order. */
export function deckMessages(talk: Talk): DeckMessage[] {
	const { thread, words } = talk
	return thread.messages.flatMap((message) => {
		const quotes = talk.quotesOf(message)
		const [first] = quotes
		if (first === undefined) return []
		const spans = quotes.flatMap((quote) =>
			quote.selectors.map(({ start, end }) => ({ start, end, quote: talk.numberOf(quote) })),
		)
		return [
			{
				id: messageId(message, talk),
				side: talk.sideOf(first.author)?.number ?? 0,
				author: personName(first.author, words),
				date: talk.dates.day(message.date),
				subject: plainText(message.subject ?? thread.subject) || talk.subject,
				remark: remarkOn(message, quotes, words),
				url: webAddress(message.url),
				runs: messageRuns(message, spans, words),
			},
		]
	})
}
