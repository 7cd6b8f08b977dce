import { mayEndAttribution, readAttribution } from './attribution-line.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { readMarkdownMarks } from './markdown-marks.ts'
import { type MarkedLine, readQuoteMarks } from './quote-marks.ts'

/** Takes the quote marks off the lines of a mail or of a forge's comment. */
export function readMarks({ lines, comment }: Pick<RawMessage, 'lines' | 'comment'>): MarkedLine[] {
	if (comment === undefined) return readQuoteMarks(lines)
	const introductions = new Map(comment.introductions.map(({ line, attribution }) => [line - 1, attribution]))
	const body = lines.slice(comment.contextLines)
	const marked =
		comment.syntax === 'markdown' && !isMailed(body)
			? readMarkdownMarks(body, (index) => introductions.get(index + comment.contextLines))
			: readQuoteMarks(body)
	const all = [...lines.slice(0, comment.contextLines).map(contextLine), ...marked]
	const code = new Set(comment.codeLines)
	return all.map((line, i): MarkedLine => {
		const introduces = introductions.get(i)
		if (introduces !== undefined && line.role === undefined) return { ...line, introduces }
		return code.has(i + 1) ? { depth: 0, text: lines[i] ?? '', role: 'code' } : line
	})
}

function contextLine(text: string): MarkedLine {
	return { depth: 1, text, role: 'context' }
}

/** A reply by mail, which a forge takes over as it is: it is no Markdown, and an answer follows a quotation directly. */
function isMailed(lines: readonly string[]): boolean {
	return lines.some((line, i) => {
		if (!mayEndAttribution(line)) return false
		const found = readAttribution(line) ?? readAttribution(`${lines[i - 1] ?? ''} ${line}`)
		return found !== null && (found.address !== null || found.date !== null)
	})
}
