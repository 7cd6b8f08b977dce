import { afterAll, expect, test } from 'vitest'
import { buildDeck } from '../../src/build-deck.ts'
import { readThread } from '../../src/thread/read-thread.ts'
import { report } from './figures.ts'
import { isFull } from './vectors.ts'

const seen = { inputs: 0, hangs: 0, 'ms per MB at most': 0 }
const outlines = { outlines: 0, hangs: 0, 'ms per MB at most': 0 }
afterAll(() => {
	report('threads that repeat one piece to a quarter of a megabyte', seen)
	report('outlines that repeat one piece to a tenth of a megabyte', outlines)
})

/** Pieces that mean something to a reader of mail, of pages or of Markdown, or nearly. */
const pieces = [
	...[
		'a ',
		'a\n',
		'\n',
		' \n',
		'>',
		'> ',
		'>\n',
		'> a\n',
		'> > a\n',
		'>>>>\n',
		'| a\n',
		'\t',
		'\r',
		'\r\n',
		'\f',
		'\0',
	],
	...[
		'On ',
		'On a, b wrote:\n',
		'On Mon, 6 May 2024, Ann <ann@example.org> wrote:\n> a\n',
		'> > > a\n> > a\n> a\n\n',
		'> On Mon, 6 May 2024 at 1:00, Ann <ann@example.org> wrote:\n>\n>     > a\n>\n> b\n',
		'wrote: ',
		'Am 1.1. schrieb A:\n',
	],
	...[
		'-- \n',
		'-----Original Message-----\n',
		'From: a\nTo: b\n',
		'From: ',
		'Signed-off-by: A <a@b>\n',
		'Re: ',
		'[snip]\n',
	],
	...[
		'+',
		'-',
		'+a\n',
		'@@ -1 +1 @@\n',
		'diff --git a b\n--- a\n+++ b\n@@ -1,3 +1,3 @@\n a\n',
		'___\n',
		'=== \n',
		'=20\n',
		'=\n',
	],
	...[
		'http://a ',
		'http://',
		'<http://',
		'<',
		'<a@b>',
		'@',
		'a@b ',
		'"',
		'(',
		'[1] ',
		'[1]: http://a\n',
		'[',
		'[...]\n',
		'[...',
	],
	...[
		'`',
		'```\n',
		'*',
		'_',
		'*a,',
		'a**b_',
		'**a ',
		'![',
		'[a](',
		'[]()',
		'~~a',
		'\\',
		'&',
		'&amp;',
		'&#',
		'|a',
		'|a\n|-|\n',
		'# a\n',
	],
	...[
		'- a\n',
		'- a\n\n',
		'- a\n  - ',
		'1. ',
		'1. a\n',
		'> - ',
		'    a\n',
		'[a]: b\n',
		'[^a]',
		'***',
		'* * ',
		'www.a',
		'ann> a\n',
	],
	...[
		'<div>',
		'</div>',
		'<p>',
		'<br>',
		'<blockquote>a',
		'<table><tr><td>',
		'<!--',
		'<![CDATA[',
		'<script>',
		'<pre>',
		'x="',
	],
	...[
		'<!--X-Body-of-Message-->\n',
		'[Date Prev][Date Next]\n',
		'{"',
		'[[',
		'{"a":[',
		'2024-05-06 ',
		'é',
		'\u202e',
		'\u{1f600}',
	],
	...['{#a}', '— ', '<!-- ', 'Status: open\n', 'Note: a\n', '(silent)\n', '### A\n', '## a\n', '## a\n\n> a\n\n'],
]

const headers = 'From: Ann Lee <ann@example.org>\nMessage-ID: <1@example.org>\nDate: Mon, 6 May 2024 01:00:00 +0000\n'
/** What stands above the pieces. */
const heads = {
	text: `${headers}\n`,
	flowed: `${headers}Content-Type: text/plain; format=flowed; delsp=yes\n\n`,
	'quoted-printable': `${headers}Content-Transfer-Encoding: quoted-printable\n\n`,
	HTML: `${headers}Content-Type: text/html\n\n`,
	parts: `${headers}Content-Type: multipart/mixed; boundary=b\n\n--b\n`,
	mbox: `From a Mon Jan  1 00:00:00 2024\n${headers}\n`,
	page: 'Subject: s\nFrom: Ann Lee\n[Date Prev][Date Next][Thread Prev][Thread Next][Date Index][Thread Index]\n\n',
	'HTML page': '<!doctype html><html><head><title>s</title></head><body>',
	JSON: '[',
	nothing: '',
}

// Timing decides nothing here: what is quadratic takes an hour for this much.
const hang = 60_000

async function cost(
	work: () => Promise<unknown>,
	figures: typeof seen | typeof outlines,
	bytes: number,
): Promise<void> {
	const before = process.cpuUsage()
	await work()
	const { user, system } = process.cpuUsage(before)
	const ms = (user + system) / 1000
	figures['ms per MB at most'] = Math.max(figures['ms per MB at most'], Math.round(ms / (bytes / 1e6)))
	if (ms > hang) figures.hangs++
	expect(ms).toBeLessThan(hang)
}

test.each(Object.entries(heads))(
	'below %s',
	async (_, head) => {
		for (const [i, piece] of pieces.entries()) {
			if (!isFull && i % 12 !== head.length % 12) continue
			const bytes = Buffer.from(head + piece.repeat(Math.ceil(250_000 / piece.length)))
			await cost(() => readThread([{ file: { path: 'm', bytes }, declared: null }]), seen, bytes.length)
			seen.inputs++
		}
	},
	1_800_000,
)

const front = '---\ntitle: T\nsides: { A: [Ann Lee], B: [Bob Ng] }\n---\n'
const thread = Buffer.from(`${headers}\nThese are the words.\n`)

test.each([
	['an introduction', (text: string) => `${front}${text}\n\n## A\n\n> These are the words.\n`],
	[
		'paragraphs',
		(text: string) => `${front}## A\n\n${(text.match(/.{1,5900}/gsu) ?? []).join('\n\n')}\n\n> These are the words.\n`,
	],
	['a quote', (text: string) => `${front}## A\n\n> ${text.replaceAll('\n', '\n> ')}\n`],
	['a title', (text: string) => `${front}## ${text}\n\n> These are the words.\n`],
	['a note', (text: string) => `${front}## A\n\n> These are the words.\n\nNote: ${text}\n`],
	['front matter', (text: string) => `---\ntitle: ${text}\nsides: { A: [Ann Lee], B: [Bob Ng] }\n---\n## A\n`],
])(
	'in the outline as %s',
	async (_, outlineOf) => {
		for (const [i, piece] of pieces.entries()) {
			if (!isFull && i % 12 !== 0) continue
			for (const size of [3_000, 100_000]) {
				const outline = Buffer.from(outlineOf(piece.repeat(Math.ceil(size / piece.length))))
				const open = async (path: string) => ({ bytes: path === 'o.md' ? outline : thread })
				const build = async () => {
					const { value, diagnostics } = await buildDeck({ outline: 'o.md', threads: ['t'], open })
					if (value.outcome !== 'built') expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
				}
				await cost(build, size > 50_000 ? outlines : { ...outlines }, outline.length)
			}
			outlines.outlines++
		}
	},
	1_800_000,
)
