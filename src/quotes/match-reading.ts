import { findText } from '../text/find-text.ts'
import { foldBlanks, foldTypography } from '../text/fold-text.ts'
import { endsAtEdge, startsAtEdge } from '../text/word-edge.ts'
import type { Passage, PassageIndex, PlacedBlock, Turn } from './own-text.ts'
import type { Reading } from './read-request.ts'

/** Where words stand: a range of a passage's folded text. */
export interface Span {
	readonly passage: Passage
	readonly start: number
	readonly end: number
}

/** A reading's pieces found in one turn: in order, with something left out between them. */
export interface Match {
	readonly reading: Reading
	readonly turn: Turn
	/** One for each piece. */
	readonly spans: readonly Span[]
}

/** What came of looking for a reading. */
export interface Search {
	/** In reading order, one for each turn that holds all pieces as they should be. */
	readonly matches: readonly Match[]
	/** All places of each piece. */
	readonly places: readonly (readonly Span[])[]
	/** Turns in which the dots that would be an elision are the author's own. */
	readonly dotted: readonly Turn[]
	/** Turns that hold every piece, one right after the other: nothing is left out. */
	readonly adjoining: readonly Turn[]
	/** Turns that hold every piece, but not in this order. */
	readonly disordered: readonly Turn[]
}

/** Looks for a reading in all turns that are wanted. */
export function searchReading(index: PassageIndex, reading: Reading, isWanted: (turn: Turn) => boolean = any): Search {
	const places = reading.pieces.map((piece) =>
		findWords(index, piece.text, (span) => isWanted(span.passage.turn) && isWhole(span)),
	)
	const matches: Match[] = []
	const dotted: Turn[] = []
	const adjoining: Turn[] = []
	const disordered: Turn[] = []
	for (const [turn, lists] of byTurn(places)) {
		const spans = inOrder(lists, isApart)
		const isDotted = spans?.some((span, i) => reading.pieces[i]!.followsDots && i > 0 && touchDots(spans[i - 1]!, span))
		if (spans && !isDotted) matches.push({ reading, turn, spans })
		else if (spans) dotted.push(turn)
		else if (inOrder(lists, isAfter)) adjoining.push(turn)
		else disordered.push(turn)
	}
	return { matches, places, dotted, adjoining, disordered }
}

/** Every place where the words stand that is wanted, word edges not minded. */
export function findWords(index: PassageIndex, words: string, isWanted: (span: Span) => boolean = any): Span[] {
	const spans: Span[] = []
	for (const { text, start, end } of findText(index.text, foldWords(words))) {
		const span = { passage: index.passages[text]!, start, end }
		if (span.passage.folded.toSource(start, end) !== null && isWanted(span)) spans.push(span)
	}
	return spans
}

/** A request's words after all foldings. */
export function foldWords(words: string): string {
	return foldTypography(foldBlanks(words).text).text.trim()
}

/** A span in `passage.plain`, in what is shown of the passage, and in `passage.source`. */
export interface SourceOfSpan {
	readonly plain: readonly [number, number]
	readonly shown: readonly [number, number]
	readonly source: readonly [number, number]
}

/** Where the words of a span come from. */
export function sourceOf(span: Span): SourceOfSpan {
	const plain = span.passage.folded.toSource(span.start, span.end)
	const shown = plain && span.passage.plain.toSource(plain[0], plain[1])
	const source = shown && (span.passage.shown?.toSource(shown[0], shown[1]) ?? shown)
	if (!source) throw new RangeError('a span must not begin or end inside a folded mark')
	return { plain, shown, source }
}

/** Does the span begin and end where words do? */
export function isWhole(span: Span): boolean {
	const place = sourceOf(span)
	return startsWhole(span, place) && endsWhole(span, place)
}

export function startsWhole(span: Span, { plain, source } = sourceOf(span)): boolean {
	const before = span.passage.source.slice(Math.max(0, source[0] - HYPHEN_REACH), source[0])
	if (HYPHEN_AND_BREAK.test(before) && /[\p{L}\p{N}][-\u2010\u2011][ \t]{0,20}\n[ \t]{0,20}$/u.test(before))
		return false
	return startsAtEdge(span.passage.plain.text, plain[0]) || followsDiffMark(span.passage, source[0])
}

