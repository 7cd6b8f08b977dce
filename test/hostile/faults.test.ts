import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	watch,
	writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSource } from '../../src/open-source.ts'
import { report } from './figures.ts'
import { programForAll } from './program-for-all.ts'

const isFull = process.env.HOSTILE === 'full'
const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))
const fixtures = fileURLToPath(new URL('../cli/fixtures/', import.meta.url))

let root: string
/** A deck of the first outline stands at `deck`; the outline has been changed since. */
let deck: string
/** Hashes of the decks that the two outlines make. */
const whole = { before: '', after: '' }
let faults = 0
let lost = 0

beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'threaddeck-faults-'))
	await newTalk(root, join(root, 'model'))
	whole.before = hashOf(join(root, 'model'))
	expect((await run(['build', 'talk.md', '-o', join(root, 'model')])).code).toBe(0)
	whole.after = hashOf(join(root, 'model'))
	expect(whole.after).not.toBe(whole.before)
}, 120_000)

beforeEach(async () => {
	deck = join(mkdtempSync(join(root, 'trial-')), 'deck')
	await newTalk(root, deck)
}, 120_000)

afterAll(() => {
	rmSync(root, { recursive: true, force: true })
	report('faults injected while a deck is made', { faults, 'decks lost': lost })
})

/** Builds the first outline's deck, once for all, and leaves the second outline in `talk.md`. */
async function newTalk(folder: string, target: string): Promise<void> {
	const first = join(root, 'first')
	const talk = join(folder, 'talk.md')
	const outline = readFileSync(join(fixtures, 'talk.md'), 'utf8')
	if (!existsSync(first)) {
		cpSync(join(fixtures, 'thread.mbox'), join(root, 'thread.mbox'))
		writeFileSync(talk, outline)
		expect((await run(['build', 'talk.md', '-o', first])).code).toBe(0)
	}
	cpSync(first, target, { recursive: true })
	writeFileSync(talk, outline.replace('title: ', 'title: Again. '))
}

interface Ended {
	readonly code: number | null
	readonly stdout: string
	readonly stderr: string
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
	return spawn(process.execPath, [bin, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: 'pipe' })
}

async function ended(child: ChildProcess): Promise<Ended> {
	const said: Buffer[] = []
	const out: Buffer[] = []
	child.stdout?.on('data', (chunk) => out.push(chunk))
	child.stderr?.on('data', (chunk) => said.push(chunk))
	const [code] = await once(child, 'close')
	return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(said).toString() }
}

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
	return ended(start(args, env))
}

function hashOf(folder: string): string {
	const hash = createHash('sha256')
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
		hash.update(path.slice(folder.length)).update('\0').update(readFileSync(path))
	return hash.digest('hex')
}

/** No deck is lost: the old one or the new one stands there, whole. */
function expectWhole(): void {
	faults++
	const isWhole = [whole.before, whole.after].includes(hashOf(deck))
	if (!isWhole) lost++
	expect(isWhole).toBe(true)
}

/** The next build makes the new deck, and nothing is left beside it. */
async function expectHealed(): Promise<void> {
	expect(await run(['build', 'talk.md', '-o', deck])).toMatchObject({ code: 0 })
	expect(hashOf(deck)).toBe(whole.after)
	expect(readdirSync(join(deck, '..'))).toEqual(['deck'])
}

describe('a build that is ended from outside', () => {
	const trials = isFull ? 25 : 5

	test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
		'by %s at any moment',
		async (signal) => {
			const begun = performance.now()
			await run(['build', 'talk.md', '-o', join(deck, '../other')])
			const usual = performance.now() - begun
			rmSync(join(deck, '../other'), { recursive: true })
			for (let trial = 0; trial < trials; trial++) {
				const child = start(['build', 'talk.md', '-o', deck])
				const over = ended(child)
				await setTimeout((usual * (trial + 0.5)) / trials)
				child.kill(signal)
				const { code } = await over
				// One that was done before is done.
				if (signal !== 'SIGKILL') expect([signal === 'SIGINT' ? 130 : 143, 0, null]).toContain(code)
				await expectNothingLost()
			}
			await expectHealed()
		},
		900_000,
	)

	test('by SIGKILL while it writes', async () => {
		for (let trial = 0; trial < 2 * trials; trial++) {
			// Names in the folder change when the lock, the new folder and the old one come and go.
			const child = start(['build', 'talk.md', '-o', deck])
			const watcher = watch(join(deck, '..'))
			let changes = 0
			watcher.on('change', () => {
				if (++changes > trial % 5) child.kill('SIGKILL')
			})
			await ended(child)
			watcher.close()
			await expectNothingLost()
		}
		await expectHealed()
	}, 900_000)

	/** Between two renames the folder has another name for a moment: the next run puts it back before all else. */
	async function expectNothingLost(): Promise<void> {
		if (existsSync(deck)) return expectWhole()
		faults++
		const [old] = readdirSync(join(deck, '..')).filter((name) => /threaddeck-old-\d+$/.test(name))
		expect(hashOf(join(deck, '..', old!))).toBe(whole.before)
		await run(['build', 'no-such-talk.md', '-o', deck])
		await expectHealed()
	}
})

