import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLines } from '../deck/code-lines.ts'
import { knownLanguages } from '../deck/guess-language.ts'
import type { CodeBlock } from '../deck/quote-figure.ts'
import { type CodeToken, highlightCode } from './highlight-code.ts'

const block = (kind: CodeBlock['kind'], language: string | null, source: string): CodeBlock => ({
	kind,
	language,
	lines: codeLines(source, kind),
	size: 20,
})
const kindsOf = (tokens: readonly CodeToken[][] | null, kind: CodeToken['kind']) =>
	tokens?.flat().flatMap((token) => (token.kind === kind ? [token.text] : []))

test.each<[string, string, CodeToken['kind'], string[]]>([
	['c', 'static int x = 3; /* why */', 'type', ['static', 'int']],
	['c', 'static int x = 3; /* why */', 'comment', ['/* why */']],
	['c', '#include <linux/mm.h>', 'string', ['<linux/mm.h>']],
	['rust', 'let x: u8 = "a".len();', 'string', ['"a"']],
	['python', 'return None', 'number', ['None']],
	['bash', 'if true; then exit 1; fi', 'keyword', ['if', 'then', 'fi']],
	['yaml', 'name: x', 'name', ['name:']],
	['json', '{"a": [1, true]}', 'name', ['"a"']],
	['go', 'func main() {}', 'name', ['main']],
	['java', 'class A extends B {}', 'keyword', ['class', 'extends']],
	['typescript', 'const a: string = `b`', 'keyword', ['const']],
])('%s: of %j, %s is %j', (language, source, kind, expected) => {
	expect(kindsOf(highlightCode(block('code', language, source)), kind)).toEqual(expected)
})

test('what a diff removes does not colour what it adds', () => {
	const source = '@@ -1,3 +1,3 @@ int f(void)\n-\t/* one\n+\treturn 1;\n \treturn 2;'
	const tokens = highlightCode(block('diff', 'c', source))
	expect(kindsOf(tokens, 'keyword')).toEqual(['return', 'return'])
	expect(kindsOf(tokens, 'comment')).toEqual(['/* one'])
})

test.each<[string, string | null, string]>([
	['no language', null, 'int x;'],
	['a language without a grammar', 'klingon', 'int x;'],
	['a line longer than any slide', 'c', 'x'.repeat(500)],
	['more lines than any slide', 'c', 'int x;\n'.repeat(3_000)],
])('%s is left as it is', (_, language, source) => {
	expect(highlightCode(block('code', language, source))).toBeNull()
})

test('every character of every line is kept', () => {
	const language = fc.constantFrom(
		'c',
		'rust',
		'python',
		'bash',
		'javascript',
		'yaml',
		'json',
		'xml',
		'php',
		'makefile',
	)
	const pieces = ['"', "'", '`', '/*', '*/', '//', '#', '<a b="', '>', '${', '}', '\\', '\n', '\n+', '\n-', '\n ']
	const unit = fc.constantFrom(...pieces, '\t', ' if ', '0x1f', '缓', '👩‍👧', '&amp;', '<?php', '@x', 'r#"', '\u2028')
	fc.assert(
		fc.property(language, fc.constantFrom('code', 'diff'), fc.string({ unit }), (name, kind, source) => {
			const made = block(kind, name, source)
			const joined = highlightCode(made)?.map((tokens) => tokens.map(({ text }) => text).join(''))
			expect(joined).toEqual(made.lines.map(({ text }) => text))
		}),
		{ numRuns: 500 },
	)
})

test.each(knownLanguages)('%s has a grammar', (language) => {
	expect(highlightCode(block('code', language, 'x'))).not.toBeNull()
})
