import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, fence, inlineLink } from './escape-markdown.ts'

const html = (markdown: string) => new Marked({ gfm: true }).parse(markdown, { async: false })

/** The text of HTML that holds one element, and nothing if it holds others. */
function textIn(html: string, tag: string): string | null {
	const [, text = null] = new RegExp(`^<${tag}>([^<]*)</${tag}>\n$`).exec(html) ?? []
	const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }
	return text?.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name] ?? '') ?? null
}

describe('words stand for themselves', () => {
	test.each([
		'a *b* __c__ `d` ~~e~~ $f$ | g',
		'# no heading',
		'- no list',
		'+ no list',
		'1. no list',
		'12) no list',
		'> no quote',
		'=== no line',
		'[no](link) ![no](image) [^1]',
		'<b>no tag</b> &amp; no entity',
		'https://example.org and www.example.org and ann@example.org',
		'a\\b \\* c\\',
		'    no code',
		'```',
		':smile: {#id}',
	])('%s', (words) => {
		expect(textIn(html(escapeMarkdown(words)), 'p')).toBe(words.trim())
	})

	test('whatever they are', () => {
		const word = fc.constantFrom(...'abc019*_`[]()<>&#+-=|~!.:@$^"\'\\/ \t'.split(''), 'www.', 'http://', 'mailto:')
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (parts) => {
				const words = parts.join('').replace(/\s+/g, ' ').trim()
				fc.pre(words !== '')
				expect(textIn(html(escapeMarkdown(words)), 'p')).toBe(words)
			}),
			{ numRuns: 2_000, seed: 1 },
		)
	})

	test('and a control character is spelled', () => {
		expect(escapeMarkdown('a\u001b[31mb\u202ec')).toBe('a&#27;\\[31mb\\<U+202E\\>c')
	})
})

test('a fence is longer than any in the lines', () => {
	const lines = ['```', 'a ````` b', '<script>']
	expect(fence(lines, '')).toBe('``````\n```\na ````` b\n<script>\n``````')
	expect(fence(['\u001b]0;x\u0007'], 'diff')).toBe('```diff\n␛]0;x␇\n```')
})

test('a link leads where it says', () => {
	expect(html(inlineLink('who', 'https://example.org/a(b)<c> d\\e'))).toBe(
		'<p><a href="https://example.org/a(b)%3Cc%3E%20d%5Ce">who</a></p>\n',
	)
})
