import { expect, test } from 'vitest'
import { createMarkdown } from './markdown.ts'

const markdown = createMarkdown()

test.each([
	['a *b* **c** `d`', '<p>a <em>b</em> <strong>c</strong> <code>d</code></p>'],
	['<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
	['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
	['a <pre> b <img src=x onerror=alert(1) //', '<p>a &lt;pre&gt; b &lt;img src=x onerror=alert(1) //</p>'],
	['a <script> b <scri', '<p>a &lt;script&gt; b &lt;scri</p>'],
	['# Heading', '<p class="prose-heading">Heading</p>'],
	[
		'[a](https://example.org/?a=1&b="2")',
		'<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;" rel="noopener noreferrer">a</a></p>',
	],
	['[a](javascript:alert(1))', '<p>a</p>'],
	['[a](JaVaScRiPt:alert(1))', '<p>a</p>'],
	['[a](data:text/html,x)', '<p>a</p>'],
	['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
	['[a](/local)', '<p>a</p>'],
	['[a](mailto:ann@example.org)', '<p><a href="mailto:ann@example.org" rel="noopener noreferrer">a</a></p>'],
	['![pic](https://example.org/p.png)', '<p><a href="https://example.org/p.png" rel="noopener noreferrer">pic</a></p>'],
	[
		'![](https://example.org/p.png)',
		'<p><a href="https://example.org/p.png" rel="noopener noreferrer">https://example.org/p.png</a></p>',
	],
	['![<img onerror=x>](x:y)', '<p>&lt;img onerror=x&gt;</p>'],
	['- [x] done', '<ul>\n<li>☑ done</li>\n</ul>'],
])('%s', (source, html) => {
	expect(markdown(source).trim()).toBe(html)
})

test('a table has no style attributes', () => {
	expect(markdown('|a|b|\n|:-:|--:|\n|1|2|')).not.toMatch(/align|style/)
})
