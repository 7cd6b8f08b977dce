import type { Message } from '../../thread/thread.ts'
import type { SourceRow, SourcesSlide } from '../deck.ts'
import { cutToWidth, textWidth } from '../measure-text.ts'
import { partOf } from '../parts.ts'
import { personName, plainText } from '../person-name.ts'
import { stage } from '../stage.ts'
import type { Talk } from '../talk.ts'
import { remarkOn, webAddress } from './argument.ts'

/** Of a row, and of all rows of a slide together, in px; as the styles have them. */
const rowHeight = 51
const rowsHeight = 510

/** Between two columns, and all columns together but the date's and the message's; in px, as the styles have them. */
const cellGap = 16
const others = 256 + 104

/** Every quoted message in the thread's order: who, when, what about, where it is and which arguments quote it. */
export function sourcesSlides(talk: Talk): SourcesSlide[] {
	const { dates, words, fonts } = talk
	const days = talk.quotes.map(({ message }) => dates.day(message.date) ?? words.labels.noDate)
	const widest = Math.max(...[words.labels.when, ...new Set(days)].map((day) => textWidth(day, 'sans', 17, fonts)))
	const whenWidth = Math.ceil(widest) + cellGap
	const rows = talk.thread.messages.flatMap((message) => rowOf(message, stage.inner - others - whenWidth, talk))
	const least = paginate(rows, rows.length).length
	const pages = paginate(rows, Math.ceil(rows.length / Math.max(least, 1)))
	return pages.map((shown, i) => ({
		kind: 'sources',
		id: talk.takeId(i === 0 ? 'sources' : `sources-${i + 1}`),
		part: partOf(i, pages),
		over: cutToWidth(talk.subject, 'sans', 16, 900, talk.fonts),
		whenWidth,
		rows: shown,
		notes: [],
	}))
}

/** Fills slides in order with at most so many rows each. */
function paginate(rows: readonly SourceRow[], most: number): SourceRow[][] {
	const pages: SourceRow[][] = []
	let height = rowsHeight
	for (const row of rows) {
		// Numbers of 10px a digit, 10px apart, in lines of 20px and 104px.
		const numbers = row.arguments.reduce((sum, { number }) => sum + 10 * String(number).length + 10, 0)
		const own = Math.max(rowHeight, 8 + 20 * Math.ceil(numbers / 80))
		const page = pages.at(-1)
		if (page === undefined || page.length === most || height + own > rowsHeight) {
			pages.push([row])
			height = own
		} else {
			page.push(row)
			height += own
		}
	}
	return pages
}

function rowOf(message: Message, width: number, talk: Talk): SourceRow[] {
	const quotes = talk.quotesOf(message)
	const [first] = quotes
	if (first === undefined) return []
	const quotedIn = [...new Set(quotes.map(({ argument }) => argument))]
	const { fonts, words } = talk
	const remark = remarkOn(message, quotes, words)
	return [
		{
			side: talk.sideOf(first.author)?.number ?? 0,
			author: cutToWidth(personName(first.author, words), 'sansBold', 17, 214, fonts),
			date: talk.dates.day(message.date),
			subject: cutToWidth(
				plainText(message.subject ?? talk.thread.subject) || talk.subject,
				'sans',
				17,
				width - cellGap,
				fonts,
			),
			remark: remark === null ? null : cutToWidth(remark, 'sans', 15, width - cellGap, fonts),
			url: webAddress(message.url),
			arguments: quotedIn.map((argument) => ({
				number: talk.numberOf(argument),
				id: talk.ids.get(argument) ?? '',
			})),
		},
	]
}