describe('a disk', () => {
	test('that is full leaves the old deck, and the line says so', async () => {
		const volume = smallVolume('400k')
		if (volume === null) {
			console.log('no volume can be mounted here: the size of files is limited instead')
			const shell = `trap '' XFSZ; ulimit -f 8; exec '${process.execPath}' '${bin}' build talk.md -o '${deck}'`
			const full = await ended(spawn('sh', ['-c', shell], { cwd: root, stdio: 'pipe' }))
			expect(full).toMatchObject({ code: 2, stderr: expect.stringMatching(/EFBIG|too large/) })
		} else {
			try {
				const small = join(volume, 'deck')
				writeFileSync(join(volume, 'filler'), Buffer.alloc(300 * 1024))
				const full = await run(['build', 'talk.md', '-o', small])
				expect(full).toMatchObject({ code: 2, stderr: expect.stringContaining('the disk is full') })
				expect(readdirSync(volume)).toEqual(['filler'])
			} finally {
				execFileSync('umount', [volume])
			}
		}
		expectWhole()
		await expectHealed()
	}, 120_000)

	test('on which no file can grow leaves the old deck', async () => {
		for (const blocks of isFull ? [0, 1, 8, 20, 40, 60, 100] : [1, 40]) {
			const shell = `trap '' XFSZ; ulimit -f ${blocks}; exec '${process.execPath}' '${bin}' build talk.md -o '${deck}'`
			const { code, stderr } = await ended(spawn('sh', ['-c', shell], { cwd: root, stdio: 'pipe' }))
			expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Cannot write') })
			expect(hashOf(deck)).toBe(whole.before)
			expectWhole()
		}
		await expectHealed()
	}, 300_000)

	test('that is read-only is named', async () => {
		const volume = smallVolume('8m')
		if (volume === null) {
			console.log('no volume can be mounted here: a folder that nobody may write to stands in')
			execFileSync('chmod', ['555', join(deck, '..')])
		} else {
			cpSync(deck, join(volume, 'deck'), { recursive: true })
			execFileSync('mount', ['-o', 'remount,ro', volume])
		}
		const target = volume === null ? deck : join(volume, 'deck')
		try {
			const refused = await run(['build', 'talk.md', '-o', target])
			expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(`Cannot write ${target}`) })
			expect(refused.stderr).not.toContain('    at ')
			expect(hashOf(target)).toBe(whole.before)
			faults++
		} finally {
			if (volume === null) execFileSync('chmod', ['755', join(deck, '..')])
			else execFileSync('umount', [volume])
		}
	}, 120_000)

	test.runIf(process.getuid?.() === 0)(
		'on which a user has no rights is named',
		async () => {
			execFileSync('chmod', ['-R', 'a+rX', root])
			const program = programForAll(mkdtempSync(join(root, 'program-')))
			const nobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', process.execPath, program]
			const refused = await ended(
				spawn('setpriv', [...nobody, 'build', 'talk.md', '-o', deck], { cwd: root, stdio: 'pipe' }),
			)
			expect(refused).toEqual({
				code: 2,
				stdout: '',
				stderr: expect.stringMatching(/^threaddeck: Cannot write .*: you have no permission \(EACCES\)\.\n$/),
			})
			expectWhole()
			expect(readdirSync(join(deck, '..'))).toEqual(['deck'])
		},
		120_000,
	)

	/** Null where this user may not mount one. */
	function smallVolume(size: string): string | null {
		const volume = mkdtempSync(join(root, 'volume-'))
		try {
			execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', volume], { stdio: 'ignore' })
			return volume
		} catch {
			return null
		}
	}
})

