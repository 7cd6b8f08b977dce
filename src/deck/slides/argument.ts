import type { Argument, Status } from '../../outline/outline.ts'
import type { Quote } from '../../quotes/quote.ts'
import type { Message } from '../../thread/thread.ts'
import type { Words } from '../../words/words.ts'
import { statusLabel } from '../argument-entries.ts'
import type { ArgumentSide, ArgumentSlide, Note } from '../deck.ts'
import { fitArgument } from '../fit-argument.ts'
import { guessLanguage } from '../guess-language.ts'
import { cutToWidth } from '../measure-text.ts'
import { messageId } from '../message-id.ts'
import { partOf } from '../parts.ts'
import { listNames, personName } from '../person-name.ts'
import { quoteBlocks } from '../quote-blocks.ts'
import type { QuoteFigure } from '../quote-figure.ts'
import { noteOf } from '../speaker-note.ts'
import type { Talk } from '../talk.ts'
import { textDirection } from '../text-direction.ts'

/** One slide an argument, more only where it does not fit. */
export function argumentSlides(argument: Argument, talk: Talk): ArgumentSlide[] {
	const { outline, fonts, words } = talk
	const quotes = talk.quotesOf(argument)
	const sides = sidesOf(argument, quotes, talk)
	const firstQuote = argument.items.findIndex((item) => item.kind === 'quote')
	const prose = (isWanted: (index: number) => boolean) =>
		argument.items.flatMap((item, i) => (item.kind === 'prose' && isWanted(i) ? [item.markdown] : [])).join('\n\n') ||
		null

	const pages = fitArgument(
		{
			title: argument.title,
			lead: prose((i) => firstQuote < 0 || i < firstQuote),
			closing: prose((i) => firstQuote >= 0 && i > firstQuote),
			sides: quotes.length === 0 && argument.silent.length === 0 ? [] : sides,
			outcome: outcomeOf(argument.status, words),
			name: (unshown) => nameUnshown(unshown, words),
			labels: words.labels,
		},
		fonts,
	)
	const id = talk.ids.get(argument) ?? argument.id
	const over = [argument.section?.title ?? null, talk.subject].filter((text) => text !== null).join(' · ')
	const notes = notesOf(argument, quotes, talk)
	const strip = talk.strip(quotes)
	return pages.map((page, i) => ({
		kind: 'argument',
		id: i === 0 ? id : talk.takeId(`${id}--${i + 1}`),
		argument: argument.id,
		number: talk.numberOf(argument),
		of: outline.arguments.length,
		part: partOf(i, pages),
		over: cutToWidth(over, 'sans', 16, 880, fonts),
		status: statusLabel(argument.status, talk),
		lead: page.lead,
		closing: page.closing,
		columns: page.columns,
		stances: page.stances,
		quoteSize: page.quoteSize,
		sides: page.sides,
		outcome: page.outcome,
		remarks: page.remarks,
		title: page.title,
		strip,
		notes,
	}))
}

function sidesOf(argument: Argument, quotes: readonly Quote[], talk: Talk): ArgumentSide[] {
	const { silent, notQuotedHere } = talk.words.labels
	return talk.outline.sides.map((side, i) => {
		const own = quotes.filter((quote) => quote.side === side.name)
		const isSilent = argument.silent.some(({ value }) => value === side.name)
		return {
			number: i + 1,
			label: side.label,
			stance: side.stance,
			voice: own.length > 0 ? 'quoted' : isSilent ? 'silent' : 'not-quoted',
			quotes: own.map((quote, j) => figureOf(quote, own[j - 1], quotes, talk)),
			empty: own.length > 0 ? null : isSilent ? silent : notQuotedHere,
		}
	})
}

function figureOf(quote: Quote, before: Quote | undefined, quotes: readonly Quote[], talk: Talk): QuoteFigure {
	const { words } = talk
	const author = personName(quote.author, words)
	const remarks: string[] = []
	const lost = remarkOn(quote.message, [quote], words)
	if (lost !== null) remarks.push(lost)
	const answered = quotes.find((other) => other !== quote && other.message === quote.answers)
	if (before?.message === quote.message) remarks.push(words.labels.sameMessage)
	else if (answered !== undefined) {
		remarks.push(
			answered.author === quote.author
				? words.labels.answeringThemselves
				: words.answering(personName(answered.author, words)),
		)
	}
	return {
		blocks: quoteBlocks(quote.parts, words, (part, code) => guessLanguage(quote, part, code, talk.thread)),
		dir: textDirection(quote.parts.map((part) => (part.kind === 'words' ? part.text : '')).join(' ')),
		author,
		initials: talk.initialsOf(author),
		date: talk.dates.day(quote.message.date),
		remarks,
		url: webAddress(quote.message.url),
		message: messageId(quote.message, talk),
		quote: talk.numberOf(quote),
	}
}

/** Who quotes a message that no archive has, and in these quotes; null for any other. */
export function remarkOn(message: Message, quotes: readonly Quote[], words: Words): string | null {
	if (!message.rebuilt) return null
	const people = [...new Set(quotes.flatMap((quote) => quote.quotedBy))]
	if (people.length === 0) return null
	if (people.every((person) => person === quotes[0]?.author)) return words.labels.quotedByThemselves
	const names = people.map((person) => personName(person, words))
	return words.quotedBy(listNames(names, 2, words))
}

/** The address if it is one of the web; anything else is not linked. */
export function webAddress(url: string | null): string | null {
	return url !== null && /^https?:\/\/[^\s/]/i.test(url) ? url : null
}

/** What came of the argument, where the outline says more than a word. */
function outcomeOf(status: Status | null, words: Words): string | null {
	if (status === null || (status.text === null && status.dissent.length === 0)) return null
	const dissent = status.dissent.map(({ value }) => value)
	const label = words.status[status.word]
	const text = ended(status.text === null ? label : words.statusText(label, status.text.trim()), words)
	return dissent.length === 0 ? text : text + words.punctuation.space + words.dissent(words.list(dissent))
}

function ended(text: string, { punctuation }: Words): string {
	if (/[.!?。！？]$/.test(text)) return text
	return text + (/[\u2e80-\uffef]$/.test(text) ? '。' : punctuation.stop)
}

function nameUnshown(unshown: readonly ArgumentSide[], words: Words): string[] {
	const notQuoted = unshown.filter(({ voice }) => voice === 'not-quoted').map(({ label }) => label)
	const silent = unshown.filter(({ voice }) => voice === 'silent')
	return [
		...silent.map(({ label }) => `${label}: ${words.labels.silent}`),
		...(notQuoted.length > 0 ? [words.notQuoted(words.list(notQuoted))] : []),
	]
}

function notesOf(argument: Argument, quotes: readonly Quote[], talk: Talk): Note[] {
	const notes = argument.note === null ? [] : [noteOf(null, argument.note)]
	for (const quote of quotes) {
		const date = talk.dates.day(quote.message.date)
		const heading = talk.words.inContext(personName(quote.author, talk.words), date)
		notes.push(noteOf(heading, quote.context))
	}
	return notes
}
