import { bodyOf, isOwn } from '../quotes/own-text.ts'
import type { Message } from '../thread/thread.ts'
import type { Words } from '../words/words.ts'
import type { MessageRun } from './quote-figure.ts'

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
	const runs: MessageRun[] = []
	const body = bodyOf(message)
	const edges = spans.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b)
	for (const { kind, lines, from, to } of stretchesOf(message, spans)) {
		if (kind === 'left-out') {
			runs.push({ kind, text: `${words.linesLeftOut(lines)}\n`, quotes: [] })
			continue
		}
		let start = from
		for (const edge of edges) {
			if (edge <= start || edge >= to) continue
			append(runs, { kind, text: body.slice(start, edge), quotes: quotesAt(start, spans) })
			start = edge
		}
		append(runs, { kind, text: body.slice(start, to), quotes: quotesAt(start, spans) })
	}
	return runs
}

function quotesAt(place: number, spans: readonly QuoteSpan[]): readonly number[] {
	const quotes: number[] = []
	for (const { start, end, quote } of spans) {
		if (start <= place && place < end && !quotes.includes(quote)) quotes.push(quote)
	}
	return quotes
}

function append(runs: MessageRun[], run: MessageRun): void {
	const last = runs.at(-1)
	if (last?.kind === run.kind && isSame(last.quotes, run.quotes)) {
		runs[runs.length - 1] = { ...last, text: last.text + run.text }
	} else if (run.text !== '') runs.push(run)
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
	return one.length === other.length && one.every((quote, i) => quote === other[i])
}

/** Lines of one kind that follow each other, and their place in the body. */
interface Stretch {
	readonly kind: MessageRun['kind']
	lines: number
	readonly from: number
	to: number
}

function stretchesOf(message: Message, spans: readonly QuoteSpan[]): readonly Stretch[] {
	const stretches: Stretch[] = []
	const { lines } = message
	const owned = message.blocks.filter(isOwn)
	let next = 0
	let own = owned[0]?.lines
	const isShown = shownLines(message, spans)
	let last: Stretch | undefined
	let from = 0
	for (let i = 0; i < lines.length; i++) {
		const to = from + lines[i]!.length + 1
		while (own !== undefined && own[1] <= i) own = owned[++next]?.lines
		const isOwned = own !== undefined && own[0] <= i + 1
		const kind = !isShown(i) ? 'left-out' : isOwned ? 'own' : 'other'
		if (last?.kind === kind) {
			last.lines++
			last.to = to
		} else {
			last = { kind, lines: 1, from, to }
			stretches.push(last)
		}
		from = to
	}
	return stretches
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
