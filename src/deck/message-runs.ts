import type { Message } from '../thread/thread.ts'
import type { Words } from '../words/words.ts'
import type { MessageRun } from './deck.ts'

/** A quote's place in a message's body, in UTF-16 units. */
export interface QuoteSpan {
	readonly start: number
	readonly end: number
	/** Its number in the deck. */
	readonly quote: number
}

/** A message of more lines than this, mostly a patch, is shown around its quotes alone: so many lines on either side. */
const mostLines = 400
const linesAround = 60

/** A message's body cut wherever its writer changes or a quote begins or ends. */
export function messageRuns(message: Message, spans: readonly QuoteSpan[], words: Words): MessageRun[] {
	const runs: { kind: MessageRun['kind']; text: string; quotes: readonly number[] }[] = []
	const own = ownLines(message)
	const shown = shownLines(message, spans)
	let at = 0
	let hidden = 0
	const add = (kind: MessageRun['kind'], text: string, quotes: readonly number[] = []) => {
		const last = runs.at(-1)
		if (last?.kind === kind && isSame(last.quotes, quotes)) last.text += text
		else if (text !== '') runs.push({ kind, text, quotes })
	}
	const endGap = () => {
		if (hidden > 0) add('left-out', `${words.linesLeftOut(hidden)}\n`)
		hidden = 0
	}
	for (const [i, line] of message.lines.entries()) {
		const end = at + line.length + 1
		if (!shown(i)) hidden++
		else {
			endGap()
			const kind = own.has(i) ? 'own' : 'other'
			const body = i + 1 < message.lines.length ? `${line}\n` : line
			const touching = spans.filter((span) => span.start < end && span.end > at)
			const cuts = touching.flatMap(({ start, end }) => [start, end]).filter((cut) => cut > at && cut < end)
			const stops = [...new Set([at, ...cuts, end])].sort((a, b) => a - b)
			for (const [j, from] of stops.slice(0, -1).entries()) {
				const to = stops[j + 1] ?? end
				const quotes = touching.filter(
					(span) => span.start <= from && span.end >= Math.min(to, end - 1) && span.end > from,
				)
				add(kind, body.slice(from - at, to - at), [...new Set(quotes.map(({ quote }) => quote))])
			}
		}
		at = end
	}
	endGap()
	return runs
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
	return a.length === b.length && a.every((number, i) => number === b[i])
}

/** Lines, from 0, that the author wrote. */
function ownLines(message: Message): Set<number> {
	const own = new Set<number>()
	for (const { kind, lines } of message.blocks) {
		if (kind !== 'own' && kind !== 'diff' && kind !== 'trailer') continue
		for (let line = lines[0]; line <= lines[1]; line++) own.add(line - 1)
	}
	return own
}

function shownLines(message: Message, spans: readonly QuoteSpan[]): (line: number) => boolean {
	if (message.lines.length <= mostLines) return () => true
	const quoted: number[] = []
	let at = 0
	for (const [i, line] of message.lines.entries()) {
		const end = at + line.length + 1
		if (spans.some((span) => span.start < end && span.end > at)) quoted.push(i)
		at = end
	}
	return (line) => line < linesAround || quoted.some((other) => Math.abs(other - line) <= linesAround)
}
