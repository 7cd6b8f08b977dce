import { expect, test } from 'vitest'
import { readMarkdownMarks } from './markdown-marks.ts'

/** Every line as `depth[role] text`. */
function marks(text: string): string[] {
	return readMarkdownMarks(text.split('\n')).map(
		({ depth, text, role }) => `${depth}${role ? `(${role})` : ''} ${text}`,
	)
}

test.each([
	['a quotation', '> a\n> b\n\nc', ['1 a', '1 b', '0 ', '0 c']],
	['a paragraph goes on without a mark', '> a\nb\n\nc', ['1 a', '1(lazy) b', '0 ', '0 c']],
	['but not behind an empty line of the quotation', '> a\n>\nb', ['1 a', '1 ', '0 b']],
	['nor behind a heading', '> # a\nb', ['1 # a', '0 b']],
	['nor with a list, a heading, a rule or a fence', '> a\n- b', ['1 a', '0 - b']],
	['', '> a\n# b', ['1 a', '0 # b']],
	['', '> a\n***\nb', ['1 a', '0 ***', '0 b']],
	['', '> a\n```\n> b\n```', ['1 a', '0(code) ```', '0(code) > b', '0(code) ```']],
	['it goes on with the deepest paragraph', '> > a\n> b\nc', ['2 a', '2(lazy) b', '2(lazy) c']],
	['marks without blanks, set in a little', '   >a\n >> b', ['1 a', '2 b']],
	['set in as code', '    > a', ['0     > a']],
	['in a list', '- > a\n\n  b\n  > c', ['1 a', '0 ', '0   b', '1 c']],
	[
		'a fence holds no quotation',
		'~~~ sh\n> a\n```\n~~~\n> b',
		['0(code) ~~~ sh', '0(code) > a', '0(code) ```', '0(code) ~~~', '1 b'],
	],
	[
		'a longer fence holds a shorter one',
		'````\n```\n> a\n````\n> b',
		['0(code) ````', '0(code) ```', '0(code) > a', '0(code) ````', '1 b'],
	],
	['a fence ends with its quotation', '> ```\n> > a\nb', ['1(code) ```', '1(code) > a', '0 b']],
	['an open fence reaches to the end', '```\n> a', ['0(code) ```', '0(code) > a']],
	['a patch', '```diff\n-a\n+b\n```', ['0(diff) ```diff', '0(diff) -a', '0(diff) +b', '0(diff) ```']],
	[
		'a patch by its looks',
		'```\n@@ -1 +1 @@\n-a\n```',
		['0(diff) ```', '0(diff) @@ -1 +1 @@', '0(diff) -a', '0(diff) ```'],
	],
	[
		'a fence in a list',
		'1. a\n\n   ```\n   > b\n   ```',
		['0 1. a', '0 ', '0(code)    ```', '0(code)    > b', '0(code)    ```'],
	],
	['code in a line is no fence', '``` a ``` b\n> c', ['0 ``` a ``` b', '1 c']],
	['a hidden comment', '<!-- a\n> b\n-->\nc', ['0(hidden) <!-- a', '0(hidden) > b', '0(hidden) -->', '0 c']],
	['words behind a comment', '<!-- a --> b', ['0 <!-- a --> b']],
	['brackets that nobody opened', '[quote="a"]\nb\n[/quote]', ['0 [quote="a"]', '0 b', '0 [/quote]']],
])('%s %j', (_, text, expected) => {
	expect(marks(text)).toEqual(expected)
})

test('takes time in proportion to the text', () => {
	for (const text of [
		'>'.repeat(200_000),
		'> '.repeat(100_000),
		'- '.repeat(100_000),
		'`'.repeat(200_000),
		'<!--'.repeat(50_000),
		' '.repeat(200_000),
	])
		expect(marks(`${text}\n${text}a\n`.repeat(3)).length).toBe(7)
})
