import type { Message, Participant } from '../../thread/thread.ts'
import type { SourceRow, SourcesSlide } from '../deck.ts'
import { cutToWidth } from '../measure-text.ts'
import { personName, plainText } from '../person-name.ts'
import type { Talk } from '../talk.ts'
import { quotedBy, webAddress } from './argument.ts'

/** So many messages stand on one slide. */
const rowsPerSlide = 9

/** Every quoted message in the thread's order: who, when, what about, where it is and which arguments quote it. */
export function sourcesSlides(talk: Talk): SourcesSlide[] {
	const rows = talk.thread.messages.flatMap((message) => rowOf(message, talk))
	const count = Math.ceil(rows.length / rowsPerSlide)
	const perSlide = Math.ceil(rows.length / Math.max(count, 1))
	return Array.from({ length: count }, (_, i) => ({
		kind: 'sources',
		id: talk.takeId(i === 0 ? 'sources' : `sources-${i + 1}`),
		part: count > 1 ? { number: i + 1, of: count } : null,
		over: cutToWidth(talk.subject, 'sans', 16, 900, talk.fonts),
		rows: rows.slice(i * perSlide, (i + 1) * perSlide),
		notes: [],
	}))
}

function rowOf(message: Message, talk: Talk): SourceRow[] {
	const quotes = talk.quotes.filter((quote) => quote.message === message)
	const [first] = quotes
	if (first === undefined) return []
	const numbers = new Set(quotes.map((quote) => talk.outline.arguments.indexOf(quote.argument)))
	const people = [...new Set<Participant>(quotes.flatMap((quote) => quote.quotedBy))]
	const { fonts } = talk
	const remark = message.rebuilt && people.length > 0 ? quotedBy(people, first.author) : null
	return [
		{
			side: talk.sideOf(first.author)?.number ?? 0,
			author: cutToWidth(personName(first.author), 'sansBold', 17, 250, fonts),
			date: talk.dates.day(message.date),
			subject: cutToWidth(plainText(message.subject ?? '') || talk.subject, 'sans', 17, 590, fonts),
			remark: remark === null ? null : cutToWidth(remark, 'sans', 15, 590, fonts),
			url: webAddress(message.url),
			arguments: [...numbers]
				.sort((a, b) => a - b)
				.map((index) => {
					const argument = talk.outline.arguments[index]
					return { number: index + 1, id: (argument && talk.ids.get(argument)) ?? '' }
				}),
		},
	]
}
