import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMarkdown } from './markdown.ts'
import { simpleParagraph } from './simple-paragraph.ts'

const parsed = createMarkdown()

describe('a simple paragraph is what the parser makes of it:', () => {
	test.each([
		'Both sides agree on that.',
		'Forty percent happen *after* a `write()` returned; who "pays"?',
		'A guest gets it as *device memory* today,\nand breaks (see **the log**).',
		"It's 5 %, or 1/2 – “so they say”… l’été",
		'`read()` first',
		'*One*, **two**: `three four`',
		'你好 world',
		'a - b -- c',
	])('%j', (markdown) => {
		expect(simpleParagraph(markdown)).toBe(parsed(markdown))
	})
})

describe('is left to the parser:', () => {
	test.each([
		'',
		'# Heading',
		'- item',
		'* item',
		'***',
		'1. item',
		'> quote',
		'```\ncode\n```',
		'`` ` ``',
		'two\n\nparagraphs',
		'Title\n===',
		'Title\n---',
		'a | b\n- | -',
		'    code',
		'a [link](https://example.org)',
		'see https://example.org',
		'see www.example.org',
		'ann@example.org',
		'a hard  \nbreak',
		'a hard\\\nbreak',
		'snake_case and _stress_',
		'2 * 3 * 4',
		'a*b*c',
		'an *open star',
		'*a **b** c*',
		'<b>x</b> &amp;',
		'R&D',
		'~~gone~~',
		'a\tb',
		'a\r\nb',
	])('%j', (markdown) => {
		expect(simpleParagraph(markdown)).toBeNull()
	})
})

test('whatever counts as simple is what the parser makes of it', () => {
	const unit = fc.constantFrom(
		...['a', 'B c', ' ', '  ', '\n', '*', '**', '`', '(', ')', '.', ', ', '1', '1. ', '-', '- ', '---', ':', '"', "'"],
		...[
			'*x*',
			'**x y**',
			'`x()`',
			'é',
			'你',
			'://',
			'www.',
			'—',
			'%',
			'/',
			'_',
			'#',
			'>',
			'<',
			'|',
			'[',
			'\\',
			'&',
			'\t',
		],
	)
	let simple = 0
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 12 }), (markdown) => {
			const html = simpleParagraph(markdown)
			if (html === null) return
			simple++
			expect(html).toBe(parsed(markdown))
		}),
		{ numRuns: 20_000 },
	)
	expect(simple).toBeGreaterThan(500)
})
