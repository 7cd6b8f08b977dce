import { Lexer, type Token } from 'marked'
import { closesFence, openingFence } from './code-fence.ts'
import { type FoldedText, leaveOut } from './fold-text.ts'

/**
 * Markdown as a page shows it: without the marks of emphasis (CommonMark 0.31 section 6.2), without the brackets and the
 * address of a link (6.3), without the backslash before a mark (2.4). What would say something else without its marks
 * keeps them: code, pictures, what is struck through, and "2*3*4". Lists and headings do, too. In code that is fenced or
 * set in nothing is a mark; the fences (4.5) are.
 */
export function foldMarkdown(source: string): FoldedText {
	const cuts: Range[] = []
	for (const { kind, start, text } of partsOf(source)) {
		const marks = countMarks(text)
		if (kind === 'fence') cuts.push([start, start + text.length])
		else if (marks > 0 && marks <= mostMarks) addMarks(Lexer.lexInline(text), start, source, cuts)
	}
	return leaveOut(source, cuts)
}

/** Without the backticks around code: who copies it from the page copies none. */
export function foldBackticks(source: string): FoldedText {
	return leaveOut(
		source,
		Array.from(source.matchAll(/`+/g), ({ index, 0: ticks }) => [index, index + ticks.length]),
	)
}

/** Words of Markdown without the marks that are not copied from its page. */
export function withoutMarks(words: string): string {
	return foldBackticks(foldMarkdown(words).text).text
}

/** What marked takes its time for: from some microseconds a mark up to the square of the marks in a paragraph. */
export function countMarks(text: string): number {
	let count = 0
	for (const _ of text.matchAll(MARK)) count++
	return count
}

/** Of a paragraph; one with more stays as it was typed. */
const mostMarks = 200
const MARK = /[*_[\\]/g

type Range = readonly [start: number, end: number]

/** Where a list's item, a heading or a quotation begins, no mark goes on. */
const OPENING = /^\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)\s+/
const SET_IN = /^(?: {4}| {0,3}\t)/

interface Part {
	readonly kind: 'words' | 'fence'
	readonly start: number
	readonly text: string
}

/** Running text, a piece for each paragraph, item and heading, and the lines that fence code. */
function* partsOf(source: string): Generator<Part> {
	let fence: string | null = null
	let words: [start: number, end: number] | null = null
	let at = 0
	for (const line of source.split('\n')) {
		const end = at + line.length
		const opened: string | null = fence === null ? (openingFence(line)?.marks ?? null) : null
		const isFence = fence === null ? opened !== null : closesFence(line, fence)
		const isCode = fence !== null || isFence || (words === null && SET_IN.test(line))
		const opening: number = isCode ? 0 : (OPENING.exec(line)?.[0].length ?? 0)
		if (words !== null && (isCode || opening > 0 || line.trim() === '')) {
			yield { kind: 'words', start: words[0], text: source.slice(...words) }
			words = null
		}
		if (!isCode && line.trim() !== '') words = [words?.[0] ?? at + opening, end]
		if (isFence) {
			yield { kind: 'fence', start: at, text: line }
			fence = opened
		}
		at = end + 1
	}
	if (words !== null) yield { kind: 'words', start: words[0], text: source.slice(...words) }
}

/** Adds what the page does not show of tokens that stand one behind the other from an offset on. */
function addMarks(tokens: readonly Token[], start: number, source: string, cuts: Range[]): void {
	let at = start
	for (const token of tokens) {
		const end = at + token.raw.length
		const isInWord = IN_WORD.test(source[at - 1] ?? '') && IN_WORD.test(source[end] ?? '')
		const [from, to] = isInWord ? [0, token.raw.length] : shownOf(token)
		if (from > 0) {
			cuts.push([at, at + from])
			addMarks(('tokens' in token && token.tokens) || [], at + from, source, cuts)
		}
		if (at + to < end) cuts.push([at + to, end])
		at = end
	}
}

const MARKED: ReadonlySet<string> = new Set(['strong', 'em', 'link', 'escape'])
const IN_WORD = /[\p{L}\p{N}]/u

/** Which part of a token its page shows. */
function shownOf({ type, raw, ...token }: Token): Range {
	const text = 'text' in token ? String(token.text) : ''
	const isEmphasis = type === 'strong' || type === 'em'
	const start = isEmphasis ? (raw.length - text.length) / 2 : raw.indexOf(text)
	// Brackets within a link's words have lost their backslashes.
	return MARKED.has(type) && text !== '' && start >= 0 ? [start, start + text.length] : [0, raw.length]
}
