import type { Message, Thread } from '../thread/thread.ts'
import type { Strip, StripDot } from './deck.ts'
import type { DateWords } from './format-date.ts'
import { personName } from './person-name.ts'

// More dots than this would touch each other on the stage.
const mostDots = 80

/**
 * The thread as a line with a mark for each message, in reading order.
 *
 * @param summary what stands at the end of the line
 * @param sideOf the number and label of a message's author's side; null when the author is on none
 */
export function threadStrip(
	thread: Thread,
	quoted: ReadonlySet<Message>,
	sideOf: (message: Message) => { readonly number: number; readonly label: string } | null,
	summary: string,
): Strip {
	const { messages } = thread
	const dots: StripDot[] = []
	const ticks = new Set<number>()
	const spoken: string[] = []
	for (const [i, message] of messages.entries()) {
		const at = messages.length === 1 ? 50 : Math.round((i * 10_000) / (messages.length - 1)) / 100
		const side = sideOf(message)
		if (quoted.has(message)) spoken.push(describe(message, i, side?.label ?? null))
		if (quoted.has(message) || messages.length <= mostDots) {
			dots.push({ at, side: side?.number ?? 0, quoted: quoted.has(message) })
		} else ticks.add(Math.round(at * 5) / 5)
	}
	// Quoted ones last: they are drawn on top.
	dots.sort((a, b) => Number(a.quoted) - Number(b.quoted))
	return { dots, ticks: [...ticks], label: label(messages.length, spoken), summary }
}

/** "24 messages, 5–12 Apr 2023". */
export function stripSummary(thread: Thread, dates: DateWords): string {
	return `${counted(thread.messages.length, 'message', 'messages')}${rangeOf(thread, dates)}`
}

/** "24 messages, 7 people, 5–12 Apr 2023". */
export function threadSummary(thread: Thread, dates: DateWords): string {
	const people = counted(thread.participants.length, 'person', 'people')
	return `${counted(thread.messages.length, 'message', 'messages')}, ${people}${rangeOf(thread, dates)}`
}

function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`
}

function rangeOf(thread: Thread, dates: DateWords): string {
	const range = dates.range(thread.messages.map((message) => message.date))
	return range === null ? '' : `, ${range}`
}

function describe(message: Message, index: number, side: string | null): string {
	const name = message.author === null ? 'unknown' : personName(message.author)
	return `number ${index + 1} by ${name}${side === null ? '' : ` (${side})`}`
}

function label(count: number, spoken: readonly string[]): string {
	const what = count === 1 ? 'The one message of the thread' : `The ${count} messages of the thread in order`
	if (spoken.length === 0) return `${what}.`
	const shown = spoken.slice(0, 12)
	const more = spoken.length > shown.length ? ` and ${spoken.length - shown.length} more` : ''
	return `${what}. Quoted: ${shown.join(', ')}${more}.`
}
