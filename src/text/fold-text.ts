/** A text after folding, with the way back to where every unit of it came from. */
export interface FoldedText {
	readonly text: string
	/**
	 * The source range, in UTF-16 units, of a range of the folded text. Null when the range begins or ends inside
	 * something that folds as a whole (one of the three dots that stand for `…`).
	 */
	toSource(start: number, end: number): readonly [start: number, end: number] | null
}

/**
 * What a mail program may change on the way and mean nothing by it: runs of white space and line breaks become one space
 * (none between two characters of a script written without spaces), soft hyphens and zero-width marks go, and characters
 * are composed (Unicode NFC). `joins` says of a line break at that offset whether the space before it goes with it and
 * nothing takes its place (RFC 3676 section 4, DelSp=yes); the space that stuffs the next line goes too.
 */
export function foldBlanks(source: string, joins?: (lineBreak: number) => boolean): FoldedText {
	if (joins === undefined && LATIN.test(source)) return fold(source, BLANKS_OF_LATIN, toSpace)
	const composed = source.normalize('NFC') === source
	return fold(source, composed ? BLANKS : BLANKS_AND_CLUSTERS, (found, at) => {
		if (!IS_BLANK.test(found)) return IGNORED.test(found) ? '' : found.normalize('NFC')
		if (joins !== undefined && vanishes(found, at, joins)) return ''
		return betweenUnspaced(source, at, at + found.length) ? '' : ' '
	})
}

/**
 * What a keyboard or a word processor may change: curly and straight quotation marks, every dash (and `--` between
 * blanks, but never the `--` of an option), `…` and `...`, no-break and other printed spaces.
 */
export function foldTypography(source: string): FoldedText {
	if (!MAY_BE_TYPOGRAPHY.test(source)) return { text: source, toSource: same }
	return fold(source, TYPOGRAPHY, (found, at) => {
		const form = PLAIN_FORMS.get(found)
		if (form !== undefined) return form
		if (found.startsWith('-')) return '-'
		return betweenUnspaced(source, at, at + found.length) ? '' : ' '
	})
}

/**
 * Leaves ranges out, which are in order and do not overlap. What is left out beside a range of the rest belongs to its
 * source.
 */
export function leaveOut(source: string, ranges: readonly (readonly [start: number, end: number])[]): FoldedText {
	if (ranges.length === 0) return { text: source, toSource: same }
	const runs: Run[] = []
	let text = ''
	let done = 0
	for (const [start, end] of ranges) {
		text += source.slice(done, start)
		const last = runs.at(-1)
		if (last && done === start) runs[runs.length - 1] = { ...last, sourceLength: last.sourceLength + end - start }
		else runs.push({ start: text.length, length: 0, sourceStart: start, sourceLength: end - start })
		done = end
	}
	const toSource = (start: number, end: number): readonly [number, number] => {
		const before = runs[lastRunFrom(runs, start)]
		const behind = runs[lastRunFrom(runs, end)]
		return [before?.start === start ? before.sourceStart : forward(before, start), forward(behind, end)]
	}
	return { text: text + source.slice(done), toSource }
}

/** One folding after the other. */
export function foldTwice(first: FoldedText, fold: (text: string) => FoldedText): FoldedText {
	const second = fold(first.text)
	return {
		text: second.text,
		toSource: (start, end) => {
			const range = second.toSource(start, end)
			return range && first.toSource(...range)
		},
	}
}

/** Han, Kana and the scripts of South-East Asia are written without spaces between words. */
export function isUnspaced(character: string): boolean {
	return UNSPACED.test(character)
}

const SINGLE_QUOTES = '\u2018\u2019\u201A\u201B\u02BC'
const DOUBLE_QUOTES = '\u201C\u201D\u201E\u201F'
const DASHES = '\u2010-\u2015\u2212\uFE58\uFE63\uFF0D'
const PRINTED_SPACES = '\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000'
/** Soft hyphen, zero-width space, joiners, direction marks, word joiner, byte order mark. */
const IGNORABLE = '\u00AD\u061C\u200B-\u200F\u2060\uFEFF'