describe('input', () => {
	test.each([
		['removed', (path: string) => rmSync(path)],
		['cut short', (path: string) => truncateSync(path, 1000)],
		['replaced', (path: string) => writeFileSync(path, 'From x\nFrom: Eve <e@example.org>\n\nHa.\n')],
	])(
		'that is %s while it is read is never taken for the whole',
		async (_, spoil) => {
			const big = join(root, 'big.mbox')
			for (let trial = 1; trial <= (isFull ? 5 : 2); trial++) {
				writeFileSync(big, Array.from({ length: 2_001 }, (_, i) => message(i)).join(''))
				const child = start(['show', big, '--root', '0@example.org'])
				const over = ended(child)
				await setTimeout(trial * 100)
				spoil(big)
				const { code, stderr, stdout } = await over
				faults++
				// It may have been spoilt before it was opened, or when all was read.
				if (code === 0) expect(`${stdout}${stderr}`).toMatch(/Read 101 messages|breaks off/)
				else {
					expect(code).toBe(2)
					expect(stderr).toMatch(/^\S+:1:1: error thread-(?:unreadable|not-found): /)
				}
			}
		},
		300_000,
	)

	test.each([
		['removed', (path: string) => rmSync(path), 'there is no such file.'],
		['cut short', (path: string) => truncateSync(path, 10), 'it changed while it was read.'],
		['longer', (path: string) => writeFileSync(path, 'more', { flag: 'a' }), 'it changed while it was read.'],
	])('that is %s since it was opened is not read', async (_, spoil, reason) => {
		const path = join(root, 'one.mbox')
		writeFileSync(path, message(0))
		const opened = await openSource(path, 0)
		spoil(path)
		faults++
		expect(() => 'source' in opened && opened.source.bytes()).toThrow(reason)
	})

	function message(i: number): string {
		const id = `From x Mon Jan  1 00:00:00 2024\nFrom: P <p@example.org>\nMessage-ID: <${i}@example.org>\nSubject: S ${i}\n${i > 0 && i % 20 === 0 ? 'References: <0@example.org>\n' : ''}\n`
		return `${id}${'word word word word\n'.repeat(1700)}\n`
	}

	test('from a server that hangs up leaves the old deck', async () => {
		const mbox = readFileSync(join(root, 'thread.mbox'))
		for (const part of [0, 0.3, 0.9]) {
			const server = createServer((_, response) => {
				if (part === 0) return response.destroy()
				response.writeHead(200, { 'content-length': mbox.length, 'content-type': 'application/mbox' })
				response.write(mbox.subarray(0, mbox.length * part), () => response.destroy())
			}).listen(0, '127.0.0.1')
			await once(server, 'listening')
			const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/thread.mbox`
			const env = { XDG_CACHE_HOME: join(root, 'cache') }
			const cut = await run(['build', 'talk.md', url, '--allow-private', '-o', deck], env)
			expect(cut).toMatchObject({ code: 2, stderr: expect.stringMatching(/the connection (?:broke off|failed)/) })
			server.close()
			expectWhole()
			expect(hashOf(deck)).toBe(whole.before)
		}
		await expectHealed()
	}, 120_000)
})

test.each([2, 8])(
	'%d builds at once make one deck',
	async (count) => {
		const all = await Promise.all(Array.from({ length: count }, () => run(['build', 'talk.md', '-o', deck])))
		expect(all.map(({ code }) => code)).toEqual(all.map(() => 0))
		expectWhole()
		expect(hashOf(deck)).toBe(whole.after)
		expect(readdirSync(join(deck, '..'))).toEqual(['deck'])
	},
	120_000,
)

test('a browser that is killed leaves the old PDF', async () => {
	const target = join(deck, '../talk.pdf')
	writeFileSync(target, 'not yet')
	const profiles = mkdirSync(join(root, 'profiles'), { recursive: true })!
	const child = start(['build', 'talk.md', '-o', target, '--force'], { TMPDIR: profiles })
	const over = ended(child)
	while (child.exitCode === null && browsersWith(profiles).length === 0) await setTimeout(20)
	for (const pid of browsersWith(profiles)) {
		try {
			process.kill(pid, 'SIGKILL')
		} catch {}
	}
	const { code, stderr } = await over
	faults++
	expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Cannot print the PDF: ') })
	expect(readFileSync(target, 'utf8')).toBe('not yet')
	expect(readdirSync(join(deck, '..')).sort()).toEqual(['deck', 'talk.pdf'])
}, 120_000)

/** Processes that a profile in this folder was given to. */
function browsersWith(folder: string): number[] {
	return readdirSync('/proc').flatMap((pid) => {
		try {
			return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`=${folder}`)
				? [Number(pid)]
				: []
		} catch {
			return []
		}
	})
}

test('a port that is taken is named', async () => {
	const server = createServer().listen(0, '127.0.0.1')
	await once(server, 'listening')
	const { port } = server.address() as AddressInfo
	const refused = await run(['serve', 'talk.md', '--port', String(port)])
	expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(`port ${port} is in use`) })
	server.close()
	expectWhole()
})

test('a run that never comes to its end does not end with 0', async () => {
	// Another build holds the place, and the pause before it is tried again never ends.
	const lock = join(deck, '../.deck.threaddeck-lock')
	writeFileSync(lock, String(process.pid))
	const stuck =
		'import timers from "node:timers/promises";import{syncBuiltinESMExports as s}from"node:module";timers.setTimeout=()=>new Promise(()=>{});s()'
	const args = ['--import', `data:text/javascript,${encodeURIComponent(stuck)}`, bin, 'build', 'talk.md', '-o', deck]
	const { code, stderr } = await ended(spawn(process.execPath, args, { cwd: root, stdio: 'pipe' }))
	expect({ code, stderr }).toEqual({ code: 70, stderr: expect.stringContaining('ended before its work was done') })
	rmSync(lock)
	expectWhole()
	const mail = new URL('../../../shared/attacks/mail/mailparser-never-resolves.eml', import.meta.url)
	expect((await run(['show', fileURLToPath(mail)])).code).toBe(0)
})
