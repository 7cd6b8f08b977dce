import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { stage } from '../deck/stage.ts'
import { CannotWrite } from './cannot-write.ts'

/** A deck in one page, and what its address ends with. */
export interface OpenedPage {
	/** It may come while the browser starts. */
	readonly html: Promise<string>
	readonly query: string
}

/** The browser's program, and what it is started for: "print the PDF". */
export interface BrowserTask {
	readonly program: string
	readonly task: string
	/** Then the browser is ended; far more than a thousand slides take when not given. */
	readonly mostSeconds?: number | undefined
}

/** Far more than a thousand slides take. */
const MOST_SECONDS = 120

/**
 * Opens a deck that is one page in a browser and lets `work` have it. The browser sees this page and nothing else, neither
 * network nor disk; it has a profile of its own that is removed, and it is ended with all its processes when it takes too
 * long. Throws CannotWrite.
 */
export async function browsePage<T>(
	opened: OpenedPage,
	{ program, task, mostSeconds = MOST_SECONDS }: BrowserTask,
	work: (page: Page) => Promise<T>,
): Promise<T> {
	// Whoever waits for it hears of it; there may be nobody when the browser does not start.
	opened.html.catch(() => {})
	const { chromium } = await import('playwright-core')
	const refuse = (reason: string) => new CannotWrite(`Cannot ${task}: ${reason}`)
	const browser = await chromium
		.launch({
			executablePath: program,
			args,
			// Chromium refuses its sandbox to root.
			chromiumSandbox: process.platform === 'linux' && process.getuid?.() !== 0,
			// What ends this process ends the browser, whatever the reason: see the exit codes in cli/bin.ts.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
		})
		.catch((error: Error) => {
			throw refuse(`${program} did not start: ${firstLine(error)}. Try another one with --browser.`)
		})
	const limit = new AbortController()
	const tooLate = setTimeout(mostSeconds * 1000, null, { signal: limit.signal, ref: false }).then(
		() => Promise.reject(refuse(`the browser took more than ${mostSeconds} seconds.`)),
		() => new Promise<never>(() => {}),
	)
	try {
		return await Promise.race([open(browser, opened).then(work), tooLate])
	} catch (error) {
		throw error instanceof CannotWrite ? error : refuse(firstLine(error as Error))
	} finally {
		limit.abort()
		await end(browser)
	}
}

const args = [
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--host-resolver-rules=MAP * ~NOTFOUND',
	'--font-render-hinting=none',
	'--lang=en-US',
]

async function open(browser: Browser, { html, query }: OpenedPage): Promise<Page> {
	const body = await html
	// Never resolved (RFC 2606): the page comes from memory, and all else is refused.
	const address = `http://deck.invalid/${query}`
	const context = await browser.newContext({
		viewport: { width: stage.width, height: stage.height },
		colorScheme: 'light',
		locale: 'en-US',
		timezoneId: 'UTC',
		acceptDownloads: false,
		serviceWorkers: 'block',
	})
	await context.route('**/*', (route) =>
		route.request().url() === address
			? route.fulfill({ contentType: 'text/html; charset=utf-8', body })
			: route.abort(),
	)
	const page = await context.newPage()
	await page.goto(address)
	return page
}

/** Asked twice to close, Playwright kills the browser and its children. */
async function end(browser: Browser): Promise<void> {
	const closed = browser.close()
	await Promise.race([closed, setTimeout(5_000, null, { ref: false })])
	await browser.close()
}

function firstLine({ message }: Error): string {
	return (message.split('\n')[0] ?? '').replace(/\.$/, '')
}
