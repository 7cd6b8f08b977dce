import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseOutline } from '../outline/parse-outline.ts'
import { resolveQuotes } from '../quotes/resolve-quotes.ts'
import { readThread } from '../thread/read-thread.ts'
import type { Thread } from '../thread/thread.ts'
import { draftOutline } from './draft-outline.ts'

const fixtures = new URL('./fixtures/', import.meta.url)
/** Real threads; not part of the project. */
const shared = new URL('../../../shared/threads/', import.meta.url)

async function threadOf(text: string | Buffer): Promise<Thread> {
	const file = { path: 'thread.mbox', bytes: Buffer.from(text as string) }
	return (await readThread([{ file, declared: null }])).value!
}

const fixture = (name: string) => readFileSync(new URL(name, fixtures), 'utf8')
const source = { threads: ['thread.mbox'] }

test('the words that most people answered, their answers, and what came back', async () => {
	const draft = draftOutline(await threadOf(fixture('cache.mbox')), source)
	expect(draft).toEqual({ value: fixture('cache.md'), diagnostics: [] })
})

test.each<[string, (thread: string) => string, string[], string[]]>([
	[
		'words that stand in two messages are told apart by the message’s id',
		(thread) => firstOf(thread).replace('<1@', '<9@') + thread,
		['> — Ann Lee, <1@example.org>'],
		[],
	],
	[
		'what a terminal would obey is not drafted',
		(thread) => thread.replace('the suite', 'the \x1b[2J suite').replace('by itself.\n\nF', 'by \x1b[2J itself.\n\nF'),
		['## TODO 1'],
		['\x1b', 'by itself'],
	],
	[
		'a name that is YAML is a name',
		(thread) => thread.replaceAll('Bob Ng', 'Bob #2 Ng'),
		['"Bob #2 Ng": ["Bob #2 Ng"]'],
		[],
	],
	[
		'a comment stays one',
		(thread) => thread.replaceAll('Bob Ng', 'Bob --> Ng'),
		['answered by Bob - Ng and Cy Roth -->'],
		[],
	],
	[
		'words that would be an elision are left out',
		(thread) => thread.replaceAll('since last week', '[...] since'),
		['## TODO 1'],
		['[...]'],
	],
])('%s', async (_, change, present, absent) => {
	const thread = await threadOf(change(fixture('cache.mbox')))
	const { value } = draftOutline(thread, source)
	for (const words of present) expect(value).toContain(words)
	for (const words of absent) expect(value).not.toContain(words)
	expect(errorsOf(value!, thread)).toEqual([])
})

function firstOf(thread: string): string {
	return thread.slice(0, thread.indexOf('\nFrom mboxrd') + 1)
}

test.each([
	[{ threads: ['a.mbox', 'b.mbox'], root: '1@example.org' }, 'thread:\n  - a.mbox\n  - b.mbox\nroot: 1@example.org\n'],
	[{ threads: ['-'] }, 'title: "cache: on by default"\nsides:'],
	[{ threads: ['https://lists.example.org/1@example.org/'] }, 'thread: https://lists.example.org/1@example.org/\n'],
])('the front matter says where the thread is: %j', async (from, words) => {
	expect(draftOutline(await threadOf(fixture('cache.mbox')), from).value).toContain(words)
})

test('who has no side of his own is among the others, whatever they are called', async () => {
	const thread = await threadOf(fixture('seven-people.mbox'))
	const { value } = draftOutline(thread, source)
	expect(value).toContain('  Others: [Others, Finn Ost]\n---')
	expect(errorsOf(value!, thread)).toEqual([])
})

test('a thread in which nobody answers anybody else', async () => {
	const { value, diagnostics } = draftOutline(await threadOf(fixture('no-answers.mbox')), source)
	expect(value).toBeNull()
	expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual([['no-answers', 'thread.mbox']])
})

test.each(readdirSync(shared).filter((name) => name.endsWith('.mbox')))(
	'a real thread has something to talk about, and every quote passes the gate: %s',
	async (name) => {
		const thread = await threadOf(readFileSync(new URL(name, shared)))
		const { value } = draftOutline(thread, source)
		const { value: outline } = parseOutline({ path: 'talk.md', bytes: Buffer.from(value!) })
		expect(outline!.arguments.length).toBeGreaterThanOrEqual(3)
		expect(errorsOf(value!, thread)).toEqual([])
		for (const { items } of outline!.arguments) expect(items.length).toBeGreaterThan(1)
	},
)

function errorsOf(draft: string, thread: Thread): string[] {
	const { value: outline, diagnostics } = parseOutline({ path: 'talk.md', bytes: Buffer.from(draft) })
	const findings = [...diagnostics, ...resolveQuotes(outline!, thread).diagnostics]
	return findings.filter(({ severity }) => severity === 'error').map(({ code, reason }) => `${code}: ${reason}`)
}
