import type { Argument, Outline, Section } from '../outline/outline.ts'
import type { Quote } from '../quotes/quote.ts'
import type { Resolution } from '../quotes/resolve-quotes.ts'
import { groupBy } from '../thread/group-by.ts'
import type { Message, Participant, Thread } from '../thread/thread.ts'
import { chooseWords, directionOf } from '../words/choose-words.ts'
import { english } from '../words/en.ts'
import { type DateWords, dateWords } from '../words/format-date.ts'
import type { Words } from '../words/words.ts'
import type { DeckSide } from './deck.ts'
import type { FontMetrics } from './measure-text.ts'
import { personInitials, personName, plainText } from './person-name.ts'
import { shortSubject } from './short-subject.ts'
import type { Strip } from './thread-picture.ts'
import { makeStrips, stripSummary } from './thread-strip.ts'

/** Everything a slide is made from. */
export interface Talk {
	readonly outline: Outline
	readonly thread: Thread
	readonly fonts: FontMetrics
	readonly quotes: readonly Quote[]
	/** In the outline's order; null for those above the first section. */
	argumentsOf(section: Section | null): readonly Argument[]
	/** In the outline's order. */
	quotesOf(whole: Argument | Message): readonly Quote[]
	/** From 1: of an argument, a section or a quote in the outline, of a message in the thread. */
	numberOf(part: Argument | Section | Quote | Message): number
	readonly sides: readonly DeckSide[]
	/** The thread's subject on one line, without its tags. */
	readonly subject: string
	sideOf(author: Participant | null): DeckSide | null
	/** One or two letters for the badge of whom a name calls. */
	initialsOf(name: string): string
	/** The slide's id of each argument and section. */
	readonly ids: ReadonlyMap<Argument | Section, string>
	/** A slide's id that no other slide has; always the same for the same talk and order of calls. */
	takeId(wanted: string): string
	/** Where every slide's strip has a tick. */
	readonly ticks: readonly number[]
	/** The thread with the messages of these quotes marked. */
	strip(quotes: readonly Quote[]): Strip
	readonly words: Words
	readonly dates: DateWords
}

/** Prepares an outline, its quotes and their thread for the slides. */
export function makeTalk(outline: Outline, resolution: Resolution, thread: Thread, fonts: FontMetrics): Talk {
	const known = chooseWords(outline.lang)
	const words = known ?? english
	const isForeign = known === null && directionOf(outline.lang) === 'rtl'
	const dates = isForeign ? leftToRight(dateWords('en')) : dateWords(known === null ? 'en' : outline.lang)
	const sides = outline.sides.map((side, i): DeckSide => {
		const people = thread.participants.filter((person) => resolution.sides.get(person) === side.name)
		return {
			number: i + 1,
			label: side.label,
			stance: side.stance,
			people: people.map((person) => personName(person, words)),
		}
	})
	const bySideName = new Map(outline.sides.map((side, i) => [side.name, sides[i]]))
	const sideOf = (author: Participant | null) =>
		author === null ? null : (bySideName.get(resolution.sides.get(author) ?? '') ?? null)

	// The same few people stand on slide after slide.
	const initials = new Map<string, string>()
	const bySection = groupBy(outline.arguments, ({ section }) => section)
	const byWhole = new Map<Argument | Message, readonly Quote[]>([
		...groupBy(resolution.quotes, ({ argument }) => argument),
		...groupBy(resolution.quotes, ({ message }) => message),
	])
	const wholes = [outline.arguments, outline.sections, resolution.quotes, thread.messages]
	const numbers = new Map<Argument | Section | Quote | Message, number>(
		wholes.flatMap((parts) => parts.map((part, i) => [part, i + 1] as const)),
	)
	const summary = stripSummary(thread, words, dates)
	const strips = makeStrips(thread, (message) => sideOf(message.author), summary, words)
	const taken = new Set<string>()
	const takeId = (wanted: string) => {
		let id = wanted
		while (taken.has(id)) id += '-'
		taken.add(id)
		return id
	}
	// reveal.js reads an address of digits alone as a slide's number.
	const ids = new Map(
		[...outline.arguments, ...outline.sections].map((part) => [
			part,
			takeId(/^\d*$/.test(part.id) ? `argument-${part.id}` : part.id),
		]),
	)
	return {
		outline,
		thread,
		fonts,
		quotes: resolution.quotes,
		argumentsOf: (section) => bySection.get(section) ?? [],
		quotesOf: (whole) => byWhole.get(whole) ?? [],
		numberOf: (part) => numbers.get(part) ?? 0,
		sides,
		subject: shortSubject(plainText(thread.subject)) || words.labels.noSubject,
		sideOf,
		initialsOf: (name) => {
			const known = initials.get(name) ?? personInitials(name)
			initials.set(name, known)
			return known
		},
		ids,
		takeId,
		words,
		dates,
		ticks: strips.ticks,
		strip: (quotes) => strips.strip(new Set(quotes.map(({ message }) => message))),
	}
}

/** English dates among words that run from the right: a mark (LRM) keeps their day before the month. */
function leftToRight(dates: DateWords): DateWords {
	const marked = (text: string | null) => (text === null ? null : `\u200e${text}`)
	return {
		day: (date) => marked(dates.day(date)),
		dayOfYear: (date) => marked(dates.dayOfYear(date)),
		range: (all) => marked(dates.range(all)),
	}
}
