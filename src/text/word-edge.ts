import { isUnspaced } from './fold-text.ts'

/**
 * May a quotation start here? True when nothing of a word, a number, an option, an operator or a file name stands before
 * the offset that belongs to what stands after it: "safe" must not be cut out of "unsafe", "1" not out of "-1", "ptr"
 * not out of "!ptr". Blanks, brackets, quotation marks, the marks of a sentence, long dashes and slashes between words
 * are edges, everything else is glue. Scripts written without spaces have an edge at every character.
 */
export function startsAtEdge(text: string, offset: number): boolean {
	if (isBesideBlank(text, offset)) return true
	const edge = around(text, offset)
	if (edge.before === '' || edge.after === '') return !edge.split
	if (edge.split || MARK.test(edge.after)) return false
	if (BLANK.test(edge.before) || BLANK.test(edge.after)) return !insideNumber(edge)
	if (isUnspaced(edge.before) || isUnspaced(edge.after)) return true
	if (WORD.test(edge.before)) return !WORD.test(edge.after) && opensAfterWord(edge)
	return closesBeforeWord(edge)
}

/** May a quotation end here? The mirror of `startsAtEdge`: "should" must not be cut out of "shouldn't". */
export function endsAtEdge(text: string, offset: number): boolean {
	if (isBesideBlank(text, offset)) return true
	const edge = around(text, offset)
	if (edge.before === '' || edge.after === '') return !edge.split
	if (edge.split || MARK.test(edge.after)) return false
	if (BLANK.test(edge.before) || BLANK.test(edge.after)) return !insideNumber(edge)
	if (isUnspaced(edge.before) || isUnspaced(edge.after)) return true
	if (WORD.test(edge.after)) return !WORD.test(edge.before) && closesBeforeWord(edge)
	return opensAfterWord(edge)
}

/** Most edges: ASCII on both sides, and a blank on one that is no part of a number. */
function isBesideBlank(text: string, offset: number): boolean {
	const before = text.charCodeAt(offset - 1)
	const after = text.charCodeAt(offset)
	return before < 0x80 && after < 0x80 && (before === space || after === space)
}

const space = 0x20

const WORD = /[\p{L}\p{N}\p{M}_]/u
const MARK = /\p{M}/u
const DIGIT = /\p{Nd}/u
const BLANK = /\s/u
/** Spaces that may group the digits of one number: no-break, thin, narrow no-break. */
const GROUPING_BLANK = /[\u00A0\u2009\u202F]/
const BRACKET_OR_QUOTE = /[()[\]{}"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A`]/
const APOSTROPHE = /['\u2018\u2019\u201A\u201B]/
const LONG_DASH = /[\u2012-\u2015]/
const HYPHEN = /[-\u2010\u2011]/
const AFTER_HANGING_HYPHEN = /[\s.,;:!?)\]"'\u2019\u201D]/
const BULLET_OR_PICTURE = /[\u2022\u2023\u2043\u2192\u00B7]|\p{Extended_Pictographic}/u

/** Longer runs of one character are rules drawn across the page: counting them to the end would take too long. */
const LONGEST_RUN = 8

/** The characters next to an offset; empty at the ends of the text. */
interface Edge {
	readonly before: string
	readonly after: string
	/** The offset parts the two halves of one character. */
	readonly split: boolean
	/** What stands beyond the run of equal characters that `before` ends, and how long that run is; so for `after`. */
	readonly beyondBefore: string
	readonly runBefore: number
	readonly beyondAfter: string
	readonly runAfter: number
}

function around(text: string, offset: number): Edge {
	const before = characterBefore(text, offset)
	const after = characterAt(text, offset)
	const least = offset - LONGEST_RUN * before.length
	let start = offset - before.length
	while (start > least && start >= before.length && text.startsWith(before, start - before.length))
		start -= before.length
	const most = offset + LONGEST_RUN * after.length
	let end = offset + after.length
	while (end < most && text.startsWith(after, end)) end += after.length
	return {
		before,
		after,
		split: /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[offset] ?? ''),
		beyondBefore: characterBefore(text, start),
		runBefore: before === '' ? 0 : (offset - start) / before.length,
		beyondAfter: characterAt(text, end),
		runAfter: after === '' ? 0 : (end - offset) / after.length,
	}
}

function characterAt(text: string, offset: number): string {
	const point = text.codePointAt(offset)
	return point === undefined ? '' : String.fromCodePoint(point)
}

function characterBefore(text: string, offset: number): string {
	if (offset <= 0) return ''
	const low = text.charCodeAt(offset - 1) & 0xfc00
	return offset > 1 && low === 0xdc00 ? text.slice(offset - 2, offset) : text.slice(offset - 1, offset)
}

function insideNumber(edge: Edge): boolean {
	return (
		(GROUPING_BLANK.test(edge.after) && DIGIT.test(edge.before) && DIGIT.test(edge.beyondAfter)) ||
		(GROUPING_BLANK.test(edge.before) && DIGIT.test(edge.after) && DIGIT.test(edge.beyondBefore))
	)
}

/** `before` is no word character: does it leave what follows alone? */
function closesBeforeWord(edge: Edge): boolean {
	const { before, after, beyondBefore, runBefore } = edge
	const wordBefore = WORD.test(beyondBefore)
	const digits = DIGIT.test(beyondBefore) && DIGIT.test(after)
	if (BRACKET_OR_QUOTE.test(before) || BULLET_OR_PICTURE.test(before)) return true
	if (APOSTROPHE.test(before)) return !(wordBefore && WORD.test(after))
	if (before === '\u2026') return true
	if (before === '.') return before !== after && (runBefore >= 3 || !WORD.test(after))
	if (before === ',' || before === ';') return !digits
	if (before === '!' || before === '?') return wordBefore && before !== after && after !== '='
	if (before === ':') return runBefore === 1 && wordBefore && !WORD.test(after) && after !== '/'
	if (LONG_DASH.test(before)) return !digits && (wordBefore || !DIGIT.test(after))
	if (HYPHEN.test(before)) return runBefore >= 2 && runBefore <= 3 && wordBefore && WORD.test(after)
	if (before === '/') return runBefore === 1 && wordBefore && WORD.test(after) && !digits
	return false
}

/** `after` is no word character: does it leave what stands before alone? */
function opensAfterWord(edge: Edge): boolean {
	const { before, after, beyondAfter, runAfter } = edge
	const wordAfter = WORD.test(beyondAfter)
	const digits = DIGIT.test(before) && DIGIT.test(beyondAfter)
	if (BRACKET_OR_QUOTE.test(after) || BULLET_OR_PICTURE.test(after)) return true
	if (APOSTROPHE.test(after)) return !(wordAfter && WORD.test(before))
	if (after === '\u2026') return true
	if (after === '.') return before !== after && (runAfter >= 3 || !wordAfter)
	if (after === ',' || after === ';') return !digits
	if (after === '!' || after === '?') return before !== after && beyondAfter !== '='
	if (after === ':') return runAfter === 1 && !wordAfter && beyondAfter !== '/'
	if (LONG_DASH.test(after)) return !digits
	if (HYPHEN.test(after)) {
		const hanging = beyondAfter === '' || AFTER_HANGING_HYPHEN.test(beyondAfter)
		return runAfter === 1 ? hanging : runAfter <= 3 && (wordAfter || hanging)
	}
	if (after === '/') return runAfter === 1 && !digits && (wordAfter || beyondAfter === '' || BLANK.test(beyondAfter))
	return false
}
