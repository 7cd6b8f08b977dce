import { expect, test } from 'vitest'
import { foldMarkdown, withoutMarks } from './fold-markdown.ts'

test.each([
	['**Never** *this*, __not__ _that_, ***both***', 'Never this, not that, both'],
	['see [the *old* docs](https://example.org/a_b "A title") here', 'see the old docs here'],
	['[a\nlink](https://example.org) over two lines', 'a\nlink over two lines'],
	['\\*this\\* is typed', '*this* is typed'],
	['`*p = [q](r)`', '`*p = [q](r)`'],
	['~~no~~ yes', '~~no~~ yes'],
	['snake_case_name, 2*3*4, a * b * c', 'snake_case_name, 2*3*4, a * b * c'],
	['![a picture](https://example.org/p.png)', '![a picture](https://example.org/p.png)'],
	['arr[i] and [...] and [sic] and [x][1]', 'arr[i] and [...] and [sic] and [x][1]'],
	['https://example.org/a_b_c and <https://example.org/_a_>', 'https://example.org/a_b_c and https://example.org/_a_'],
	['[an [inner\\] one](https://example.org)', '[an [inner\\] one](https://example.org)'],
	['* one *star\n* another* one', '* one *star\n* another* one'],
	['- **one**\n- [two](https://example.org)', '- one\n- two'],
	['## **Title**\n*text*', '## Title\ntext'],
	['> *quoted*\n\n*own*', '> quoted\n\nown'],
	['```c\n*p = *q; /* **x** */\n```\n**out**', '\n*p = *q; /* **x** */\n\nout'],
	['~~~\n*a*\n```\n*b*\n~~~\n*c*', '\n*a*\n```\n*b*\n\nc'],
	['````\n```\n*a*\n````\n*b*', '\n```\n*a*\n\nb'],
	['```x``` is *code*\nand goes on', '```x``` is code\nand goes on'],
	['~~~ a`b\n*a*\n~~~', '\n*a*\n'],
	['set in:\n\n    a*b*c **d**\n\n*text*', 'set in:\n\n    a*b*c **d**\n\ntext'],
	['*goes on\n    here*', 'goes on\n    here'],
	[`${'*a* '.repeat(101)}`, `${'*a* '.repeat(101)}`],
])('shows %j', (typed, shown) => {
	expect(foldMarkdown(typed).text).toBe(shown)
})

test.each([
	['a **very bold** claim', 'very bold', '**very bold**'],
	['a **very bold** claim', 'bold claim', 'bold** claim'],
	['so [it is](https://example.org).', 'it is', '[it is](https://example.org)'],
	['so [*it* is](https://example.org).', 'so it', 'so [*it*'],
	['nothing to fold', 'to', 'to'],
])('of %j it finds %j where it was typed', (typed, shown, source) => {
	const folded = foldMarkdown(typed)
	const start = folded.text.indexOf(shown)
	expect(typed.slice(...folded.toSource(start, start + shown.length)!)).toBe(source)
})

test('nobody copies backticks from a page', () => {
	expect(withoutMarks('`read()` of ``a`b`` is **not** `write()`')).toBe('read() of ab is not write()')
})
