import { mayEndAttribution, readAttribution } from './attribution-line.ts'
import type { RawMessage } from './formats/raw-message.ts'
import type { LineTable } from './line-table.ts'
import { type MarkdownLine, readMarkdownMarks } from './markdown-marks.ts'
import { type LineRole, type MarkedLines, readQuoteMarks } from './quote-marks.ts'

/** Takes the quote marks off the lines of a mail or of a forge's comment. */
export function readMarks(
	{ lines, texts: known, comment }: Pick<RawMessage, 'lines' | 'texts' | 'comment'>,
	table: LineTable,
): MarkedLines {
	const whole = known ?? lines.map((line) => table.text(line))
	if (comment === undefined) return readQuoteMarks(whole, table)
	const { contextLines } = comment
	const introductions = new Map(comment.introductions.map(({ line, attribution }) => [line - 1, attribution]))
	const body = lines.slice(contextLines)
	const marked = isMarkdown({ lines, comment })
		? ofMarkdown(
				readMarkdownMarks(body, (index) => introductions.get(index + contextLines)),
				table,
			)
		: readQuoteMarks(whole.slice(contextLines), table)
	const context = whole.slice(0, contextLines)
	const depths = [...context.map(() => 1), ...marked.depths]
	const texts = [...context, ...marked.texts]
	const roles = new Map<number, LineRole>(context.map((_, i) => [i, 'context']))
	for (const [i, role] of marked.roles) roles.set(i + contextLines, role)
	const introducing = new Map([...introductions].filter(([i]) => !roles.has(i)))
	for (const line of comment.codeLines) {
		const i = line - 1
		if (introducing.has(i) || whole[i] === undefined) continue
		depths[i] = 0
		texts[i] = whole[i]
		roles.set(i, 'code')
	}
	return { ...marked, depths, texts, roles, introducing }
}

/** Whether the marks in a text are Markdown's. A reply by mail, which a forge takes over as it is, is none. */
export function isMarkdown({ lines, comment }: Pick<RawMessage, 'lines' | 'comment'>): boolean {
	return comment?.syntax === 'markdown' && !isMailed(lines.slice(comment.contextLines))
}

function ofMarkdown(lines: readonly MarkdownLine[], table: LineTable): MarkedLines {
	return {
		depths: lines.map(({ depth }) => depth),
		texts: lines.map(({ text }) => table.text(text)),
		roles: new Map(lines.flatMap(({ role }, i) => (role === undefined ? [] : [[i, role] as const]))),
		introducing: new Map(),
		setIn: new Set(),
	}
}

/** In it an answer follows a quotation directly. */
function isMailed(lines: readonly string[]): boolean {
	return lines.some((line, i) => {
		if (!mayEndAttribution(line)) return false
		const found = readAttribution(line) ?? readAttribution(`${lines[i - 1] ?? ''} ${line}`)
		return found !== null && (found.address !== null || found.date !== null)
	})
}
