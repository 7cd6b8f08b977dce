import type { Argument, QuoteRequest } from '../outline/outline.ts'
import { foldBlanks } from '../text/fold-text.ts'
import type { Message, Participant } from '../thread/thread.ts'
import { blockAt, foldWords, type Match, type SourceOfSpan, type Span, sourceOf } from './match-reading.ts'
import { bodyOf } from './own-text.ts'
import { countWords, lineAround, paragraphAround } from './passage-lines.ts'
import type { Quote, QuotePart, Tier } from './quote.ts'
import { quotersOf } from './quoters-of.ts'
import type { Piece } from './read-request.ts'
import { selectorOf } from './selector-of.ts'
import type { ThreadText } from './thread-text.ts'

/** Words that were found, their author and the author's side known. */
export interface Found {
	readonly request: QuoteRequest
	readonly argument: Argument
	readonly match: Match
	readonly author: Participant
	readonly side: string
}

/** Makes the quote of what was found. */
export function makeQuote(found: Found, text: ThreadText): Quote {
	const { request, argument, author, side, match } = found
	const { message } = match.turn
	const words = match.spans.flatMap((span, i) => segmentsOf(match.reading.pieces[i]!, span))
	const body = bodyOf(message)
	const first = words[0]!
	return {
		request,
		argument,
		side,
		author,
		message,
		tier: tierOf(found, words),
		parts: partsOf(match, words),
		selectors: words.map(({ span }) => selectorOf(span, body)),
		quotedBy: quotersOf(message, text),
		answers: answeredBy(message, first.span, text),
		context: contextOf(first),
	}
}

/** Words of the request and where they stand. */
interface Words extends SourceOfSpan {
	readonly span: Span
	readonly text: string
}

function wordsOf(span: Span, text: string): Words {
	const { plain, shown, source } = sourceOf(span)
	return { span, text, plain, shown, source }
}

/** A piece's segments, each with its own range: an insertion stands between them. */
function segmentsOf(piece: Piece, span: Span): Words[] {
	const [only] = piece.segments
	if (only && piece.segments.length === 1) return [wordsOf(span, only.text)]
	const words: Words[] = []
	let at = span.start
	for (const { text } of piece.segments) {
		if (text === '') continue
		if (span.passage.folded.text[at] === ' ') at++
		const end = at + foldWords(text).length
		const own = { passage: span.passage, start: at, end }
		words.push(wordsOf(own, text))
		at = end
	}
	return words
}

function partsOf({ reading, spans }: Match, words: readonly Words[]): QuotePart[] {
	const parts: QuotePart[] = []
	const insert = (texts: readonly string[]) =>
		parts.push(...texts.map((text) => ({ kind: 'insertion', text }) as const))
	let next = 0
	if (reading.startsElided) parts.push({ kind: 'elision', gap: gapBefore(spans[0]!) })
	reading.pieces.forEach((piece, i) => {
		if (i > 0) parts.push({ kind: 'elision', gap: gapBetween(spans[i - 1]!, spans[i]!) })
		for (const segment of piece.segments) {
			insert(segment.insertions)
			if (segment.text !== '') parts.push(wordsPart(words[next++]!))
		}
	})
	if (reading.endsElided) parts.push({ kind: 'elision', gap: gapAfter(spans.at(-1)!) })
	insert(reading.closing)
	return parts
}

function wordsPart(words: Words): QuotePart {
	const { span, shown } = words
	const form = formOf(words)
	const text = shownText(span)
	const start = withMargin(text, shown[0], form === 'prose' ? /^[ \t]*$/ : /^[-+]?[ \t]*$/)
	const column = start - (text.lastIndexOf('\n', start - 1) + 1)
	const part = { kind: 'words', text: runningText(words), source: text.slice(start, shown[1]), column, form } as const
	return span.passage.shown ? { ...part, syntax: 'markdown' } : part
}

function shownText({ passage }: Span): string {
	return passage.shown?.text ?? passage.source
}

/** White space folded, paragraphs kept apart by an empty line. */
function runningText({ span, plain, shown, source }: Words): string {
	const exact = shownText(span).slice(...shown)
	const joins = blockAt(span.passage, source[0]).block.wrap === 'flowed-delsp'
	if (joins || !/\n[ \t]*\n/.test(exact)) return span.passage.plain.text.slice(...plain)
	const paragraphs = exact.split(/\n(?:[ \t]*\n)+/)
	return paragraphs.map((paragraph) => foldBlanks(paragraph).text.trim()).join('\n\n')
}