const IS_BLANK = /[ \t\n\v\f\r]/
const IGNORED = new RegExp(`[${IGNORABLE}]`)
const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3001-\u303F\u30FB\u30FC\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u
/** Scripts of which a space, too, is only ever a line break: Thai and its neighbours set spaces between sentences. */
const SPACELESS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FB\u30FC\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]/u
const BLANKS = new RegExp(`[ \\t\\n\\v\\f\\r${IGNORABLE}]+`, 'gu')
/** Text in which nothing composes or goes, and every run of blanks becomes one space: nearly all mail. */
const LATIN = /^[\0-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/
/** A single space stays as it is. */
const BLANKS_OF_LATIN = /[\t\n\v\f\r][ \t\n\v\f\r]*| [ \t\n\v\f\r]+/g
/** Vowels and final consonants of Hangul compose with what stands before them although they are no marks. */
const BLANKS_AND_CLUSTERS = new RegExp(
	`[ \\t\\n\\v\\f\\r${IGNORABLE}]+|[^ \\t\\n\\v\\f\\r${IGNORABLE}][\\p{M}\\u1160-\\u11FF]+|[^ \\t\\n\\v\\f\\r${IGNORABLE}\\0-\\u02FF]`,
	'gu',
)
const TYPOGRAPHY = new RegExp(
	`[${SINGLE_QUOTES}${DOUBLE_QUOTES}${DASHES}\u2026]|(?<=^|[ ${PRINTED_SPACES}])--{1,2}(?=$|[ ${PRINTED_SPACES}])|[${PRINTED_SPACES}][ ${PRINTED_SPACES}]*| [ ${PRINTED_SPACES}]+`,
	'gu',
)
/** What the pattern finds holds one of these; it is the dearer one to search with. */
const MAY_BE_TYPOGRAPHY = /[^\0-\x7f]|--| {2}/
const PLAIN_FORMS: ReadonlyMap<string, string> = new Map([
	...[...SINGLE_QUOTES].map((mark) => [mark, "'"] as const),
	...[...DOUBLE_QUOTES].map((mark) => [mark, '"'] as const),
	...[...'\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D'].map((mark) => [mark, '-'] as const),
	['\u2026', '...'],
])

function toSpace(): string {
	return ' '
}

function same(start: number, end: number): readonly [number, number] {
	return [start, end]
}

/** Does a run of blanks hold nothing but line breaks that join, with their spaces? `at` is the run's offset. */
function vanishes(run: string, at: number, joins: (lineBreak: number) => boolean): boolean {
	let i = 0
	while (i < run.length) {
		if (run[i] === ' ' && run[i + 1] === '\n' && joins(at + i + 1)) i += run[i + 2] === ' ' ? 3 : 2
		else if (IGNORED.test(run[i]!)) i++
		else return false
	}
	return true
}

function betweenUnspaced(source: string, start: number, end: number): boolean {
	// Before most blanks stands a letter of a script before all of these.
	if (start === 0 || end === source.length || source.charCodeAt(start - 1) < 0x2e80) return false
	return SPACELESS.test(lastCharacter(source, start)) && SPACELESS.test(String.fromCodePoint(source.codePointAt(end)!))
}

function lastCharacter(source: string, end: number): string {
	const pair = source.slice(Math.max(0, end - 2), end)
	return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? pair : pair.slice(-1)
}

/** Replaces what the pattern finds. Where lengths change, a run is noted: where it starts here and there, and its lengths. */
function fold(source: string, pattern: RegExp, replace: (found: string, at: number) => string): FoldedText {
	const runs: Run[] = []
	let grown = 0
	const text = source.replace(pattern, (found, at: number) => {
		const replacement = replace(found, at)
		if (replacement !== found && (replacement.length !== found.length || replacement.length > 1))
			runs.push({ start: at + grown, length: replacement.length, sourceStart: at, sourceLength: found.length })
		grown += replacement.length - found.length
		return replacement
	})
	return { text, toSource: (start, end) => toSource(runs, start, end) }
}

/** A piece that folds as a whole. */
interface Run {
	readonly start: number
	readonly length: number
	readonly sourceStart: number
	readonly sourceLength: number
}

function toSource(runs: readonly Run[], start: number, end: number): readonly [number, number] | null {
	const from = runs[lastRunFrom(runs, start)]
	const to = runs[lastRunFrom(runs, end - 1)]
	if (from && start > from.start && start < from.start + from.length) return null
	if (to && end > to.start && end < to.start + to.length) return null
	return [
		forward(from, start),
		to && end === to.start + to.length ? to.sourceStart + to.sourceLength : forward(to, end),
	]
}

function forward(run: Run | undefined, offset: number): number {
	if (!run) return offset
	if (offset === run.start && run.length > 0) return run.sourceStart
	return run.sourceStart + run.sourceLength + (offset - run.start - run.length)
}

/** Index of the last run that starts at or before the offset; -1 when there is none. */
function lastRunFrom(runs: readonly Run[], offset: number): number {
	let low = 0
	let high = runs.length
	while (low < high) {
		const middle = (low + high) >> 1
		if (runs[middle]!.start <= offset) low = middle + 1
		else high = middle
	}
	return low - 1
}
