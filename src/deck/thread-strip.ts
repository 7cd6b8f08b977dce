import type { Message, Thread } from '../thread/thread.ts'
import type { DateWords } from '../words/format-date.ts'
import type { Words } from '../words/words.ts'
import { personName } from './person-name.ts'
import type { Strip, StripDot } from './thread-picture.ts'

// More dots than this would touch each other on the stage.
const mostDots = 80

/** The thread as a line with a mark for each message, in reading order. */
export interface Strips {
	/** Where these are too many for dots: in percent of the line, the same on every slide. Else none. */
	readonly ticks: readonly number[]
	/** With the quoted messages of a slide marked. */
	strip(quoted: ReadonlySet<Message>): Strip
}

/**
 * What the strips of all slides have in common is computed once.
 *
 * @param summary what stands at the end of the line
 * @param sideOf the number and label of a message's author's side; null when the author is on none
 */
export function makeStrips(
	{ messages }: Thread,
	sideOf: (message: Message) => { readonly number: number; readonly label: string } | null,
	summary: string,
	words: Words,
): Strips {
	const isCrowded = messages.length > mostDots
	const places = messages.map((message, i) => ({
		message,
		number: i + 1,
		at: messages.length === 1 ? 50 : Math.round((i * 10_000) / (messages.length - 1)) / 100,
	}))
	const placeOf = new Map(places.map((place) => [place.message, place]))
	// In steps of half a percent: more ticks would touch each other. Of quoted messages too, behind their dots: so every
	// slide has the same ones, and a PDF holds them once.
	const ticks = isCrowded ? [...new Set(places.map(({ at }) => Math.round(at * 2) / 2))] : []
	const dotOf = ({ message, at }: { message: Message; at: number }, quoted: boolean): StripDot => {
		return { at, side: sideOf(message)?.number ?? 0, quoted }
	}
	const strip = (quoted: ReadonlySet<Message>): Strip => {
		const marked = [...quoted].flatMap((message) => placeOf.get(message) ?? []).sort((a, b) => a.number - b.number)
		const others = isCrowded ? [] : places.filter(({ message }) => !quoted.has(message))
		const spoken = marked.map(({ message, number }) =>
			words.stripMessage(number, authorOf(message, words), sideOf(message)?.label ?? null),
		)
		return {
			// Quoted ones last: they are drawn on top.
			dots: [...others.map((place) => dotOf(place, false)), ...marked.map((place) => dotOf(place, true))],
			label: label(messages.length, spoken, words),
			summary,
		}
	}
	return { ticks, strip }
}

/** "24 messages, 5–12 Apr 2023". */
export function stripSummary(thread: Thread, words: Words, dates: DateWords): string {
	return [words.messages(thread.messages.length), ...rangeOf(thread, dates)].join(words.punctuation.comma)
}

/** "24 messages, 7 people, 5–12 Apr 2023". */
export function threadSummary(thread: Thread, words: Words, dates: DateWords): string {
	const people = words.people(thread.participants.length)
	return [words.messages(thread.messages.length), people, ...rangeOf(thread, dates)].join(words.punctuation.comma)
}

function rangeOf(thread: Thread, dates: DateWords): string[] {
	const range = dates.range(thread.messages.map((message) => message.date))
	return range === null ? [] : [range]
}

function authorOf({ author }: Message, words: Words): string {
	return author === null ? words.labels.unknownPerson : personName(author, words)
}

function label(count: number, spoken: readonly string[], words: Words): string {
	const shown = spoken.slice(0, 12)
	const more = spoken.length > shown.length ? [words.more(spoken.length - shown.length)] : []
	return words.stripLabel(count, spoken.length === 0 ? null : words.list([...shown, ...more]))
}
