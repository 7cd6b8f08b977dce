import { execFileSync, spawnSync } from 'node:child_process'
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileAt } from '../../src/output/browse-page.ts'
import { findBrowser } from '../../src/output/find-browser.ts'
import { printPage } from '../../src/output/print-page.ts'
import { startBrowser } from '../../src/output/start-browser.ts'
import { fixtures, runCli } from '../cli/run-cli.ts'
import { programForAll } from './program-for-all.ts'

/** Words that stand in a file of this disk. */
const secret = 'Canary9173'

let folder: string
let temporary: string | undefined
let server: Server
let asked = 0
let origin: string

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-print-'))
	for (const name of ['secret.html', 'secret.txt', 'secret.js', 'secret.css'])
		writeFileSync(join(folder, name), `document.title = "${secret}" /* ${secret} */`)
	// Where the browser keeps its profile.
	temporary = process.env.TMPDIR
	process.env.TMPDIR = join(folder, 'tmp')
	mkdirSync(process.env.TMPDIR)
	server = createServer((_, response) => {
		response.setHeader('access-control-allow-origin', '*').end(secret)
	})
	server.on('connection', () => {
		asked++
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
	if (temporary === undefined) delete process.env.TMPDIR
	else process.env.TMPDIR = temporary
	server.close()
	rmSync(folder, { recursive: true, force: true })
})

function textOf(bytes: Uint8Array): string {
	writeFileSync(join(folder, 'printed.pdf'), bytes)
	return execFileSync('pdftotext', [join(folder, 'printed.pdf'), '-'], { encoding: 'utf8' })
}

function expectNothingLeft(): void {
	expect(readdirSync(join(folder, 'tmp')).filter((name) => !name.startsWith('node-compile-cache'))).toEqual([])
	const running = readdirSync('/proc').filter((pid) => {
		try {
			return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`=${folder}`)
		} catch {
			return false
		}
	})
	expect(running).toEqual([])
}

/** A page of one slide, without any policy of its own. */
async function page(body: string): Promise<FileAt> {
	const html = Buffer.from(`<!doctype html><section><h1>Here</h1>${body}</section>`)
	return (path) => (path === 'index.html' ? html : null)
}

const browser = findBrowser(undefined, 'print the PDF')

async function printed(files: Promise<FileAt>, program = browser, mostSeconds?: number): Promise<Uint8Array> {
	const { result, ended } = await printPage(files, startBrowser(program), mostSeconds)
	await ended
	return result.bytes
}