/** A line keeps the blanks before its first word, and that of a diff its mark. */
function withMargin(text: string, start: number, margin: RegExp): number {
	const line = text.lastIndexOf('\n', start - 1) + 1
	return margin.test(text.slice(line, start)) ? line : start
}

function formOf({ span: { passage }, source }: Words): 'prose' | 'code' | 'diff' | 'trailer' {
	const first = blockAt(passage, source[0])
	const last = blockAt(passage, source[1] - 1)
	const { kind } = first.block
	const isPlain = passage.blocks
		.slice(passage.blocks.indexOf(first), passage.blocks.indexOf(last) + 1)
		.every(({ block }) => block.kind === kind)
	if (isPlain && (kind === 'diff' || kind === 'trailer')) return kind
	const [start, end] = lineAround(passage.source, source)
	return NOT_SET_IN.test(passage.source.slice(start, end)) ? 'prose' : 'code'
}

/** A line that holds words and does not begin with four columns of blanks. */
const NOT_SET_IN = /(?:^|\n)(?! {4}| {0,3}\t)[^\n]*\S/

function tierOf({ request, match }: Found, words: readonly Words[]): Tier {
	const { pieces, startsElided, endsElided } = match.reading
	if (
		pieces.length > 1 ||
		startsElided ||
		endsElided ||
		pieces[0]!.segments.some(({ insertions }) => insertions.length > 0)
	)
		return 'edited'
	const { span, text, plain, source } = words[0]!
	if (span.passage.shown !== null) return tierInMarkdown(request.text.trim(), span.passage.source)
	if (span.passage.source.slice(...source) === text) return 'exact'
	return span.passage.plain.text.slice(...plain) === foldBlanks(text).text ? 'rewrapped' : 'typographic'
}

/** The marks of the source may have been asked for, too. */
function tierInMarkdown(words: string, source: string): Tier {
	if (source.includes(words)) return 'exact'
	if (foldBlanks(source).text.includes(foldBlanks(words).text)) return 'rewrapped'
	return foldWords(source).includes(foldWords(words)) ? 'typographic' : 'shown'
}

/** A patch has no blank lines: so many lines before and after are context enough. */
const MOST_CONTEXT_LINES = 12

function contextOf({ span, shown }: Words): string {
	const text = shownText(span)
	const [start, end] = paragraphAround(text, shown, MOST_CONTEXT_LINES)
	return text.slice(start, end).trimEnd()
}

/** Own words between two places of one message. */
function gapBetween(a: Span, b: Span): number {
	if (a.passage === b.passage) return countWords(a.passage.folded.text.slice(a.end, b.start))
	const { blocks } = a.passage.turn.message
	const [from, to] = [a.passage.blocks.at(-1)!.index, b.passage.blocks[0]!.index]
	const between = blocks
		.slice(from + 1, to)
		.filter(({ kind }) => kind === 'own' || kind === 'diff' || kind === 'trailer')
	const parts = [
		a.passage.folded.text.slice(a.end),
		...between.map(({ text }) => text),
		b.passage.folded.text.slice(0, b.start),
	]
	return parts.reduce((sum, text) => sum + countWords(text), 0)
}

/** Words of the paragraph before the place. */
function gapBefore(span: Span): number {
	const { source } = sourceOf(span)
	const [start] = paragraphAround(span.passage.source, source)
	return countWords(span.passage.source.slice(start, source[0]))
}

function gapAfter(span: Span): number {
	const { source } = sourceOf(span)
	const [, end] = paragraphAround(span.passage.source, source)
	return countWords(span.passage.source.slice(source[1], end))
}

/** What the quotation right above the words repeats; else what the whole message answers. */
function answeredBy(message: Message, span: Span, text: ThreadText): Message | null {
	const above = message.blocks[span.passage.blocks[0]!.index - 1]
	const another = (id: string | null) => {
		const found = id === null ? null : text.messageOf(id)
		return found === message ? null : found
	}
	return (above?.kind === 'quoted' ? another(above.messageId) : null) ?? another(message.parentId)
}
