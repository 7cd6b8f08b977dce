import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'

/** A browser that was started, and is spoken to by the Chrome DevTools Protocol. */
export interface Browser {
	readonly program: string
	/**
	 * Sends a command, to one of its pages when a session is named, and gives the answer. Throws an Error when the browser
	 * refuses or ends before.
	 */
	send(method: string, params?: object, session?: string): Promise<Answer>
	/** Calls back for each event of a name. */
	on(event: string, listen: (params: Answer, session: string) => void): void
	/** Ends it with all its processes, and removes its profile. Once is enough; more do no harm. */
	end(): Promise<void>
}

/** As the protocol describes it for each command and event: https://chromedevtools.github.io/devtools-protocol/ */
// biome-ignore lint/suspicious/noExplicitAny: its thousand types are no part of this package.
export type Answer = any

/**
 * Starts a browser with a profile of its own. It ends with this process. Commands may be sent at once; whether it started
 * they tell.
 */
export function startBrowser(program: string): Browser {
	const profile = mkdtempSync(join(tmpdir(), 'threaddeck-browser-'))
	const child = spawn(program, [...args, ...sandbox(), `--user-data-dir=${profile}`, blank], {
		// Its pipes for commands and answers are 3 and 4; that for its errors tells when the last of its processes is gone.
		stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
		// A group of its own, to be ended as one.
		detached: process.platform !== 'win32',
	})
	const removeNow = () => {
		kill(child)
		rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
	}
	process.once('exit', removeNow)
	const gone = once(child, 'close').catch(() => {})
	const connection = connect(child)
	const end = async () => {
		// Asked to, it clears away what it has outside of its profile too.
		connection.send('Browser.close').catch(() => {})
		await Promise.race([gone, setTimeout(5_000, null, { ref: false })])
		kill(child)
		await Promise.race([gone, setTimeout(5_000, null, { ref: false })])
		await rm(profile, { recursive: true, force: true, maxRetries: 5 })
		process.off('exit', removeNow)
	}
	let ended: Promise<void> | null = null
	return {
		...connection,
		program,
		end() {
			ended ??= end()
			return ended
		},
	}
}

/** A window without tabs and bars: those are pages too, and take the browser longer than a deck. */
const blank = '--app=data:,'

const args = [
	'--headless',
	'--remote-debugging-pipe',
	'--no-first-run',
	'--no-default-browser-check',
	'--disable-background-networking',
	'--disable-breakpad',
	'--disable-component-update',
	'--disable-default-apps',
	'--disable-dev-shm-usage',
	'--disable-extensions',
	'--disable-gpu',
	'--disable-quic',
	'--disable-search-engine-choice-screen',
	'--disable-sync',
	'--font-render-hinting=none',
	'--force-color-profile=srgb',
	'--hide-scrollbars',
	'--host-resolver-rules=MAP * ~NOTFOUND',
	'--lang=en-US',
	'--mute-audio',
	'--password-store=basic',
	'--use-mock-keychain',
]

/** Chromium refuses its sandbox to root. */
function sandbox(): string[] {
	return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function kill({ pid }: ChildProcess): void {
	if (pid === undefined) return
	try {
		if (process.platform === 'win32') spawn('taskkill', ['/pid', `${pid}`, '/T', '/F'], { stdio: 'ignore' })
		else process.kill(-pid, 'SIGKILL')
	} catch {
		// It is no more.
	}
}

/** Commands and answers are JSON, each with a zero after it. */
function connect(child: ChildProcess): Pick<Browser, 'send' | 'on'> {
	const [, , errors, commands, answers] = child.stdio as unknown as [null, null, Readable, Writable, Readable]
	const waiting = new Map<number, { done: (answer: Answer) => void; failed: (error: Error) => void }>()
	const listeners = new Map<string, (params: Answer, session: string) => void>()
	let over: Error | null = null
	let lastError = ''
	const close = (reason: string) => {
		over ??= new Error(lastError === '' ? reason : `${reason}: ${lastError}`)
		for (const { failed } of waiting.values()) failed(over)
		waiting.clear()
	}
	child.on('error', ({ message }) => close(message))
	child.on('close', () => close('the browser ended'))
	errors.on('data', (bytes: Buffer) => {
		lastError = bytes.toString('utf8').trim().split('\n').at(-1) ?? ''
	})
	// It may be gone in the middle of a word.
	commands.on('error', () => {})
	answers.on('error', () => {})

	const hear = ({ id, method, params, result, error, sessionId }: Answer) => {
		const asked = waiting.get(id)
		waiting.delete(id)
		if (error) asked?.failed(new Error(error.message))
		else if (asked) asked.done(result)
		else listeners.get(method)?.(params, sessionId)
	}
	let parts: Buffer[] = []
	answers.on('data', (bytes: Buffer) => {
		let start = 0
		for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
			hear(JSON.parse(Buffer.concat([...parts, bytes.subarray(start, end)]).toString('utf8')))
			parts = []
			start = end + 1
		}
		parts.push(bytes.subarray(start))
	})
	let last = 0
	return {
		send: (method, params = {}, sessionId) =>
			new Promise((done, failed) => {
				if (over) return failed(over)
				last++
				waiting.set(last, { done, failed })
				commands.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`)
			}),
		on: (event, listen) => listeners.set(event, listen),
	}
}
