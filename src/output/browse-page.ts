import { setTimeout } from 'node:timers/promises'
import { stage } from '../deck/stage.ts'
import { CannotWrite } from './cannot-write.ts'
import { mediaType } from './media-type.ts'
import type { Answer, Browser } from './start-browser.ts'

/** A deck's page as the browser asks for it: the bytes of the file at a path beside it, null where there is none. */
export type FileAt = (path: string) => Uint8Array | Promise<Uint8Array> | null

/** A deck, and how its page is to be shown. */
export interface OpenedPage {
	/** They may come while the browser starts. */
	readonly files: Promise<FileAt>
	/** What the page's address ends with: "?print-pdf". */
	readonly query: string
	/** Runs before the page's own scripts. */
	readonly script?: string
}

/** A browser that was started, and what for: "print the PDF". */
export interface BrowserTask {
	readonly browser: Browser
	readonly task: string
	/** Then the browser is ended; far more than a thousand slides take when not given. */
	readonly mostSeconds?: number | undefined
}

/** Far more than a thousand slides take. */
const MOST_SECONDS = 120

/** The page that was opened. What these throw is an Error of one line. */
export interface Tab {
	/** The value of an expression, waited for; plain data. */
	evaluate(expression: string): Promise<Answer>
	/** One of the protocol's commands for pages, such as `Page.printToPDF`. */
	send(method: string, params: object): Promise<Answer>
}

/** What came of the work in a page, and when the browser is gone, which is more than that takes. */
export interface Browsed<T> {
	readonly result: T
	readonly ended: Promise<void>
}

/**
 * Opens a deck in a browser and lets `work` have it. The browser sees the deck's files and nothing else, neither network nor
 * disk; it is ended with all its processes, also when it takes too long. Throws CannotWrite, when it is gone.
 */
export async function browsePage<T>(
	opened: OpenedPage,
	{ browser, task, mostSeconds = MOST_SECONDS }: BrowserTask,
	work: (tab: Tab) => Promise<T>,
): Promise<Browsed<T>> {
	// Whoever waits for them hears of it; there may be nobody when the browser does not start.
	opened.files.catch(() => {})
	const refuse = (reason: string) => new CannotWrite(`Cannot ${task}: ${reason}`)
	const limit = new AbortController()
	const tooLate = setTimeout(mostSeconds * 1000, null, { signal: limit.signal, ref: false }).then(
		() => Promise.reject(refuse(`the browser took more than ${mostSeconds} seconds.`)),
		() => new Promise<never>(() => {}),
	)
	try {
		await Promise.race([browser.send('Browser.getVersion'), tooLate]).catch((error: Error) => {
			throw refuse(`${browser.program} did not start: ${firstLine(error)}. Try another one with --browser.`)
		})
		const result = await Promise.race([open(browser, opened, work), tooLate])
		return { result, ended: browser.end() }
	} catch (error) {
		await browser.end()
		throw error instanceof CannotWrite ? error : refuse(`${firstLine(error as Error)}.`)
	} finally {
		limit.abort()
	}
}

/** Never resolved (RFC 2606): what lies there comes from memory, and all else is refused. */
const origin = 'http://deck.invalid/'

async function open<T>(
	browser: Browser,
	{ files, query, script }: OpenedPage,
	work: (tab: Tab) => Promise<T>,
): Promise<T> {
	const fileAt = await files
	let broken: (error: Error) => void = () => {}
	const trouble = new Promise<never>((_, failed) => {
		broken = failed
	})
	browser.on('Fetch.requestPaused', async ({ requestId, request }, session) => {
		const bytes = await Promise.resolve(askedFor(request.url, fileAt)).catch((error: Error) => {
			broken(error)
			return null
		})
		const [answer, how] = bytes === null ? refused : (['Fetch.fulfillRequest', response(request.url, bytes)] as const)
		// Who asked may be gone.
		browser.send(answer, { requestId, ...how }, session).catch(() => {})
	})
	const first = new Promise<string>((found) => {
		// Frames, workers and windows that the page opens stand still until they are guarded too.
		browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
			// What knows no such guard stands still for good.
			guard(browser, sessionId).then(
				() => targetInfo.type === 'page' && found(sessionId),
				() => {},
			)
		})
	})
	const opened = async () => {
		await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' })
		await browser.send('Target.setAutoAttach', attachAll)
		const session = await first
		const tab = tabOf(browser, session)
		await Promise.all([
			tab.send('Page.enable', {}),
			tab.send('Page.setLifecycleEventsEnabled', { enabled: true }),
			...(script === undefined ? [] : [tab.send('Page.addScriptToEvaluateOnNewDocument', { source: script })]),
			tab.send('Emulation.setDeviceMetricsOverride', { ...stage, deviceScaleFactor: 1, mobile: false }),
			tab.send('Emulation.setTimezoneOverride', { timezoneId: 'UTC' }),
			tab.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'light' }] }),
		])
		await load(browser, tab, `${origin}${query}`)
		return work(tab)
	}
	return Promise.race([opened(), trouble])
}

const attachAll = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }

/** Lets nothing through that is not answered here. */
async function guard(browser: Browser, session: string): Promise<void> {
	await browser.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session)
	await browser.send('Target.setAutoAttach', attachAll, session)
	await browser.send('Runtime.runIfWaitingForDebugger', {}, session)
}

const refused = ['Fetch.failRequest', { errorReason: 'BlockedByClient' }] as const

function askedFor(url: string, fileAt: FileAt): ReturnType<FileAt> {
	const { href, pathname } = new URL(url)
	if (!href.startsWith(origin)) return null
	return fileAt(pathname === '/' ? 'index.html' : pathname.slice(1))
}

function response(url: string, bytes: Uint8Array): object {
	const type = mediaType(new URL(url).pathname.replace(/\/$/, '/index.html'))
	return {
		responseCode: 200,
		responseHeaders: [{ name: 'content-type', value: type }],
		body: Buffer.from(bytes).toString('base64'),
	}
}

/** The empty page that the window began with loads too. */
async function load(browser: Browser, tab: Tab, url: string): Promise<void> {
	const loads = new Set<string>()
	let next = () => {}
	browser.on('Page.lifecycleEvent', ({ name, loaderId }) => {
		if (name !== 'load') return
		loads.add(loaderId)
		next()
	})
	const { loaderId, errorText } = await tab.send('Page.navigate', { url })
	if (errorText) throw new Error(errorText)
	while (!loads.has(loaderId)) {
		await new Promise<void>((heard) => {
			next = heard
		})
	}
}

function tabOf(browser: Browser, session: string): Tab {
	const send: Tab['send'] = (method, params) => browser.send(method, params, session)
	return {
		send,
		async evaluate(expression) {
			const { result, exceptionDetails } = await send('Runtime.evaluate', {
				expression,
				awaitPromise: true,
				returnByValue: true,
			})
			if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
			return result.value
		},
	}
}

function firstLine({ message }: Error): string {
	return (message.split('\n')[0] ?? '').replace(/\.$/, '')
}
