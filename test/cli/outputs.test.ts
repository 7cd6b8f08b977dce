import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixtures, runCli, shellCommand } from './run-cli.ts'

const example = fileURLToPath(new URL('../../examples/cacheable-device-memory/', import.meta.url))
// A PDF is made by a browser: see test/browser.
const names = ['deck', 'talk.html', 'talk.md', 'talk.json', 'talk.argdown', 'talk.pptx']
const targets = names.flatMap((name) => ['-o', name])

let scratch: string
beforeEach(() => {
	scratch = mkdtempSync(join(tmpdir(), 'threaddeck-outputs-'))
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

test('the same input gives the same bytes in another folder, time zone, language and mask', async () => {
	const folders = ['a', 'b/somewhere else']
	for (const [i, folder] of folders.entries()) {
		const cwd = join(scratch, folder)
		mkdirSync(cwd, { recursive: true })
		for (const file of ['outline.md', 'thread.mbox']) copyFileSync(join(example, file), join(cwd, file))
		const env = i === 0 ? {} : { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: cwd }
		const command = `umask ${i === 0 ? '022' : '077'}; ${shellCommand} build outline.md ${targets.join(' ')}`
		expect(await shell(command, { cwd, env })).toMatchObject({ code: 0 })
	}
	const [one, two] = folders.map((folder) => tree(join(scratch, folder)))
	expect([...(one?.keys() ?? [])]).toEqual([...(two?.keys() ?? [])])
	expect(one?.size).toBeGreaterThan(15)
	for (const [name, bytes] of one ?? []) expect(two?.get(name)?.equals(bytes), name).toBe(true)
})

describe('--stdout', () => {
	test('json is the deck that a file would hold, and nothing is written', async () => {
		const outline = join(fixtures, 'talk.md')
		const piped = await runCli(['build', outline, '--stdout', 'json'], { cwd: scratch })
		expect(readdirSync(scratch)).toEqual([])
		await runCli(['build', outline, '-o', 'talk.json'], { cwd: scratch })
		const { madeBy, ...deck } = JSON.parse(readFileSync(join(scratch, 'talk.json'), 'utf8'))
		expect(madeBy).toMatch(/^made by threaddeck, sha256-/)
		expect(JSON.parse(piped.stdout)).toEqual(deck)
	})

	test('md leaves stdout to the write-up, and names what is written on stderr', async () => {
		const outline = join(fixtures, 'talk.md')
		const { code, stdout, stderr } = await runCli(['build', outline, '--stdout', 'md', '-o', 'talk.md'], {
			cwd: scratch,
		})
		expect(code).toBe(0)
		expect(stderr).toMatch(/verified\ntalk\.md\n$/)
		const written = readFileSync(join(scratch, 'talk.md'), 'utf8')
		expect(written.startsWith(`${stdout}\n<!-- made by threaddeck`)).toBe(true)
		expect(stdout).toMatch(/^> It saves forty milliseconds of every boot.*\n>\n> — \[Ann Lee, /m)
	})

	test('md names a side that is one person once', async () => {
		const outline = readFileSync(join(fixtures, 'talk.md'), 'utf8').replace(/^ {2}For: .*$/m, '  Ann Lee: [Ann Lee]')
		writeFileSync(join(scratch, 'talk.md'), outline)
		const { stdout } = await runCli(['build', 'talk.md', join(fixtures, 'thread.mbox'), '--stdout', 'md'], {
			cwd: scratch,
		})
		expect(stdout).toMatch(/^- \*\*Ann Lee\*\*$/m)
	})

	test('another format is a mistake', async () => {
		const { code, stderr } = await runCli(['build', 'talk.md', '--stdout', 'pdf'])
		expect(code).toBe(2)
		expect(stderr).toMatch(/^threaddeck: .*--stdout.*json, md/)
	})
})

describe('nothing is left half', () => {
	const outline = join(example, 'outline.md')

	test.each(['SIGINT', 'SIGTERM'] as const)('by %s, whenever it comes', async (signal) => {
		const both = ['-o', 'deck', '-o', 'talk.json']
		await runCli(['build', outline, ...both], { cwd: scratch })
		const after = tree(scratch)
		await runCli(['build', join(fixtures, 'talk.md'), ...both], { cwd: scratch })
		const before = tree(scratch)
		for (const wait of [60, 160, 260]) {
			const code = await interrupt(['build', outline, ...both], signal, wait)
			const now = tree(scratch)
			expect([before, after]).toContainEqual(now)
			// Null: it came before the program could hear it.
			expect([0, null, signal === 'SIGINT' ? 130 : 143]).toContain(code)
		}
	})

	test('when there is no browser, and it says what to do', async () => {
		await runCli(['build', outline, '-o', 'talk.md'], { cwd: scratch })
		const before = tree(scratch)
		const env = { CHROME_PATH: join(scratch, 'none') }
		const { code, stderr } = await runCli(['build', outline, '-o', 'talk.md', '-o', 'talk.pdf'], { cwd: scratch, env })
		expect(code).toBe(2)
		expect(stderr).toMatch(/^threaddeck: Cannot print the PDF: CHROME_PATH says .*none, which is no program/m)
		expect(tree(scratch)).toEqual(before)
	})

	test('a file that is not ours stays', async () => {
		writeFileSync(join(scratch, 'talk.md'), 'my own words')
		const { code, stderr } = await runCli(['build', outline, '-o', 'deck', '-o', 'talk.md'], { cwd: scratch })
		expect(code).toBe(2)
		expect(stderr).toMatch(/^threaddeck: Cannot write talk\.md: .*--force\.\n$/m)
		expect(readdirSync(scratch)).toEqual(['talk.md'])
		expect((await runCli(['build', outline, '-o', 'talk.md', '--force'], { cwd: scratch })).code).toBe(0)
	})

	test('many builds at once: the deck is one of them', async () => {
		const runs = Array.from({ length: 4 }, (_, i) =>
			runCli(['build', i % 2 === 0 ? outline : join(fixtures, 'talk.md'), '-o', 'deck', '-o', 'talk.json'], {
				cwd: scratch,
			}),
		)
		for (const { code } of await Promise.all(runs)) expect(code).toBe(0)
		const { madeBy, ...deck } = JSON.parse(readFileSync(join(scratch, 'talk.json'), 'utf8'))
		expect(JSON.parse(readFileSync(join(scratch, 'deck/deck.json'), 'utf8'))).toEqual(deck)
		expect(readdirSync(scratch).sort()).toEqual(['deck', 'talk.json'])
	})
})

function shell(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }): Promise<{ code: number | null }> {
	return new Promise((resolve, reject) => {
		const env = { ...process.env, ...options.env }
		const child = spawn('sh', ['-c', command], { cwd: options.cwd, env, stdio: 'ignore' })
		child.on('error', reject)
		child.on('close', (code) => resolve({ code }))
	})
}

/** The exit code of a run that gets a signal after so many milliseconds; it may be done by then. */
function interrupt(args: readonly string[], signal: NodeJS.Signals, wait: number): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))
		const child = spawn(process.execPath, [bin, ...args], { cwd: scratch, stdio: 'ignore' })
		const timer = setTimeout(() => child.kill(signal), wait)
		child.on('error', reject)
		child.on('close', (code) => {
			clearTimeout(timer)
			resolve(code)
		})
	})
}

/** The bytes of every file below a folder but the input, by path. */
function tree(folder: string): Map<string, Buffer> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
	return new Map(
		paths
			.filter((path) => !/^(outline\.md|thread\.mbox)$/.test(path))
			.map((path) => [path, readFileSync(join(folder, path))]),
	)
}
