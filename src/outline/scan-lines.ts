import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import { closesFence } from '../text/code-fence.ts'
import { stripComments } from './strip-comments.ts'

/**
 * What a line of the body is by itself:
 * - heading: `#`, `##` or `###` · quote: starts with `>` · separator: a thematic break
 * - code: a fence or inside one · blank: empty, or a comment alone · text: everything else
 */
type LineKind = 'heading' | 'quote' | 'separator' | 'code' | 'blank' | 'text'

/** A line of the body. Quotes and code are raw; elsewhere comments are gone from `text`. */
export interface BodyLine {
	readonly kind: LineKind
	readonly text: string
	/** Of the first character of `text`. */
	readonly place: Place
}

/**
 * Sorts the body's lines into kinds, as far as the line itself and an open fence or comment decide it (CommonMark's
 * rules, for the constructs an outline has). A fence or a comment that never ends would hide the slides after it: that
 * is a `loose-line`.
 *
 * @param lines without their line ends
 * @param first the number of the first one in the file
 */
export function scanLines(
	lines: readonly string[],
	file: string,
	first: number,
): { lines: BodyLine[]; diagnostics: Diagnostic[] } {
	const scanned: BodyLine[] = []
	let fence: { mark: string; place: Place } | null = null
	let comment: Place | null = null
	for (const [index, raw] of lines.entries()) {
		const place = { file, line: first + index, column: 1 }
		if (fence) {
			scanned.push({ kind: 'code', text: raw, place })
			if (/^ {0,3}\S/.test(raw) && closesFence(raw, fence.mark)) fence = null
			continue
		}
		if (!comment && isQuote(raw)) {
			scanned.push({ kind: 'quote', text: raw, place })
			continue
		}
		const { text, start, opensAt, isOpen } = stripComments(raw, comment !== null)
		if (!isOpen) comment = null
		else if (opensAt !== null) comment = { ...place, column: opensAt + 1 }
		const line = { kind: kindOf(text), text, place: { ...place, column: start + 1 } }
		if (line.kind === 'code') fence = { mark: /`+|~+/.exec(text)![0], place: line.place }
		scanned.push(line)
	}
	const diagnostics: Diagnostic[] = []
	if (fence) {
		const reason = 'This code fence is never closed: it hides the rest of the outline.'
		diagnostics.push(diagnostic('loose-line', fence.place, reason, `Close it with a line ${fence.mark}.`))
	}
	if (comment) {
		const reason = 'This comment is never closed: it hides the rest of the outline.'
		diagnostics.push(diagnostic('loose-line', comment, reason, 'Close it with -->.'))
	}
	return { lines: scanned, diagnostics }
}

/** Starts a block quote: `>` after at most three spaces. */
export function isQuote(text: string): boolean {
	return /^ {0,3}>/.test(text)
}

function kindOf(text: string): LineKind {
	if (text.trim() === '') return 'blank'
	// Four columns in, a line is code of its list or paragraph.
	if (!/^ {0,3}\S/.test(text)) return 'text'
	if (isQuote(text)) return 'quote'
	if (/^ {0,3}(?:`{3,}[^`]*|~{3,}.*)$/.test(text)) return 'code'
	if (/^ {0,3}#{1,3}(?:[ \t]|$)/.test(text)) return 'heading'
	if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text.replace(/[ \t]/g, ''))) return 'separator'
	return 'text'
}
