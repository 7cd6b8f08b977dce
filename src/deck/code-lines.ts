import type { CodeBlock, CodeLine } from './quote-figure.ts'
import { tabSize } from './stage.ts'

/**
 * The lines of code, of a diff or of trailers as they stand on the slide. Indentation that all lines share is left out;
 * where a diff's sign stands before it, one character of it stays, so that the sign does not grow into the word.
 */
export function codeLines(source: string, kind: CodeBlock['kind']): CodeLine[] {
	const lines = source.split('\n').map((text) => ({ text, mark: markOf[kind](text) }))
	const start = kind === 'diff' ? 1 : 0
	const shared = sharedIndentation(lines, start, kind === 'diff')
	return lines.map(({ text, mark }) => {
		const shown = mark === 'hunk' ? text : text.slice(0, start) + text.slice(start + shared)
		return { text: shown, mark, hang: hangOf(shown, start) }
	})
}

/** Text with every tab as the blanks that it shows as. */
export function expandTabs(text: string): string {
	let expanded = ''
	for (const [i, piece] of text.split('\t').entries()) {
		if (i > 0) expanded += ' '.repeat(tabSize - (expanded.length % tabSize))
		expanded += piece
	}
	return expanded
}

const markOf: Readonly<Record<CodeBlock['kind'], (line: string) => CodeLine['mark']>> = {
	code: () => 'plain',
	diff: diffMark,
	trailer: (line) => (/^\s*nac?k(?:ed)?-by:/i.test(line) ? 'against' : 'plain'),
}

function diffMark(line: string): CodeLine['mark'] {
	if (/^(?:diff |index |@@|--- |\+\+\+ )/.test(line)) return 'hunk'
	if (line.startsWith('+')) return 'added'
	return line.startsWith('-') ? 'removed' : 'plain'
}

/** How many characters of indentation can be left out of every line. */
function sharedIndentation(
	lines: readonly { readonly text: string; readonly mark: CodeLine['mark'] }[],
	start: number,
	isDiff: boolean,
): number {
	const code = lines.filter(({ text, mark }) => mark !== 'hunk' && text.slice(start).trim() !== '')
	if (isDiff && code.some(({ text }) => !/^[-+ \t]/.test(text))) return 0
	const indentations = code.map(({ text }) => /^[ \t]*/.exec(text.slice(start))?.[0] ?? '')
	const [first = '', ...others] = indentations
	let shared = first.length
	for (const other of others) {
		while (!other.startsWith(first.slice(0, shared))) shared--
	}
	return Math.max(isDiff ? shared - 1 : shared, 0)
}

/** Where a line that is too long goes on: four columns further in than it begins, to be told from the next line. */
function hangOf(text: string, start: number): number {
	const indentation = /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
	const columns = expandTabs(text.slice(0, start + indentation.length)).length
	return Math.min(Math.ceil((columns + 4) / tabSize) * tabSize, mostHang)
}

/** Deeper code still needs room for its words; styles/ have a class for each even number up to this. */
const mostHang = 16