export function endsWhole(span: Span, { plain, source } = sourceOf(span)): boolean {
	const after = span.passage.source.slice(Math.max(0, source[1] - 2), source[1] + HYPHEN_REACH)
	const hyphen =
		HYPHEN_AND_BREAK.test(after) && /(?<=[\p{L}\p{N}])[-\u2010\u2011][ \t]{0,20}\n[ \t]{0,20}[\p{L}\p{N}]/u.exec(after)
	if (hyphen && hyphen.index <= 2) return false
	return endsAtEdge(span.passage.plain.text, plain[1])
}

/** The block that holds an offset of the passage's source. */
export function blockAt(passage: Passage, offset: number): PlacedBlock {
	return passage.blocks.findLast((block) => block.start <= offset) ?? passage.blocks[0]!
}

/** Rare, and quicker to rule out than the patterns that it is a part of: these take V8 a millisecond to compile. */
const HYPHEN_AND_BREAK = /[-\u2010\u2011][ \t]{0,20}\n/

/** Units on either side of an edge within which a hyphen at the end of a line is looked for. */
const HYPHEN_REACH = 44

function any(): boolean {
	return true
}

/** The `+` or `-` in a diff's first column is no part of the word behind it. */
function followsDiffMark(passage: Passage, offset: number): boolean {
	const isMark = /^(?:^|\n)?[-+]$/.test(passage.source.slice(Math.max(0, offset - 2), offset))
	return isMark && blockAt(passage, offset).block.kind === 'diff'
}

/** Of the turns that hold every piece: the places of each piece. */
function byTurn(places: readonly (readonly Span[])[]): Map<Turn, Span[][]> {
	const turns = new Map<Turn, Span[][]>()
	places.forEach((spans, piece) => {
		for (const span of spans) {
			const lists = turns.get(span.passage.turn) ?? []
			if (lists.length < piece) continue
			if (lists.length === piece) lists.push([])
			lists[piece]!.push(span)
			turns.set(span.passage.turn, lists)
		}
	})
	for (const [turn, lists] of turns) if (lists.length < places.length) turns.delete(turn)
	return turns
}

/**
 * Places in order, the earliest that will do, then drawn together from the end so that as little as possible is left
 * out. Each list is walked once. Null when there are none.
 */
function inOrder(lists: readonly Span[][], follows: (a: Span, b: Span) => boolean): Span[] | null {
	const chosen: number[] = []
	for (const [i, list] of lists.entries()) {
		const before = i > 0 ? lists[i - 1]![chosen[i - 1]!]! : null
		const found = list.findIndex((span) => !before || follows(before, span))
		if (found < 0) return null
		chosen.push(found)
	}
	for (let i = lists.length - 2; i >= 0; i--) {
		const after = lists[i + 1]![chosen[i + 1]!]!
		while (chosen[i]! + 1 < lists[i]!.length && follows(lists[i]![chosen[i]! + 1]!, after)) chosen[i]! += 1
	}
	return chosen.map((at, i) => lists[i]![at]!)
}

/** Of two spans of one turn: does the second begin behind the first? */
export function isAfter(a: Span, b: Span): boolean {
	return a.passage === b.passage ? a.end <= b.start : a.passage.start < b.passage.start
}

/** After it, and something stands between. */
function isApart(a: Span, b: Span): boolean {
	return isAfter(a, b) && (a.passage !== b.passage || a.passage.folded.text.slice(a.end, b.start).trim() !== '')
}

/** Does the author's own `...` stand at one end of what is left out? */
function touchDots(a: Span, b: Span): boolean {
	return (
		a.passage.folded.text.slice(a.end).trimStart().startsWith('...') ||
		b.passage.folded.text.slice(0, b.start).trimEnd().endsWith('...')
	)
}
