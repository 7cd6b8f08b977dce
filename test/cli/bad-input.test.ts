import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures, runCli } from './run-cli.ts'

let scratch: string
beforeAll(() => {
	scratch = mkdtempSync(join(tmpdir(), 'threaddeck-cli-'))
	writeFileSync(join(scratch, 'notes.txt'), 'not a deck')
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Arguments, then what the one line must say. All end with 2, print nothing on stdout and write nothing. */
const cannotRun: [args: string[], says: RegExp][] = [
	[['--colour'], /^threaddeck: unknown option '--colour'$/m],
	[['chekc', 'talk.md'], /unknown command 'chekc' \(Did you mean check\?\)/],
	[['check'], /missing required argument 'outline'/],
	[['check', 'talk.md', '--stric'], /unknown option '--stric' \(Did you mean --strict\?\)/],
	[['show'], /missing required argument 'thread'/],
	[['build', 'talk.md', '-o'], /option '-o, --output <target>' argument missing/],
	[['check', 'lost.md'], /^lost\.md:1:1: error outline-unreadable: .*no such file/],
	[['check', 'talk.md/x'], /^talk\.md\/x:1:1: error outline-unreadable: /],
	[['check', '.'], /^\.:1:1: error outline-unreadable: .*a folder/],
	[['check', '/dev/null'], /^\/dev\/null:1:1: error outline-unreadable: .*a device/],
	[['check', 'empty.md'], /^empty\.md:1:1: error outline-unreadable: /],
	[['check', 'binary.md'], /^binary\.md:1:1: error outline-unreadable: /],
	[['check', 'no-front-matter.md'], /^no-front-matter\.md:\d+:\d+: error (front-matter|outline-unreadable): /],
	[['check', 'broken-yaml.md'], /^broken-yaml\.md:[56]:\d+: error front-matter: /],
	[['build', 'broken-yaml.md'], /^broken-yaml\.md:[56]:\d+: error front-matter: /],
	[['check', 'no-thread.md'], /^no-thread\.md:1:1: error thread-not-found: No thread is named/],
	[['build', 'no-thread.md'], /^no-thread\.md:1:1: error thread-not-found: No thread is named/],
	[['check', 'lost-thread.md'], /^lost-thread\.md:3:9: error thread-not-found: .*lost\.mbox/],
	[['check', 'url-thread.md'], /^url-thread\.md:3:9: error thread-unreadable: .*private address.*--allow-private/],
	[['check', 'talk.md', 'lost.mbox'], /^lost\.mbox:1:1: error thread-not-found: .*no such file/],
	[['check', 'talk.md', 'empty.mbox'], /^empty\.mbox:1:1: error thread-unreadable: /],
	[['show', 'lost.mbox'], /^lost\.mbox:1:1: error thread-not-found: .*no such file/],
	[['show', 'empty-folder'], /^empty-folder:1:1: error thread-unreadable: .*no file in the folder/],
	[['show', 'empty.mbox'], /^empty\.mbox:1:1: error thread-unreadable: /],
	[['show', 'binary.mbox'], /^binary\.mbox:1:1: error thread-unreadable: /],
	[['show', 'no-message.mbox'], /^no-message\.mbox:1:1: error thread-unreadable: /],
	[['show', '-'], /^-:1:1: error thread-unreadable: /],
	[['show', 'thread.mbox', '--root', 'not-there@example.org'], /error thread-[a-z-]+: .*not-there@example\.org/],
	[['build', 'talk.md', '-o', 'talk.docx'], /there is no output for "\.docx"/],
	[['build', 'talk.md', '-o', 'out/talk.pdf', '--browser', 'lost'], /--browser says lost, which is no program/],
	[['build', 'talk.md', '-o', 'talk.md'], /the deck is made from it/],
	[['build', 'talk.md', '-o', '.'], /talk\.md lies there/],
	[['build', 'talk.md', '-o', '/'], /root of the file system/],
	[['build', 'talk.md', '-o', 'talk.md/deck/'], /talk\.md\/deck/],
	[['build', 'talk.md', '-o', '/proc/deck'], /Cannot write \/proc\/deck/],
]

describe('one line and exit code 2:', () => {
	test.each(cannotRun)('threaddeck %j', async (args, says) => {
		const before = readdirSync(fixtures)
		const { code, stdout, stderr } = await runCli(args)
		expect(stderr).toMatch(says)
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
		const lines = stderr.trimEnd().split('\n')
		expect(lines.filter((line) => !/^\d+ errors?$/.test(line))).toHaveLength(1)
		expect(readdirSync(fixtures)).toEqual(before)
	})

	test('a folder with other things in it', async () => {
		const { code, stdout, stderr } = await runCli(['build', 'talk.md', '-o', scratch])
		expect(stderr).toMatch(/^threaddeck: Cannot write .*was not made by threaddeck/m)
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
		expect(readdirSync(scratch)).toEqual(['notes.txt'])
	})

	test('no command: the help, on stderr', async () => {
		const { code, stdout, stderr } = await runCli([])
		expect(stderr).toMatch(/^Usage: threaddeck /)
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
	})
})

test('every thread that cannot be read is reported, not the first alone', async () => {
	const { code, stderr } = await runCli(['show', 'lost.mbox', 'thread.mbox', 'gone.mbox'])
	expect(stderr).toMatch(/^gone\.mbox.*\nlost\.mbox.*\n2 errors\n$/)
	expect(code).toBe(2)
})

test('unreadable input with --json is a document too', async () => {
	const { code, stdout, stderr } = await runCli(['check', 'lost.md', '--json'])
	expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
	expect(JSON.parse(stdout)).toMatchObject({ ok: false, verified: 0, diagnostics: [{ code: 'outline-unreadable' }] })
})
