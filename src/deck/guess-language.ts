import type { Quote, QuotePart } from '../quotes/quote.ts'
import { type CodeFence, closesFence, openingFence } from '../text/code-fence.ts'
import type { Thread } from '../thread/thread.ts'

/** The languages that code is coloured in, by highlight.js's names; each with its other names and the ends of its files. */
const languages: Readonly<Record<string, { readonly names?: string; readonly files: string }>> = {
	bash: { names: 'sh shell zsh', files: 'sh bash zsh' },
	c: { names: 'h', files: 'c h' },
	cpp: { names: 'c++ cc cxx hpp', files: 'cc cpp cxx hh hpp hxx' },
	csharp: { names: 'c# cs', files: 'cs' },
	css: { files: 'css' },
	go: { names: 'golang', files: 'go' },
	ini: { names: 'toml', files: 'ini toml cfg' },
	java: { files: 'java' },
	javascript: { names: 'js jsx mjs', files: 'js mjs cjs jsx' },
	json: { names: 'jsonc', files: 'json' },
	kotlin: { names: 'kt', files: 'kt kts' },
	lua: { files: 'lua' },
	makefile: { names: 'make', files: 'mk makefile' },
	perl: { names: 'pl', files: 'pl pm' },
	php: { files: 'php' },
	python: { names: 'py', files: 'py' },
	ruby: { names: 'rb', files: 'rb' },
	rust: { names: 'rs', files: 'rs' },
	scss: { files: 'scss' },
	sql: { files: 'sql' },
	swift: { files: 'swift' },
	typescript: { names: 'ts tsx', files: 'ts tsx mts cts' },
	xml: { names: 'html svg', files: 'xml html htm svg' },
	yaml: { names: 'yml', files: 'yml yaml' },
}

/** Every language that can be guessed. */
export const knownLanguages: readonly string[] = Object.keys(languages)

const byName = new Map(
	Object.entries(languages).flatMap(([name, { names }]) =>
		[name, ...(names?.split(' ') ?? [])].map((one) => [one, name] as const),
	),
)
const byFile = new Map(
	Object.entries(languages).flatMap(([name, { files }]) => files.split(' ').map((end) => [end, name] as const)),
)

/**
 * In which language a quoted piece of code is written, as highlight.js names it; null where that is not certain:
 * - between fences it is what the fence says
 * - in a diff it is the language of the file that the nearest header above names
 * - other code is taken for the language of the thread's files, where they have one and the lines look like it
 *
 * @param code the part's source, or what of it is code
 */
export function guessLanguage(
	quote: Quote,
	part: QuotePart & { kind: 'words' },
	code: string,
	thread: Thread,
): string | null {
	const { lines } = quote.message
	const at = lineOf(quote, part, code)
	const fence = openFence(lines, at)
	if (fence !== null) return byName.get(fence.toLowerCase()) ?? null
	const named = fileAbove(lines, at)
	if (part.form === 'diff' && named !== null) return named
	const language = named ?? languageOfFiles(thread)
	return language !== null && looksLike(code, language) ? language : null
}

/** The language of a file, by the end of its name. */
export function languageOfFile(path: string): string | null {
	const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
	return byFile.get(name.slice(name.lastIndexOf('.') + 1)) ?? null
}

/** The index of the line in which the code begins. */
function lineOf(quote: Quote, part: QuotePart, code: string): number {
	const words = quote.parts.filter(({ kind }) => kind === 'words')
	const start = quote.selectors[words.indexOf(part)]?.start ?? 0
	let end = -1
	const first = quote.message.lines.findIndex((line) => {
		end += line.length + 1
		return end >= start
	})
	const opening = code.trimStart().split('\n', 1)[0]!.trimEnd()
	return Math.max(
		first,
		quote.message.lines.findIndex((line, i) => i >= first && line.trim() === opening),
		0,
	)
}

/** What stands behind the fence (CommonMark, section 4.5) that is open at a line; null when none is. */
function openFence(lines: readonly string[], at: number): string | null {
	let open: CodeFence | null = null
	for (const line of lines.slice(0, at)) {
		if (open === null) open = openingFence(line)
		else if (closesFence(line, open.marks)) open = null
	}
	return open && /^[^\s{,]*/.exec(open.info)![0]
}

const fileHeader = /^[> |]{0,20}(?:\+\+\+ (?:b\/)?|diff --git a\/\S{1,300} b\/)(\S{1,300})/

function fileAbove(lines: readonly string[], at: number): string | null {
	const header = lines.slice(0, at + 1).findLast((line) => fileHeader.test(line) && !line.includes('/dev/null'))
	return header === undefined ? null : languageOfFile(fileHeader.exec(header)?.[1] ?? '')
}

/** The one language of the files that the thread's patches change; null where there are several. */
function languageOfFiles(thread: Thread): string | null {
	const found = new Set<string>()
	for (const { lines } of thread.messages) {
		for (const line of lines) {
			const language = languageOfFile(fileHeader.exec(line)?.[1] ?? '')
			if (language !== null) found.add(language)
			if (found.size > 1) return null
		}
	}
	return [...found][0] ?? null
}

const withBraces = /[;{}]\s*$/m
const withColons =
	/^\s*(?:def|class|if|for|while|with|try|elif|else)\b.*:\s*$|^\s*(?:from [\w.]+ )?import \w|^\s*return\b/m
const shapes: Readonly<Record<string, RegExp>> = {
	python: withColons,
	...Object.fromEntries(
		[
			'c',
			'cpp',
			'csharp',
			'css',
			'go',
			'java',
			'javascript',
			'kotlin',
			'perl',
			'php',
			'rust',
			'scss',
			'swift',
			'typescript',
		].map((name) => [name, withBraces]),
	),
}

/** An indented block of a mail may as well be a log or a table. */
function looksLike(source: string, language: string): boolean {
	return shapes[language]?.test(source) ?? false
}
