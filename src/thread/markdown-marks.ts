import { closesFence, openingFence } from '../text/code-fence.ts'
import type { Attribution } from './attribution-line.ts'
import type { LineRole } from './quote-marks.ts'

/** A line of Markdown with its quote marks taken off: how many they are, and what stands behind them. */
export interface MarkdownLine {
	readonly depth: number
	readonly text: string
	readonly role?: Exclude<LineRole, 'context'>
}

/**
 * Takes the quote marks off Markdown as CommonMark 0.31 (section 5.1) and GitHub read them: what goes on with a quoted
 * paragraph without a mark belongs to it, a fence's lines are code whatever they look like, and a quotation may stand in
 * a list. Discourse's `[quote]` … `[/quote]` is a quotation too, where its first line is said to introduce one.
 * Looks at every line once.
 *
 * @param introducing what the line of this index says of the quotation that it opens
 */
export function readMarkdownMarks(
	lines: readonly string[],
	introducing: (index: number) => Attribution | undefined = () => undefined,
): MarkdownLine[] {
	/** Depth of the paragraph that the next line may go on with, 0 where there is none that is quoted. */
	let open = 0
	let fence: Fence | null = null
	let comment = false
	/** Columns that the text of the list item is set in. */
	let item = 0
	/** `[quote]`s not yet closed. */
	let quotes = 0
	const lastClosed = lines.findLastIndex((line) => closesQuote.test(line))
	return lines.map((line, i): MarkdownLine => {
		if (fence !== null) {
			const inside = stripMarks(line, fence.depth, item)
			if (inside.depth === fence.depth) {
				const { role, depth } = fence
				if (closesFence(inside.text, fence.marks)) fence = null
				return { depth: depth + quotes, text: inside.text, role }
			}
			// The quotation that the fence stood in has ended.
			fence = null
		}
		if (comment) {
			comment = !line.includes('-->')
			return { depth: quotes, text: line, role: 'hidden' }
		}
		if (i < lastClosed && introducing(i) !== undefined && opensQuote.test(line)) return { depth: quotes++, text: line }
		if (quotes > 0 && closesQuote.test(line)) {
			open = 0
			return { depth: --quotes, text: line, role: 'hidden' }
		}

		const { depth, text } = stripMarks(line, deepest, item)
		if (depth < open && continuesParagraph(text)) return { depth: open + quotes, text, role: 'lazy' }
		const marker = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s{1,4}(?=\S)/.exec(text)?.[0]
		if (marker !== undefined) item = marker.length
		else if (/^\S/.test(text)) item = 0
		open = isParagraph(text) ? depth : 0
		if (depth === 0 && /^\s{0,3}<!--/.test(text) && /^(?:(?!-->).)*(?:-->\s*)?$/.test(text)) {
			comment = !text.includes('-->')
			open = 0
			return { depth: quotes, text, role: 'hidden' }
		}
		fence = opensFence(text, depth, item, lines[i + 1] ?? '')
		return fence === null ? { depth: depth + quotes, text } : { depth: depth + quotes, text, role: fence.role }
	})
}

const opensQuote = /^\s{0,9}\[quote\b/i
const closesQuote = /^\s{0,9}\[\/quote\]\s*$/i

interface Fence {
	readonly marks: string
	readonly depth: number
	readonly role: 'code' | 'diff'
}

/** Deeper than people quote; hostile text may go on for ever. */
const deepest = 100

/** At most `most` quote marks, each set in by three blanks or fewer, the first perhaps behind a list's mark. */
function stripMarks(line: string, most: number, item: number): { readonly depth: number; readonly text: string } {
	let depth = 0
	let at = 0
	while (depth < most) {
		let start = at
		const room = depth === 0 ? item + 3 : 3
		while (start - at < room && line[start] === ' ') start++
		if (depth === 0)
			start += /^(?:(?:[-*+]|\d{1,9}[.)]) {1,4}){1,3}(?=>)/.exec(line.slice(start, start + 60))?.[0].length ?? 0
		if (line[start] !== '>') break
		depth++
		at = start + (line[start + 1] === ' ' || line[start + 1] === '\t' ? 2 : 1)
	}
	return { depth, text: line.slice(at) }
}

function opensFence(text: string, depth: number, item: number, next: string): Fence | null {
	const found = openingFence(text)
	if (found === null || found.indent > item + 3) return null
	const isDiff = /^(?:diff|patch)\b/i.test(found.info) || /^[\s>]*(?:diff --git |@@ -\d|Index: )/.test(next)
	return { marks: found.marks, depth, role: isDiff ? 'diff' : 'code' }
}

/** Text that starts no block of its own, so that it can be a part of the paragraph above. */
function continuesParagraph(text: string): boolean {
	return isParagraph(text) && !/^ {0,3}(?:[-*+]|1[.)])\s+\S/.test(text) && !/^ {0,3}<[!?/a-z]/i.test(text)
}

/** Not blank, no heading, rule, fence, nor indented code: a list's text counts, as it can be gone on with. */
function isParagraph(text: string): boolean {
	return (
		text.trim() !== '' &&
		!/^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3}|(?:[-*_]\s{0,3}){3,99}$|=+\s*$|-+\s*$|\[\/?quote\b)/i.test(text) &&
		!/^(?: {4}|\t)\S/.test(text)
	)
}