describe('the browser that prints, no policy in the page', () => {
	test.each([
		['a frame', (url: string) => `<iframe src="${url}" width="900" height="300"></iframe>`],
		['an object', (url: string) => `<object data="${url}" width="900" height="300"></object>`],
		['an embed', (url: string) => `<embed src="${url}" width="900" height="300">`],
		['a script', (url: string) => `<script src="${url}"></script>`],
		['a style sheet', (url: string) => `<link rel="stylesheet" href="${url}"><img src="${url}">`],
		[
			'fetch',
			(url: string) =>
				`<p id="out"></p><script>fetch("${url}").then((r) => r.text()).then((t) => { out.textContent = t })</script>`,
		],
		[
			'XMLHttpRequest',
			(url: string) =>
				`<p id="out"></p><script>try { x = new XMLHttpRequest(); x.open('GET', "${url}", false); x.send(); out.textContent = x.responseText } catch {}</script>`,
		],
		['a window', (url: string) => `<script>window.open("${url}")</script>`],
		[
			'a worker',
			(url: string) =>
				`<script>try { new Worker("${url}") } catch {}; new EventSource("${url}"); navigator.sendBeacon("${url}")</script>`,
		],
		[
			'a socket',
			(url: string) => `<script>try { new WebSocket("${url.replace(/^(?:http|file)/, 'ws')}") } catch {}</script>`,
		],
		[
			'a hint',
			(url: string) =>
				`<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}"><link rel="prerender" href="${url}"><link rel="manifest" href="${url}">`,
		],
		[
			'a form',
			(url: string) =>
				`<iframe name="f"></iframe><form target="f" action="${url}"></form><script>document.forms[0].submit()</script>`,
		],
		[
			'a video',
			(url: string) => `<video src="${url}" autoplay></video><audio src="${url}" autoplay></audio><track src="${url}">`,
		],
	])(
		'%s reads no file and asks no server',
		async (_, bodyWith) => {
			const body = [`file://${folder}/secret.html`, `file://${folder}/secret.txt`, `${origin}/x`].map(bodyWith).join('')
			const text = textOf(await printed(page(body)))
			expect(text).toContain('Here')
			expect(text).not.toContain(secret)
			expect(asked).toBe(0)
			expectNothingLeft()
		},
		60_000,
	)

	test.each([
		['a refresh', (url: string) => `<meta http-equiv="refresh" content="0;url=${url}">`],
		['a script', (url: string) => `<script>location = "${url}"</script>`],
	])(
		'%s that leads elsewhere leads nowhere',
		async (_, bodyWith) => {
			for (const url of [`file://${folder}/secret.html`, `${origin}/x`]) {
				const bytes = await printed(page(bodyWith(url)), browser, 20).catch(({ message }) => {
					expect(message).toMatch(/^Cannot print the PDF: /)
					return null
				})
				if (bytes) expect(textOf(bytes)).not.toContain(secret)
				expect(asked).toBe(0)
			}
			expectNothingLeft()
		},
		60_000,
	)

	test('that never comes to an end is ended with all its processes', async () => {
		const endless = page('<script>for (;;);</script>')
		await expect(printed(endless, browser, 3)).rejects.toThrow('the browser took more than 3 seconds')
		expectNothingLeft()
	}, 60_000)

	test('keeps its sandbox, unless it is root’s, to whom Chromium refuses it', async () => {
		const wrapper = join(folder, 'browser.sh')
		writeFileSync(wrapper, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/args'\nexec '${browser}' "$@"\n`)
		chmodSync(wrapper, 0o755)
		// Without a user's own rights to it, the browser may refuse to start: its command line tells.
		await printed(page(''), wrapper).catch(() => {})
		const args = readFileSync(join(folder, 'args'), 'utf8').split('\n')
		expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
		expect(args.some((arg) => arg.startsWith(`--user-data-dir=${folder}/tmp/`))).toBe(true)
		expectNothingLeft()
	}, 60_000)
})

test.each([
	['whose outline has an error', 'draft.md', 1],
	['that may not replace its target', 'talk.md', 2],
])('a build %s starts a browser in vain and leaves none behind', async (_, outline, code) => {
	const home = join(folder, 'in-vain')
	mkdirSync(home, { recursive: true })
	writeFileSync(join(home, 'talk.pdf'), 'my own words')
	writeFileSync(join(home, 'draft.md'), '---\nthread: thread.mbox\n---\n\n## Costs\n\n> Nobody wrote this.\n')
	for (const name of ['talk.md', 'thread.mbox']) cpSync(join(fixtures, name), join(home, name))
	const wrapper = join(home, 'browser.sh')
	writeFileSync(wrapper, `#!/bin/sh\ntouch '${home}/started'\nexec '${browser}' "$@"\n`)
	chmodSync(wrapper, 0o755)
	const run = await runCli(['build', outline, '-o', 'talk.pdf', '--browser', wrapper], { cwd: home })
	expect(run.code).toBe(code)
	expect(existsSync(join(home, 'started'))).toBe(true)
	expect(readFileSync(join(home, 'talk.pdf'), 'utf8')).toBe('my own words')
	expectNothingLeft()
})

test.runIf(process.getuid?.() === 0)(
	'somebody who is not root prints with the sandbox on, or is told why not',
	async () => {
		const home = join(folder, 'nobody')
		for (const name of ['', 'tmp']) mkdirSync(join(home, name), { recursive: true })
		for (const name of ['talk.md', 'thread.mbox']) cpSync(join(fixtures, name), join(home, name))
		const wrapper = join(home, 'browser.sh')
		const args = join(home, 'args')
		writeFileSync(wrapper, `#!/bin/sh\nprintf '%s\\n' "$@" > '${args}'\nexec '${browser}' "$@"\n`)
		execFileSync('chmod', ['-R', 'a+rwX', folder])
		execFileSync('chmod', ['755', wrapper])
		const nobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', 'env', `HOME=${home}`, `TMPDIR=${home}/tmp`]
		const { status, stderr } = spawnSync(
			'setpriv',
			[
				...nobody,
				process.execPath,
				programForAll(join(folder, 'program')),
				'build',
				'talk.md',
				'-o',
				'talk.pdf',
				'--browser',
				wrapper,
			],
			{ cwd: home, encoding: 'utf8' },
		)
		console.log(`a build by nobody ended with ${status}: ${stderr.trim()}`)
		const asked = readFileSync(args, 'utf8').split('\n')
		expect(asked).not.toContain('--no-sandbox')
		if (status === 0) expect(textOf(readFileSync(join(home, 'talk.pdf')))).toContain('cache')
		else
			expect({ status, stderr }).toEqual({
				status: 2,
				stderr: expect.stringMatching(/Cannot print the PDF: .* did not start: .*--browser/),
			})
		expect(readdirSync(join(home, 'tmp')).filter((name) => !name.startsWith('node-compile-cache'))).toEqual([])
		expectNothingLeft()
	},
	120_000,
)

test('a theme that asks for files of this disk and for servers gets none, neither in the PDF nor in the page', async () => {
	const theme = join(folder, 'theme')
	mkdirSync(join(theme, 'partials'), { recursive: true })
	mkdirSync(join(theme, 'styles'))
	const deck = readFileSync(new URL('../../templates/default/deck.hbs', import.meta.url), 'utf8')
	const urls = [`file://${folder}/secret.html`, `${origin}/x`]
	const probes = urls.map(
		(url) =>
			`<iframe src="${url}"></iframe><img src="${url}"><object data="${url}"></object><script>document.title=1;fetch("${url}")</script>`,
	)
	writeFileSync(join(theme, 'deck.hbs'), deck.replace('</body>', `${probes.join('')}</body>`))
	writeFileSync(join(theme, 'styles/mine.css'), urls.map((url) => `body { background: url("${url}") }`).join('\n'))
	const target = join(folder, 'talk.pdf')
	const { code, stderr } = await runCli(['build', join(fixtures, 'talk.md'), '--theme', theme, '-o', target])
	expect(stderr).toContain('theme-unsafe')
	// A theme may be refused for what it asks for; then there is no PDF either.
	if (code === 0) expect(textOf(readFileSync(target))).not.toContain(secret)
	else expect(existsSync(target)).toBe(false)
	expect({ code, asked, said: stderr.match(/^threaddeck: .*/m) }).toEqual({ code: 0, asked: 0, said: null })
	expectNothingLeft()
}, 60_000)
