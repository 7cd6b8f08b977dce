import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

/** Real threads, which are no part of the project. */
const shared = new URL('../../../shared/threads/', import.meta.url)

let folder: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-notmuch-'))
	for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, 'mail', name), { recursive: true })
	const archive = readdirSync(shared)
		.filter((name) => name.endsWith('.mbox'))
		.map((name) => readFileSync(new URL(name, shared), 'latin1'))
		.join('')
	for (const [i, mail] of archive
		.split(/^From mboxrd@z .*\n/m)
		.slice(1)
		.entries())
		writeFileSync(join(folder, 'mail/cur', `${i}:2,S`), mail.replace(/^>(>*From )/gm, '$1'), 'latin1')
	writeFileSync(
		join(folder, 'config'),
		`[database]\npath=${join(folder, 'mail')}\n[user]\nname=N\nprimary_email=n@example.org\n[new]\ntags=\n`,
	)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the program of Debian's package `notmuch`; `npm run setup:browser` installs it where it can. */
function notmuch(...args: string[]): string {
	const env = { ...process.env, NOTMUCH_CONFIG: join(folder, 'config') }
	return execFileSync('notmuch', args, { env, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 })
}

/** notmuch's trees: a message or null, and its answers. */
type Node = readonly [message: { readonly id: string } | null, replies: readonly Node[]]

test('the threads of an archive, and who answers whom, are those that notmuch finds', async () => {
	notmuch('new', '--quiet')
	const theirs = new Map<string, string | null>()
	const sizes: number[] = []
	const walk = ([message, replies]: Node, parent: string | null): void => {
		if (message !== null) theirs.set(message.id, parent)
		for (const reply of replies) walk(reply, message?.id ?? parent)
	}
	for (const id of JSON.parse(notmuch('search', '--format=json', '--output=threads', '*')) as string[]) {
		const before = theirs.size
		const [thread] = JSON.parse(notmuch('show', '--format=json', '--body=false', '--entire-thread', `thread:${id}`))
		for (const node of thread as readonly Node[]) walk(node, null)
		sizes.push(theirs.size - before)
	}

	const ours = new Map<string, string | null>()
	const missing = new Map<string, string>()
	const { stdout } = await runCli(['show', '--json', join(folder, 'mail')])
	const { threads } = JSON.parse(stdout) as { threads: { root: string; messages: number }[] }
	expect(threads.map(({ messages }) => messages).toSorted()).toEqual(sizes.toSorted())
	for (const { root } of threads) {
		const shown = await runCli(['show', '--json', join(folder, 'mail'), '--root', root])
		const { messages } = JSON.parse(shown.stdout) as { messages: Shown[] }
		const here = new Set(messages.filter(({ rebuilt }) => !rebuilt).map(({ id }) => id))
		for (const { id, parentId } of messages) if (here.has(id)) ours.set(id, parentId)
		// Where the parent is missing, notmuch shows the answer below the nearest ancestor that is there.
		for (const [id, parent] of ours) if (parent !== null && here.has(id) && !here.has(parent)) missing.set(id, parent)
	}
	expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort())
	expect([...ours].filter(([id, parent]) => !missing.has(id) && parent !== theirs.get(id))).toEqual([])
	expect({ all: ours.size, missing: missing.size }).toEqual({ all: 229, missing: 5 })
})

interface Shown {
	readonly id: string
	readonly parentId: string | null
	readonly rebuilt: boolean
}
