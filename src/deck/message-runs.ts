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
	for (const { kind, lines, from, to } of stretchesOf(message, spans)) {
		if (kind === 'left-out') runs.push({ kind, text: `${words.linesLeftOut(lines)}\n`, quotes: [] })
		else {
			const edges = spans.flatMap(({ start, end }) => [start, end]).filter((edge) => edge > from && edge < to)
			const stops = [...new Set([from, ...edges, to])].sort((a, b) => a - b)
			for (const [i, start] of stops.slice(0, -1).entries()) {
				const quotes = spans.filter((span) => span.start <= start && start < span.end).map(({ quote }) => quote)
				append(runs, { kind, text: body.slice(start, stops[i + 1]), quotes: [...new Set(quotes)] })
			}
		}
	}
	return runs
}

function append(runs: MessageRun[], run: MessageRun): void {
	const last = runs.at(-1)
	const isSame = last?.kind === run.kind && last.quotes.join() === run.quotes.join()
	if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text }
	else if (run.text !== '') runs.push(run)
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
	const own = ownLines(message)
	const isShown = shownLines(message, spans)
	let from = 0
	message.lines.forEach((line, i) => {
		const to = from + line.length + 1
		const kind = !isShown(i) ? 'left-out' : own[i] ? 'own' : 'other'
		const last = stretches.at(-1)
		if (last?.kind === kind) {
			last.lines++
			last.to = to
		} else stretches.push({ kind, lines: 1, from, to })
		from = to
	})
	return stretches
}

/** Of each line whether the author wrote it. */
function ownLines(message: Message): readonly boolean[] {
	const own = message.lines.map(() => false)
	for (const block of message.blocks) if (isOwn(block)) own.fill(true, block.lines[0] - 1, block.lines[1])
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
