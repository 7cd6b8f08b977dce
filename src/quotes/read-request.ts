import { withAsciiTwin } from '../text/ascii-twin.ts'

/** Words asked for without a break: one search. Insertions of the presenter stand between their segments. */
export interface Piece {
	/** What is searched for: the segments, with a space where an insertion had a blank on both sides. */
	readonly text: string
	/** Where the piece's first word begins in the request. */
	readonly offset: number
	/** Nothing but a bare `...` stands for what is left out before the piece. */
	readonly followsDots: boolean
	/** In order; a segment without words only carries its insertions. */
	readonly segments: readonly Segment[]
}

interface Segment {
	/** The insertions before the segment, without brackets. */
	readonly insertions: readonly string[]
	readonly text: string
}

/** One way to read a request: pieces with words left out between them. */
export interface Reading {
	readonly pieces: readonly Piece[]
	/** The request begins or ends with an elision. */
	readonly startsElided: boolean
	readonly endsElided: boolean
	/** Insertions behind the elision at the end, without brackets. */
	readonly closing: readonly string[]
}

/**
 * The ways to read a request, the most literal first. `[...]` and `[…]` are elisions in all of them; a bare `...` or `…`
 * is first read as the author's own, then as an elision; `[word]` first as the author's, then as the presenter's
 * insertion. A reading without any word is left out.
 */
export function readRequest(text: string): Reading[] {
	const marks = findMarks(text)
	const open = marks.filter((mark) => mark.kind !== 'omission')
	return choices(open)
		.map((edits) =>
			read(
				text,
				marks.filter((mark) => mark.kind === 'omission' || edits.has(mark)),
			),
		)
		.filter((reading) => reading.pieces.length > 0)
}

/** - omission: `[...]` · dots: a bare `...` · bracket: `[word]` */
interface Mark {
	readonly kind: 'omission' | 'dots' | 'bracket'
	readonly start: number
	readonly end: number
}

const MARKS = /\[[ \t]{0,3}(?:\.{3}|\u2026)[ \t]{0,3}\]|\.{3,}|\u2026|\[[^[\]]{1,80}\]/gu
const HOLDS_MARK = /\[|\.{3}|\u2026/
const WORD = /[\p{L}\p{N}]/u
/** Every combination of more marks than this would be too many: then all of a kind are read alike. */
const MOST_COMBINED = 4

function findMarks(text: string): Mark[] {
	const marks: Mark[] = []
	if (!HOLDS_MARK.test(text)) return marks
	for (const match of text.matchAll(MARKS)) {
		const found = match[0]
		const end = match.index + found.length
		if (found.startsWith('.') || found === '\u2026') marks.push({ kind: 'dots', start: match.index, end })
		else if (!WORD.test(found)) {
			if (/\.{3}|\u2026/.test(found)) marks.push({ kind: 'omission', start: match.index, end })
		} else if (!touchesWord(text, match.index, end)) marks.push({ kind: 'bracket', start: match.index, end })
	}
	return marks
}

const ENDS_IN_WORD = withAsciiTwin(/[\p{L}\p{N}_]$/u)
const STARTS_WITH_WORD = withAsciiTwin(/^[\p{L}\p{N}_]/u)

/** `bar[i]` is code: brackets that touch a word are never an insertion. */
function touchesWord(text: string, start: number, end: number): boolean {
	return ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start)) || STARTS_WITH_WORD.test(text.slice(end, end + 2))
}

function choices(open: readonly Mark[]): ReadonlySet<Mark>[] {
	if (open.length === 0) return [new Set()]
	if (open.length > MOST_COMBINED) {
		const dots = open.filter((mark) => mark.kind === 'dots')
		const brackets = open.filter((mark) => mark.kind === 'bracket')
		return [[], brackets, dots, open].map((edits) => new Set(edits))
	}
	const sets = Array.from(
		{ length: 2 ** open.length },
		(_, bits) => new Set(open.filter((_mark, i) => (bits >> i) & 1)),
	)
	return sets.sort((a, b) => a.size - b.size)
}

function read(text: string, edits: readonly Mark[]): Reading {
	const pieces: Piece[] = []
	let segments: PlacedSegment[] = []
	let insertions: string[] = []
	let startsElided = false
	let endsElided = false
	let at = 0
	const endSegment = (end: number) => {
		const words = text.slice(at, end)
		if (words.trim() === '') return
		segments.push({ insertions, text: words.trim(), start: at + words.search(/\S/) })
		insertions = []
		endsElided = false
	}
	let followsDots = false
	const endPiece = () => {
		if (segments.length > 0) pieces.push(piece(text, segments, followsDots))
		segments = []
	}
	for (const mark of edits) {
		endSegment(mark.start)
		if (mark.kind === 'bracket') insertions.push(text.slice(mark.start + 1, mark.end - 1).trim())
		else {
			if (insertions.length > 0 && segments.length > 0)
				segments.push({ insertions: insertions.splice(0), text: '', start: at })
			const isFirstMark = segments.length > 0 || !endsElided
			endPiece()
			followsDots = mark.kind === 'dots' && (isFirstMark || followsDots)
			if (pieces.length === 0) startsElided = true
			endsElided = true
		}
		at = mark.end
	}
	endSegment(text.length)
	if (insertions.length > 0 && segments.length > 0)
		segments.push({ insertions: insertions.splice(0), text: '', start: at })
	endPiece()
	return { pieces, startsElided, endsElided, closing: insertions }
}

interface PlacedSegment extends Segment {
	readonly start: number
}

function piece(text: string, segments: readonly PlacedSegment[], followsDots: boolean): Piece {
	let joined = ''
	let end = 0
	for (const segment of segments) {
		if (segment.text === '') continue
		const apart = /\s/.test(text[end] ?? '') && /\s/.test(text[segment.start - 1] ?? '')
		joined += joined !== '' && apart ? ` ${segment.text}` : segment.text
		end = segment.start + segment.text.length
	}
	return {
		text: joined,
		offset: segments[0]!.start,
		followsDots,
		segments: segments.map(({ insertions, text: words }) => ({ insertions, text: words })),
	}
}
