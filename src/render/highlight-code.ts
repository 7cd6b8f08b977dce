import { common, createLowlight } from 'lowlight'
import type { CodeBlock, CodeLine } from '../deck/quote-figure.ts'

/** A run of a line of code. Joined, a line's tokens are its text. */
export interface CodeToken {
	readonly text: string
	/** Null for text without a colour of its own. */
	readonly kind: 'keyword' | 'type' | 'name' | 'string' | 'number' | 'comment' | 'meta' | null
}

/** Longer code than this, or code with such lines, is not coloured: no slide shows as much, and a grammar is only so fast. */
const mostCode = 12_000
const mostLine = 400

/** The tokens of every line of code or of a diff whose language is known; null where there is nothing to colour. */
export function highlightCode({ kind, language, lines }: CodeBlock): readonly CodeToken[][] | null {
	const grammar = language === null ? undefined : common[language]
	if (language === null || grammar === undefined) return null
	const length = lines.reduce((sum, { text }) => sum + text.length, 0)
	if (length > mostCode || lines.some(({ text }) => text.length > mostLine)) return null

	const lowlight = createLowlight({ [language]: grammar })
	const colour = (texts: readonly string[]) => toLines(lowlight.highlight(language, texts.join('\n')))
	return kind === 'diff' ? highlightDiff(lines, colour) : colour(lines.map(({ text }) => text))
}

type Colour = (texts: readonly string[]) => CodeToken[][]

/** What was and what is are two programs: each is coloured for itself, without the signs. */
function highlightDiff(lines: readonly CodeLine[], colour: Colour): CodeToken[][] {
	const tokens: CodeToken[][] = lines.map(({ text }) => [{ text, kind: null }])
	for (const other of ['added', 'removed']) {
		const shown = [...lines.keys()].filter((i) => lines[i]?.mark !== other && lines[i]?.mark !== 'hunk')
		const coloured = colour(shown.map((i) => lines[i]?.text.slice(1) ?? ''))
		for (const [j, i] of shown.entries()) {
			tokens[i] = [{ text: lines[i]?.text.slice(0, 1) ?? '', kind: null }, ...(coloured[j] ?? [])]
		}
	}
	return tokens
}

type Node = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number]

/** A tree of spans as lines of tokens; the innermost span with a colour decides. */
function toLines({ children }: { readonly children: readonly Node[] }): CodeToken[][] {
	const lines: CodeToken[][] = [[]]
	const walk = (node: Node, kind: CodeToken['kind']): void => {
		if (node.type === 'text') {
			for (const [i, text] of node.value.split('\n').entries()) {
				if (i > 0) lines.push([])
				if (text !== '') lines.at(-1)?.push({ text, kind })
			}
		} else if (node.type === 'element') {
			const [, name = ''] = /^hljs-([\w-]+)/.exec(String(node.properties.className)) ?? []
			for (const child of node.children) walk(child, kinds[name] ?? kind)
		}
	}
	for (const child of children) walk(child, null)
	return lines
}

/** The scopes of highlight.js that get a colour, by their first word. */
const kinds: Readonly<Record<string, CodeToken['kind']>> = {
	keyword: 'keyword',
	'selector-tag': 'keyword',
	built_in: 'type',
	type: 'type',
	title: 'name',
	name: 'name',
	attr: 'name',
	attribute: 'name',
	section: 'name',
	string: 'string',
	regexp: 'string',
	char: 'string',
	number: 'number',
	literal: 'number',
	symbol: 'number',
	comment: 'comment',
	meta: 'meta',
}
