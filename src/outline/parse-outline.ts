import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Place, SourceFile } from '../source-file.ts'
import { beyondLimits } from './beyond-limits.ts'
import { decodeOutline } from './decode-outline.ts'
import { parseFrontMatter } from './front-matter.ts'
import type { Outline } from './outline.ts'
import { parseBody } from './parse-body.ts'
import { scanLines } from './scan-lines.ts'

/** Nobody mends more at a time, and a file that is no outline at all has a finding for every line. */
const maxDiagnostics = 1000

/**
 * Reads an outline: YAML front matter between `---` lines, then Markdown with one `##` an argument. Names are not looked
 * up in any thread. All findings come at once, in the order of the file; the value is null when there is no front matter
 * or it is not YAML, and when the file is no text (`outline-unreadable`).
 */
export function parseOutline(file: SourceFile): Result<Outline | null> {
	const { value: text, diagnostics } = decodeOutline(file)
	return text === null ? { value: null, diagnostics } : parseText(text, file.path)
}

function parseText(text: string, file: string): Result<Outline | null> {
	const start = { file, line: 1, column: 1 }
	const rawLines = text.split('\n')
	const lines = rawLines.map((line) => line.replace(/\r$/, ''))
	const end = isFence(lines[0]) ? lines.findIndex((line, index) => index > 0 && isFence(line)) : -1
	if (end === -1) return { value: null, diagnostics: [withoutFrontMatter(lines, start)] }

	const lengthOfYaml = rawLines.slice(0, end).reduce((length, line) => length + line.length + 1, 0)
	const front = parseFrontMatter(text.slice(0, lengthOfYaml), file)
	const scanned = scanLines(lines.slice(end + 1), file, end + 2)
	const { body, diagnostics } = parseBody(scanned.lines, front.value?.sides ?? null)
	const tooMuch = beyondLimits(body)
	if (tooMuch) return { value: null, diagnostics: [tooMuch] }
	const findings = [...front.diagnostics, ...scanned.diagnostics, ...diagnostics]
	if (body.arguments.length === 0) findings.push(withoutArguments({ file, line: end + 1, column: 1 }))
	findings.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
	return { value: front.value && { file, ...front.value, ...body }, diagnostics: findings.slice(0, maxDiagnostics) }
}

function isFence(line: string | undefined): boolean {
	return line !== undefined && line.trimEnd() === '---'
}

function withoutFrontMatter(lines: readonly string[], start: Place): Diagnostic {
	if (isFence(lines[0])) {
		const reason = 'The front matter starts here and never ends; a second line `---` was expected.'
		return diagnostic('front-matter', start, reason, 'Put a line `---` after the last of its keys.')
	}
	if (isFence(lines.find((line) => line.trim() !== ''))) {
		const reason = 'The front matter must start in the first line; there are blank lines above it.'
		return diagnostic('front-matter', start, reason, 'Remove the blank lines.')
	}
	const reason = 'The outline has no front matter: its first line must be `---`.'
	return diagnostic('front-matter', start, reason, 'Start with `---`, `title:`, `sides:`, `---`.')
}

function withoutArguments(place: Place): Diagnostic {
	const reason = 'The outline has no argument: nothing below the front matter starts with `## `.'
	return diagnostic('empty-argument', place, reason, 'Write `## ` and a question, and quotes below it.')
}
