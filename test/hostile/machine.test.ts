import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures, type Run, runCli, shellCommand } from '../cli/run-cli.ts'

let folder: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-machine-'))
	execFileSync('mkfifo', [join(folder, 'pipe')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shell(script: string): Promise<Run> {
	return new Promise((resolve) => {
		const child = spawn('sh', ['-c', script], { cwd: fixtures })
		const said = { stdout: '', stderr: '' }
		for (const name of ['stdout', 'stderr'] as const)
			child[name].on('data', (chunk) => {
				said[name] += chunk
			})
		child.on('close', (code) => resolve({ code, ...said }))
	})
}

const mail = (i: number, more = '', body = `Words of ${i}.\n`) =>
	`From: Ann Lee <ann@example.org>\nSubject: s\nMessage-ID: <${i}@example.org>\nDate: Mon, 6 May 2024 0${i}:00:00 +0000\n${i > 1 ? 'In-Reply-To: <1@example.org>\n' : ''}${more}\n${body}`

describe('a folder of mails', () => {
	test.each([
		['folder', ''],
		['Maildir', 'cur/'],
	])('(%s): one that cannot be read is left out, counted, and the rest is read', async (kind, inside) => {
		const box = join(folder, kind)
		for (const name of inside === '' ? [''] : ['cur', 'new', 'tmp']) mkdirSync(join(box, name), { recursive: true })
		const put = (i: number, content: string) => writeFileSync(join(box, `${inside}${i}.eml`), content)
		put(1, mail(1))
		put(2, mail(2, '', 'y'.repeat(99).concat('\n').repeat(262_145)))
		put(3, mail(3, `X-More: ${'x'.repeat(900)}\n`.repeat(116)))
		put(4, mail(4, 'Content-Type: multipart/mixed; boundary=b\n', '--b\n\nx\n'.repeat(1001)))
		put(5, mail(5))
		const { code, stdout, stderr } = await runCli(['show', box])
		expect(stdout).toMatch(/^Read 5 messages, 3 left out$/m)
		expect(stderr.match(/\/\d\.eml:1:1: warning message-unreadable: /g)).toHaveLength(3)
		expect({ code, left: stderr.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, left: '3 warnings' })
		const alone = await runCli(['show', join(box, `${inside}2.eml`)])
		expect(alone).toMatchObject({ code: 2, stdout: '' })
		expect(alone.stderr).toMatch(/message-unreadable: This message is larger than 25 MiB.*error thread-unreadable: /s)
	})

	test('with pipes, devices and folders in it is read without them', async () => {
		const box = join(folder, 'strange')
		mkdirSync(join(box, 'inner'), { recursive: true })
		writeFileSync(join(box, '1.eml'), mail(1))
		execFileSync('mkfifo', [join(box, '2.eml')])
		for (const [i, target] of ['/dev/zero', join(folder, 'pipe'), box].entries())
			symlinkSync(target, join(box, `${i + 3}.eml`))
		expect(await runCli(['show', box])).toMatchObject({ code: 0, stderr: '' })
		symlinkSync(join(folder, 'nothing'), join(box, '9.eml'))
		expect(await runCli(['show', box])).toMatchObject({
			code: 2,
			stderr: expect.stringMatching(/9\.eml" cannot be read/),
		})
	})
})

test('show prints what can be read, and does not end well when a file cannot', async () => {
	const run = await runCli(['show', 'thread.mbox', 'binary.mbox'])
	expect(run).toMatchObject({ code: 2, stdout: expect.stringContaining('Read 2 messages') })
	expect(run.stderr).toMatch(/^binary\.mbox:1:1: error thread-unreadable: /)
})

describe('a pipe', () => {
	test.each([
		['show', 'INT', 130],
		['show', 'TERM', 143],
		['check', 'INT', 130],
	] as const)('into which nobody writes keeps %s from nothing: SIG%s ends it', async (command, signal, code) => {
		const pipe = join(folder, 'pipe')
		const script = `${shellCommand} ${command} '${pipe}' & pid=$!; sleep 1; kill -${signal} $pid; (sleep 20; kill -KILL $pid) >&- 2>&- & wait $pid; code=$?; kill $! 2>&-; exit $code`
		expect((await shell(script)).code).toBe(code)
	})

	test('gives its thread, packed or not, and its outline', async () => {
		const pipe = join(folder, 'pipe')
		for (const how of ['cat', 'gzip -c']) {
			const run = await shell(`${how} thread.mbox > '${pipe}' & ${shellCommand} show '${pipe}'`)
			expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('Read 2 messages') })
		}
		const checked = await shell(`cat talk.md > '${pipe}' & ${shellCommand} check '${pipe}' thread.mbox`)
		expect(checked).toMatchObject({ code: 0 })
	})
})

describe('a machine that gives no more', () => {
	test('files to open is named, and nothing is written', async () => {
		const target = join(folder, 'deck')
		const spent =
			'import fs from "node:fs";import{syncBuiltinESMExports as s}from"node:module";const r=fs.readFileSync;fs.readFileSync=(p,...a)=>{if(/commands.cjs$/.test(p))throw Object.assign(new Error("EMFILE: too many open files"),{code:"EMFILE"});return r(p,...a)};s()'
		const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(spent)}`
		const run = await runCli(['build', 'talk.md', '-o', target], { env: { NODE_OPTIONS } })
		expect(run).toEqual({ code: 2, stdout: '', stderr: 'threaddeck: Cannot go on: EMFILE: too many open files.\n' })
		expect(readdirSync(folder)).not.toContain('deck')
	})

	test('a folder to work in is named', async () => {
		const gone = join(folder, 'gone')
		for (const args of [`build '${fixtures}talk.md' -o deck`, 'serve talk.md']) {
			const run = await shell(`mkdir '${gone}'; cd '${gone}'; rmdir '${gone}'; exec ${shellCommand} ${args}`)
			expect(run).toMatchObject({
				code: 2,
				stderr: expect.stringMatching(/^threaddeck: Cannot (?:go on|write).*uv_cwd\.\n$/m),
			})
		}
	})

	test.each(['show thread.mbox', 'show thread.mbox --json', 'check talk.md --json'])(
		'room for what %s prints is named',
		async (args) => {
			expect(await shell(`${shellCommand} ${args} > /dev/full`)).toMatchObject({
				code: 2,
				stderr: expect.stringContaining('cannot write the output: ENOSPC'),
			})
		},
	)
})
