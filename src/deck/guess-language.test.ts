import { describe, expect, test } from 'vitest'
import type { Quote, QuotePart } from '../quotes/quote.ts'
import type { Thread } from '../thread/thread.ts'
import { guessLanguage, languageOfFile } from './guess-language.ts'

/** The language of a quote of the lines from one on, in a thread of that message and of patches to some files. */
function guess(body: string, from: string, form: 'code' | 'diff', files: readonly string[] = []): string | null {
	const lines = body.split('\n')
	const start = body.indexOf(from)
	const part: QuotePart & { kind: 'words' } = { kind: 'words', column: 0, text: from, source: body.slice(start), form }
	const quote = { message: { lines }, parts: [part], selectors: [{ start }] } as unknown as Quote
	const patches = files.map((file) => ({ lines: [`diff --git a/${file} b/${file}`] }))
	return guessLanguage(quote, part, part.source, { messages: [{ lines }, ...patches] } as unknown as Thread)
}

describe('between fences', () => {
	test.each([
		['```rust\nlet x = 1;\n```', 'rust'],
		['```py\nlet x = 1;\n```', 'python'],
		['~~~ C++ {.numbered}\nlet x = 1;\n~~~', 'cpp'],
		['```\nlet x = 1;\n```', null],
		['```brainfuck\nlet x = 1;\n```', null],
		['```rust\nfn a() {}\n```\nand\n\n    let x = 1;', null],
	])('%j is %s', (body, language) => {
		expect(guess(body, 'let x', 'code')).toBe(language)
	})
})

test('of a part that begins with words it is that of the fence around the code', () => {
	const lines = 'Look:\n\n```rust\nlet x = 1;\n```\nand\n```py\nx = 1\n```'.split('\n')
	const part: QuotePart & { kind: 'words' } = { kind: 'words', column: 0, text: '', source: '', form: 'prose' }
	const quote = { message: { lines }, parts: [part], selectors: [{ start: 0 }] } as unknown as Quote
	const thread = { messages: [{ lines }] } as unknown as Thread
	expect(['let x = 1;', 'x = 1\n'].map((code) => guessLanguage(quote, part, code, thread))).toEqual(['rust', 'python'])
})

describe('a diff', () => {
	test.each([
		['--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-int x;\n+int y;', 'c'],
		['> diff --git a/x.rs b/x.rs\n> @@ -1 +1 @@\n-int x;\n+int y;', 'rust'],
		['+++ b/x.c\n+a\n+++ b/run.sh\n-int x;\n+int y;', 'bash'],
		['+++ b/README\n-int x;\n+int y;', null],
	])('%j is %s', (body, language) => {
		expect(guess(body, '-int x', 'diff')).toBe(language)
	})
})

describe('other code', () => {
	test.each<[string, string, readonly string[], string | null]>([
		['of a thread about one language', '    if (x)\n        y();', ['a.c', 'b.h'], 'c'],
		['of a thread about several', '    if (x)\n        y();', ['a.c', 'b.py'], null],
		['of a thread without patches', '    if (x)\n        y();', [], null],
		['that does not look like the thread’s language', '    CPU0  12  31\n    CPU1  14  15', ['a.c'], null],
		['in Python', '    if x:\n        y()', ['a.py'], 'python'],
	])('%s', (_, body, files, language) => {
		expect(guess(body, body.trim().slice(0, 4), 'code', files)).toBe(language)
	})
})

test.each([
	['drivers/x/Makefile', 'makefile'],
	['a/b.tar.JS', 'javascript'],
	['Kconfig', null],
	['', null],
])('%s is %s', (path, language) => {
	expect(languageOfFile(path)).toBe(language)
})
