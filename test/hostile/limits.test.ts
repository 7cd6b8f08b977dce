import {
	closeSync,
	ftruncateSync,
	mkdtempSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
	writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { buildDeck } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'threaddeck-limits-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const headers = 'From: Ann Lee <ann@example.org>\nMessage-ID: <1@example.org>\nDate: Mon, 6 May 2024 01:00:00 +0000\n'
const words = 'These are the words.\n'
const front = '---\ntitle: T\nsides: { A: [Ann Lee], B: [Bob Ng] }\n'
const quote = '> These are the words.\n'

interface Input {
	readonly outline?: string
	readonly thread?: string | Buffer
	/** Bytes of a file that has no more than its first ones on the disk. */
	readonly size?: number
}

interface Met {
	readonly input: Input
	/** `CODE: ` and words of the finding. */
	readonly says: string
	readonly line?: number
}

const html = `${headers}Content-Type: text/html\n\n`
const multipart = `${headers}Content-Type: multipart/mixed; boundary=b\n\n`

/** A thread with a message that is left out, and one that is not. */
function besideGood(message: string): string {
	return `From a Mon Jan  1 00:00:00 2024\n${message}\n\nFrom b Mon Jan  1 00:00:00 2024\n${headers.replace('1@', '2@')}References: <1@example.org>\n\n${words}\n`
}

/** For each row of the table in SECURITY.md, the smallest input beyond it. */
const beyond: Readonly<Record<string, Met>> = {
	'size of a message': {
		input: { thread: besideGood(`${headers}\n${`${'y'.repeat(99)}\n`.repeat(262_145)}`) },
		says: 'message-unreadable: larger than 25 MiB',
	},
	'headers of a message': {
		input: { thread: besideGood(`${headers}${`X-More: ${'x'.repeat(900)}\n`.repeat(116)}\n${words}`) },
		says: 'message-unreadable: headers larger than 100 KiB',
	},
	'parts of a message': {
		input: { thread: besideGood(`${multipart}${'--b\n\nx\n'.repeat(1001)}--b--\n`) },
		says: 'message-unreadable: more than 1000 parts',
	},
	'nesting of parts': {
		input: {
			thread: besideGood(
				`${headers}${Array.from({ length: 22 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join('')}\n${words}`,
			),
		},
		says: 'message-unreadable: nests its parts deeper than 20 levels',
	},
	'nesting of HTML': {
		input: { thread: besideGood(`${html}${'<div>'.repeat(2001)}words`) },
		says: 'message-unreadable: nests its HTML elements deeper',
	},
	'messages attached to attached ones': {
		input: { thread: `${`${headers}Content-Type: message/rfc822\n\n`.repeat(7)}${headers}\n${words}` },
		says: 'part-unreadable: more than 5 deep',
	},
	'length of a line': {
		input: { thread: `${headers}\n${words}${'x'.repeat(1_000_001)}\n` },
		says: 'part-unreadable: A line of this message has 1000001 characters',
	},
	'depth of quotations': {
		input: { thread: `${headers}\n${words}${'>'.repeat(101)} deep\n` },
		says: 'part-unreadable: quotes 100 levels deep or deeper',
	},
	'what a packed file unpacks to': {
		input: {
			thread: gzipSync(Buffer.concat([Buffer.from(`${headers}\n${words}`), Buffer.alloc(80 * 1024 ** 2, '\n')])),
		},
		says: 'thread-damaged: unpacks to more than 300 times its size',
	},
	'size of a thread': {
		input: { thread: `${headers}\n${words}`, size: 1024 ** 3 + 1 },
		says: 'thread-unreadable: larger than 1 GiB',
	},
	'size of the outline': {
		input: { outline: `${front}---\n## A\n${quote}\n${'Word. '.repeat(166_667)}` },
		says: 'outline-unreadable: at most 1000000 are read',
	},
	'front matter': {
		input: { outline: `${front}venue: ${'x'.repeat(65_536)}\n---\n## A\n${quote}` },
		says: 'front-matter: at most 65536 are read',
	},
	'YAML aliases': {
		input: { outline: `${front}venue: &a x\nauthor: *a\n---\n## A\n${quote}` },
		says: 'front-matter: the alias *a',
		line: 5,
	},
	'keys of the front matter': {
		input: { outline: `${front}extra: x\n---\n## A\n${quote}` },
		says: 'front-matter: "extra"',
		line: 4,
	},
	'nesting of the front matter': {
		input: { outline: `${front}venue: ${'['.repeat(30_000)}\n---\n## A\n${quote}` },
		says: 'front-matter: nested too deep',
	},
	'threads of an outline': {
		input: { outline: `${front}thread: [${'t, '.repeat(1001)}]\n---\n## A\n${quote}` },
		says: 'front-matter: at most 1000 are read',
		line: 4,
	},
	'quotes of an outline': {
		input: { outline: `${front}---\n## A\n${`${quote}\n`.repeat(10_001)}` },
		says: 'outline-unreadable: at most 10000 are read',
		line: 20006,
	},
	'gaps in a quote': {
		input: { outline: `${front}---\n## A\n> These${' [...] the'.repeat(21)}\n` },
		says: 'outline-unreadable: in 21 places; at most 20',
		line: 6,
	},
	'length of a paragraph': {
		input: { outline: `${front}---\n## A\n${'Prose '.repeat(1001)}\n\n${quote}` },
		says: 'outline-unreadable: at most 6000 are read',
		line: 6,
	},
	'emphasis in a paragraph': {
		input: { outline: `${front}---\n# S\n${'*a* '.repeat(251)}\n\n## A\n${quote}` },
		says: 'outline-unreadable: has 502 marks of emphasis; at most 500 are read',
		line: 5,
	},
	'nesting of a paragraph': {
		input: { outline: `${front}---\n## A\nProse\n${'1. '.repeat(21)}\n\n${quote}` },
		says: 'outline-unreadable: nests lists and quotations 21 deep',
		line: 6,
	},
}

async function findingsOf({ outline = `${front}---\n## A\n${quote}`, thread = `${headers}\n${words}`, size }: Input) {
	const path = join(folder, 't')
	writeFileSync(path, thread)
	if (size !== undefined) {
		const file = openSync(path, 'r+')
		ftruncateSync(file, size)
		writeSync(file, '\n', size - 1)
		closeSync(file)
	}
	writeFileSync(join(folder, 'o.md'), outline)
	const threads = outline.includes('thread:') ? [] : [path]
	return (await buildDeck({ outline: join(folder, 'o.md'), threads })).diagnostics
}

/** Those of the network have their tests beside the code: src/fetch/fetch-thread.test.ts. */
const table =
	readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8')
		.split(/^## Limits$/m)[1]
		?.split(/^## /m)[0] ?? ''
const [local = ''] = table.split(/^Downloads/m)
const rows = [...local.matchAll(/^\| ([a-zA-Z][^|]*?) \| ([^|]*?) \| ([^|]*?) \| `([a-z-]+)` \|$/gm)]

test('SECURITY.md lists every limit, each with its reason', () => {
	expect(rows.map(([, name]) => name)).toEqual(Object.keys(beyond))
	for (const [, , most = '', reason = ''] of rows) {
		expect(most).not.toBe('')
		expect(reason.length).toBeGreaterThan(20)
	}
})

describe('whoever goes beyond the limit on the', () => {
	test.each(Object.entries(beyond))(
		'%s is told, at a place',
		async (name, { input, says, line = 1 }) => {
			const [code, text = ''] = says.split(': ', 2)
			const found = await findingsOf(input)
			const finding = found.find((one: Diagnostic) => one.code === code && one.reason.includes(text))
			expect(finding, JSON.stringify(found).slice(0, 999)).toMatchObject({
				place: { line },
				hint: expect.any(String),
			})
			expect(rows.find(([, row]) => row === name)?.[4]).toBe(code)
		},
		60_000,
	)
})
