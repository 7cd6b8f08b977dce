import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixtures, interruptCli, runCli, shellCommand } from './run-cli.ts'

let scratch: string
beforeEach(() => {
	scratch = mkdtempSync(join(tmpdir(), 'threaddeck-cli-'))
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

const shell = (command: string) =>
	promisify(execFile)('bash', ['-o', 'pipefail', '-c', command], { cwd: fixtures }).catch((error) => error)

describe('--help', () => {
	test('names every command, examples and exit codes', async () => {
		const { code, stdout, stderr } = await runCli(['--help'])
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
		for (const word of ['build', 'check', 'show', 'outline', 'Examples:', 'Exit codes:']) expect(stdout).toContain(word)
	})

	test.each(['build', 'check', 'show', 'outline'])('%s names its options', async (command) => {
		const { code, stdout } = await runCli([command, '--help'])
		expect(code).toBe(0)
		expect(stdout).toMatch(new RegExp(`^Usage: threaddeck ${command} `))
		expect(stdout).toContain('--root <message-id>')
	})

	test('--version is that of package.json', async () => {
		const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
		expect(await runCli(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
	})
})

describe('check', () => {
	test('all is well', async () => {
		expect(await runCli(['check', 'talk.md'])).toEqual({ code: 0, stdout: '2 of 2 quotes verified\n', stderr: '' })
	})

	test('-v tells how each was found', async () => {
		const { stdout } = await runCli(['check', 'talk.md', '-v'])
		expect(stdout.split('\n')).toEqual([
			expect.stringMatching(/^talk\.md:12: rewrapped {4}Ann Lee, 2024-05-01, <1@example\.org>: "It saves forty/),
			expect.stringMatching(/^talk\.md:14: exact {8}Cy Roth, 2024-05-01, <2@example\.com>: "On the board/),
			'Read 2 messages',
			'2 of 2 quotes verified',
			'',
		])
	})

	test('a quote that was altered', async () => {
		const { code, stdout, stderr } = await runCli(['check', 'false-quote.md'])
		expect(stderr).toMatch(/^false-quote\.md:12:\d+: error quote-not-found: .*forty.*\n/)
		expect({ code, stdout }).toEqual({ code: 1, stdout: '1 of 2 quotes verified\n' })
	})

	test('warnings pass, and fail with --strict', async () => {
		const lax = await runCli(['check', 'one-sided.md'])
		expect(lax.stderr).toMatch(/: warning one-sided: /)
		expect(lax.code).toBe(0)
		const strict = await runCli(['check', 'one-sided.md', '--strict'])
		expect(strict.stderr).toMatch(/: error one-sided: /)
		expect(strict.code).toBe(1)
	})

	test('--json is one document of the documented shape', async () => {
		const { code, stdout, stderr } = await runCli(['check', 'talk.md', '--json'])
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
		expect(JSON.parse(stdout)).toEqual({
			ok: true,
			verified: 2,
			requested: 2,
			read: {
				found: 2,
				duplicates: [],
				skipped: 0,
				otherThreads: 0,
				missing: [],
				undecoded: [],
				archiveLines: 0,
				skippedFiles: [],
			},
			diagnostics: [],
			quotes: [
				{
					line: 12,
					argument: 'Is it faster?',
					side: 'For',
					author: { name: 'Ann Lee', email: 'ann@example.org' },
					messageId: '1@example.org',
					url: 'https://lists.example.org/cache/1@example.org/',
					date: '2024-05-01T08:00:00.000Z',
					tier: 'rewrapped',
					selectors: [
						{
							exact: expect.stringMatching(/^It saves forty\nmilliseconds .* failure\.$/),
							prefix: expect.any(String),
							suffix: expect.any(String),
							start: expect.any(Number),
							end: expect.any(Number),
						},
					],
				},
				expect.objectContaining({ line: 14, side: 'Against', messageId: '2@example.com', tier: 'exact' }),
			],
		})
	})

	test('--json of a false quote', async () => {
		const { code, stdout } = await runCli(['check', 'false-quote.md', '--json'])
		expect(code).toBe(1)
		expect(JSON.parse(stdout)).toMatchObject({
			ok: false,
			verified: 1,
			requested: 2,
			diagnostics: [{ code: 'quote-not-found', severity: 'error', file: 'false-quote.md', line: 12, column: 3 }],
		})
	})

	test('a thread on stdin stands in for that of the front matter', async () => {
		const stdin = readFileSync(join(fixtures, 'thread.mbox'))
		expect(await runCli(['check', 'lost-thread.md', '-'], { stdin })).toMatchObject({ code: 0, stderr: '' })
	})

	test('paths of the front matter start at the outline, operands at the current folder', async () => {
		const outline = join(fixtures, 'talk.md')
		expect(await runCli(['check', outline], { cwd: scratch })).toMatchObject({ code: 0 })
		const moved = await runCli(['check', outline, 'thread.mbox'], { cwd: scratch })
		expect(moved.stderr).toMatch(/^thread\.mbox:1:1: error thread-not-found/)
	})
})

describe('outline', () => {
	test('a draft that can be checked, built and written on', async () => {
		const { code, stdout, stderr } = await runCli(['outline', 'thread.mbox'])
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
		writeFileSync(join(scratch, 'talk.md'), stdout.replace('thread.mbox', join(fixtures, 'thread.mbox')))
		expect(await runCli(['check', 'talk.md'], { cwd: scratch })).toEqual({
			code: 0,
			stdout: '2 of 2 quotes verified\n',
			stderr: '',
		})
	})

	test('of a pipe no file can be named', async () => {
		const stdin = readFileSync(join(fixtures, 'thread.mbox'))
		const { stdout } = await runCli(['outline', '-'], { stdin })
		expect(stdout).toContain('## TODO 1\n')
		expect(stdout).not.toContain('thread:')
	})

	test.each<[string, string[], RegExp]>([
		['no file', ['lost.mbox'], /^lost\.mbox:1:1: error thread-not-found/],
		['no message', ['no-message.mbox'], /^no-message\.mbox:1:1: error thread-unreadable/],
		['an archive', ['../../diagnostics/fixtures/several-threads/thread.mbox'], /: error several-threads: .*--root/],
		['no such thread', ['thread.mbox', '--root', 'x@example.org'], /error thread-unreadable: .*<x@example\.org>/],
	])('%s: nothing on stdout', async (_, args, words) => {
		const { code, stdout, stderr } = await runCli(['outline', ...args])
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
		expect(stderr).toMatch(words)
	})
})

describe('show', () => {
	test('the tree', async () => {
		const { code, stdout, stderr } = await runCli(['show', 'thread.mbox'])
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
		expect(stdout).toBe(
			`Should the cache be on by default?
2 messages by 2 people, 2024-05-01

  Ann Lee <ann@example.org>  1 message, 4 lines
  Cy Roth <cy@example.com>   1 message, 3 lines

#1 2024-05-01 Ann Lee       4 lines
#2 2024-05-01 └─ Cy Roth    3 lines

Read 2 messages
`,
		)
	})

	test('--body tells who wrote every line', async () => {
		const { stdout } = await runCli(['show', '--body', 'thread.mbox'])
		expect(stdout).toMatch(/^Ann Lee, match +│ > I would like to turn the cache on/m)
		expect(stdout).toMatch(/^Cy Roth +│ On the board that I have here/m)
	})

	test('--json is one document of the documented shape, from stdin too', async () => {
		const stdin = readFileSync(join(fixtures, 'thread.mbox'))
		const { code, stdout, stderr } = await runCli(['show', '--json', '-'], { stdin })
		expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
		const ann = { name: 'Ann Lee', email: 'ann@example.org' }
		expect(JSON.parse(stdout)).toMatchObject({
			subject: 'Should the cache be on by default?',
			participants: [ann, { name: 'Cy Roth', email: 'cy@example.com' }],
			messages: [
				{ id: '1@example.org', rebuilt: false, author: ann, authorBy: 'headers', parentId: null },
				{
					id: '2@example.com',
					date: '2024-05-01T11:00:00.000Z',
					subject: 'Re: Should the cache be on by default?',
					parentId: '1@example.org',
					url: 'https://lists.example.org/cache/2@example.com/',
					blocks: expect.arrayContaining([
						expect.objectContaining({ kind: 'attribution', depth: 0, lines: [1, 1] }),
						{
							kind: 'quoted',
							depth: 1,
							lines: [2, 3],
							text: expect.stringMatching(/^I would like .*\nmilliseconds .*failure\.$/),
							author: ann,
							messageId: '1@example.org',
							by: 'match',
							contradicts: null,
							wrap: 'lines',
							afterGap: false,
						},
					]),
				},
			],
		})
	})
})

describe('build', () => {
	test('prints where the deck lies, and the deck is the same every time', async () => {
		const first = await runCli(['build', join(fixtures, 'talk.md'), '-o', 'one'], { cwd: scratch })
		expect(first).toMatchObject({ code: 0, stdout: 'one/index.html\n' })
		expect(first.stderr).toMatch(/^\d+ slides, 2 quotes verified\n$/)
		const env = { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8', LC_ALL: 'C' }
		const second = await runCli(['build', join(fixtures, 'talk.md'), '-o', 'two'], { cwd: scratch, env })
		expect(second.code).toBe(0)
		expect(readTree(join(scratch, 'two'))).toEqual(readTree(join(scratch, 'one')))
	})

	test('the default is deck/, and it may be built again', async () => {
		for (const _ of [1, 2]) {
			const run = await runCli(['build', join(fixtures, 'talk.md')], { cwd: scratch })
			expect(run).toMatchObject({ code: 0, stdout: 'deck/index.html\n' })
		}
		expect(readdirSync(scratch)).toEqual(['deck'])
	})

	test.each([
		['false-quote.md', []],
		['one-sided.md', ['--strict']],
	])('%s is not built, the old deck stays', async (outline, options) => {
		await runCli(['build', join(fixtures, 'talk.md')], { cwd: scratch })
		const before = readTree(join(scratch, 'deck'))
		const { code, stdout, stderr } = await runCli(['build', join(fixtures, outline), ...options], { cwd: scratch })
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
		expect(stderr).toMatch(/\nNothing was written\.\n$/)
		expect(readTree(join(scratch, 'deck'))).toEqual(before)
	})

	test('what was added to a deck is not lost', async () => {
		await runCli(['build', join(fixtures, 'talk.md')], { cwd: scratch })
		writeFileSync(join(scratch, 'deck/photo.jpg'), 'mine')
		const { code, stderr } = await runCli(['build', join(fixtures, 'talk.md')], { cwd: scratch })
		expect(code).toBe(2)
		expect(stderr).toContain('photo.jpg')
	})
})

describe('in a shell', () => {
	test('a reader that leaves early is no error', async () => {
		const many = `for i in $(seq 300); do sed "s/@example/.$i@example/" thread.mbox; done`
		const { stdout, stderr, code } = await shell(
			`{ ${many}; } | ${shellCommand} show --body - | head -n 1; exit \${PIPESTATUS[1]}`,
		)
		expect({ stderr, code }).toEqual({ stderr: '', code: undefined })
		expect(stdout.split('\n')).toHaveLength(2)
	})

	test('a full disk behind the output is one', async () => {
		const { stderr, code } = await shell(`${shellCommand} show thread.mbox > /dev/full`)
		expect(stderr).toMatch(/^threaddeck: cannot write the output: .*ENOSPC.*\n$/)
		expect(code).toBe(2)
	})

	test('an interrupted run says so by its exit code', async () => {
		expect(await interruptCli(['show', '-'], 'SIGINT')).toBe(130)
		expect(await interruptCli(['show', '-'], 'SIGTERM')).toBe(143)
	})

	test('a pipe in place of a file', async () => {
		const { stdout } = await shell(`${shellCommand} show <(cat thread.mbox)`)
		expect(stdout).toContain('2 messages by 2 people')
	})
})

/** Path and content of every file below a folder. */
function readTree(folder: string): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
	return new Map(paths.map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]))
}
