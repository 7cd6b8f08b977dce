import { expect, test } from 'vitest'
import { htmlLines } from './html-lines.ts'

test.each([
	['one<br>two<br><br>three', ['one', 'two', '', 'three']],
	['<p>one</p><p>two</p>', ['one', '', 'two']],
	['<div>one</div><div><br></div><div>two</div>', ['one', '', 'two']],
	['<div>one</div><div>&nbsp;</div><div>two</div>', ['one', '', 'two']],
	['<div><div><div>deep</div></div></div>', ['deep']],
	['a <b> b</b>\n<i>c </i> d', ['a b c d']],
	['<blockquote>q<blockquote>qq</blockquote>q again</blockquote>own', ['> q', '> > qq', '> q again', 'own']],
	['<blockquote><p>q</p><p>r</p></blockquote>', ['> q', '>', '> r']],
	['own<blockquote></blockquote></blockquote>own', ['own', 'own']],
	['<pre>a\n  b\n\n\nc</pre>', ['a', '  b', '', '', 'c']],
	['<pre>\n\na</pre>', ['', 'a']],
	['<div style="display: none">preview</div><div hidden>x<b>y</b></div>seen', ['seen']],
	['a<blockquote style="margin:0 0 0 40px;border:none;padding:0px">set in</blockquote>b', ['a', 'set in', 'b']],
	['<blockquote class="webkit-indent-blockquote"><blockquote type="cite">q</blockquote>x</blockquote>', ['> q', 'x']],
	['<blockquote type="cite" style="border:none">q</blockquote>', ['> q']],
	[
		'<div dir="ltr">Yes.</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Ada wrote:<br></div>' +
			'<blockquote class="gmail_quote" style="border-left:1px solid">No?</blockquote></div>',
		['Yes.', '', 'On Mon, Ada wrote:', '> No?'],
	],
	[
		'<p>Yes.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Ada<br><b>Sent:</b> Monday</p></div></div><p>No?</p>',
		['Yes.', '', 'From: Ada', 'Sent: Monday', '', 'No?'],
	],
	[
		'<div class="moz-cite-prefix">Ada wrote:<br></div><blockquote type="cite" cite="mid:a@b"><pre wrap="">No?\n\nno</pre></blockquote>Yes.',
		['Ada wrote:', '> No?', '>', '> no', 'Yes.'],
	],
	['<ul><li>a</li><li>b</li></ul>', ['a', 'b']],
	['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', ['a b', 'c']],
	['&lt;x&gt; &amp; &nbsp;y&#8217;s', ['<x> &  y’s']],
	['<style>p{}</style><script>1</script><title>t</title>x<!-- no -->', ['x']],
	['<img alt="no"><a href="https://example.org">yes</a>', ['yes']],
	['', []],
])('%s', (html, expected) => {
	expect(htmlLines(html)).toEqual(expected)
})

test('marks fifty levels of quotation and no more', () => {
	expect(htmlLines(`${'<blockquote>'.repeat(60)}x`)).toEqual([`${'> '.repeat(50)}x`])
})

test.each([
	['div', '<div>'.repeat(100_000)],
	['table', '<table><tr><td>'.repeat(50_000)],
])('gives up on a %s that nests without end', (_, html) => {
	expect(htmlLines(html)).toBeNull()
})
