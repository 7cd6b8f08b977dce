import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

/** Real threads, which are no part of the project: by number, as many times as a test needs them. */
const shared = new URL('../../../shared/threads/', import.meta.url)
const names = readdirSync(shared).filter((name) => name.endsWith('.mbox'))
const counts: Readonly<Record<string, number>> = {
	'cleanup-h-declarations.mbox': 39,
	'gpu-memory-v3.mbox': 24,
	'highmem-phaseout.mbox': 43,
	'mlock-limit-8mib.mbox': 58,
	'nul-string-helpers.mbox': 20,
	'openbmc-unit-test-coverage.mbox': 15,
	'xattr-user-special-files.mbox': 30,
}

let folder: string
let archive: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-archive-'))
	archive = join(folder, 'archive.mbox')
	writeFileSync(archive, Buffer.concat(names.map((name) => readFileSync(new URL(name, shared)))))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Listed {
	readonly root: string
	readonly messages: number
	readonly subject: string
}

async function list(...args: string[]): Promise<Listed[]> {
	const { code, stdout, stderr } = await runCli(['show', ...args, '--json'])
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
	return JSON.parse(stdout).threads
}

describe('an archive of several threads', () => {
	test('is listed, the busiest thread first', async () => {
		const threads = await list(archive)
		expect(threads.map(({ messages }) => messages)).toEqual(Object.values(counts).sort((a, b) => b - a))
		expect(threads[0]).toEqual({
			root: '20211028080813.15966-1-sir@cmpwn.com',
			subject: '[PATCH] Increase default MLOCK_LIMIT to 8 MiB',
			messages: 58,
			people: 12,
			first: '2021-10-28T08:08:13.000Z',
			last: '2021-11-30T15:52:34.000Z',
		})
		const { stdout } = await runCli(['show', archive])
		expect(stdout).toMatch(/^229 messages in 7 threads, the busiest first; take one with --root\n\n\[PATCH\] Increase/)
		expect(stdout).toContain('  58 messages by 12 people, 2021-10-28 to 2021-11-30  --root 20211028080813.15966-1-sir@')
	})

	test('gives out each thread as it is by itself, whichever of its messages is named', async () => {
		for (const { root } of await list(archive)) {
			const name = names.find((name) => readFileSync(new URL(name, shared), 'utf8').includes(`<${root}>`))!
			const alone = await runCli(['show', new URL(name, shared).pathname, '--json'])
			const last = idsOf(alone.stdout).at(-1)
			const taken = await runCli(['show', archive, '--root', `<${last}>`, '--json'])
			expect(taken.stdout === alone.stdout).toBe(true)
		}
	})

	test('packed, from a pipe, or as a Maildir: the same', async () => {
		const packed = gzipSync(readFileSync(archive))
		const roots = (await list(archive)).map(({ root }) => root)
		writeFileSync(`${archive}.gz`, packed)
		expect((await list(`${archive}.gz`)).map(({ root }) => root)).toEqual(roots)
		const piped = await runCli(['show', '-', '--json'], { stdin: packed })
		expect(JSON.parse(piped.stdout).threads.map(({ root }: Listed) => root)).toEqual(roots)
		for (const name of ['cur', 'new', 'tmp']) execFileSync('mkdir', ['-p', join(folder, 'Maildir', name)])
		const mails = readFileSync(archive, 'latin1').split(/^From mboxrd@z .*\n/m)
		for (const [i, mail] of mails.slice(1).entries())
			writeFileSync(
				join(folder, 'Maildir', i % 2 ? 'cur' : 'new', `${i}`),
				mail.replace(/^>(>*From )/gm, '$1'),
				'latin1',
			)
		expect((await list(join(folder, 'Maildir'))).map(({ root }) => root).sort()).toEqual(roots.toSorted())
		const [first] = roots
		const taken = await runCli(['show', join(folder, 'Maildir'), '--root', first!, '--json'])
		expect(idsOf(taken.stdout)).toEqual(idsOf((await runCli(['show', archive, '--root', first!, '--json'])).stdout))
	})

	test('check and build ask which thread is meant', async () => {
		const outline = join(folder, 'talk.md')
		writeFileSync(
			outline,
			'---\ntitle: T\nthread: archive.mbox\nsides: { A: [David Hildenbrand], B: [Drew DeVault] }\n---\n',
		)
		for (const command of [['check'], ['build', '-o', join(folder, 'deck')]]) {
			const { code, stderr } = await runCli([...command, outline])
			expect(code).toBe(2)
			expect(stderr).toMatch(
				/talk\.md:3:9: error several-threads: This archive holds 7 threads; .*"root: 20211028080813/,
			)
		}
		expect((await runCli(['check', outline, '--root', '20211028080813.15966-1-sir@cmpwn.com'])).stderr).not.toMatch(
			/several/,
		)
	})

	// Messages in a row share ancestors, a thread comes back behind another, chains are folded, cut and begin alike.
	test('joins whatever ids join, in any order', async () => {
		const messages = Array.from({ length: 300 }, (_, i) => {
			const thread = ((i >> 2) * 5) % 12
			const chain = Array.from({ length: (i * 5) % 9 }, (_, depth) => `<t${thread}${'.1'.repeat(depth)}@example.org>`)
			const kept = i % 4 === 0 ? chain.slice(-2) : chain
			return { id: `<m${i}@example.org>`, references: kept, fold: i % 3 === 0 ? '\n ' : ' ' }
		})
		const mail = messages.map(({ id, references, fold }, i) => {
			const field = references.length === 0 ? '' : `References: ${references.join(fold)}\n`
			return `From a@example.org Thu Jan  1 00:00:00 1970\nFrom: Ada <a@example.org>\n${field}Message-ID: ${id}\nSubject: number ${i}\n\nText.\n\n`
		})
		const path = join(folder, 'chains.mbox')
		writeFileSync(path, mail.join(''))

		const threads = new Map<string, Set<string>>()
		for (const { id, references } of messages) {
			const joined = new Set([id, ...references].flatMap((named) => [named, ...(threads.get(named) ?? [])]))
			for (const named of joined) threads.set(named, joined)
		}
		const sizes = [...new Set(threads.values())].map((ids) => [...ids].filter((id) => id.startsWith('<m')).length)
		expect((await list(path)).map(({ messages }) => messages)).toEqual(sizes.sort((a, b) => b - a))
	})

	test('several files, one thread each, are one discussion', async () => {
		const { stdout } = await runCli(['show', ...names.map((name) => new URL(name, shared).pathname), '--json'])
		expect(JSON.parse(stdout).messages.filter(({ rebuilt }: { rebuilt: boolean }) => !rebuilt)).toHaveLength(229)
	})
})

function idsOf(json: string): string[] {
	return JSON.parse(json)
		.messages.filter(({ rebuilt }: { rebuilt: boolean }) => !rebuilt)
		.map(({ id }: { id: string }) => id)
}
