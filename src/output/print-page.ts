import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { stage } from '../deck/stage.ts'
import { CannotWrite } from './cannot-write.ts'

/** A deck in one page. */
export interface PrintedPage {
	/** It may come while the browser starts. */
	readonly html: Promise<string>
	/** As many pages the PDF must have. */
	readonly slides: number
}

/** A PDF, and each page's heading. */
export interface Print {
	readonly bytes: Uint8Array
	readonly headings: readonly string[]
}

/** Far more than a thousand slides take. */
const MOST_SECONDS = 120

/**
 * Prints a deck that is one page, with bookmarks and links. The browser sees this page and nothing else, neither network
 * nor disk; it has a profile of its own that is removed, and it is ended with all its processes when it takes too long.
 * Throws CannotWrite.
 */
export async function printPage(page: PrintedPage, executablePath: string): Promise<Print> {
	// Whoever waits for it hears of it; there may be nobody when the browser does not start.
	page.html.catch(() => {})
	const { chromium } = await import('playwright-core')
	const refuse = (reason: string) => new CannotWrite(`Cannot print the PDF: ${reason}`)
	const browser = await chromium
		.launch({
			executablePath,
			args,
			// Chromium refuses its sandbox to root.
			chromiumSandbox: process.platform === 'linux' && process.getuid?.() !== 0,
			// What ends this process ends the browser, whatever the reason: see the exit codes in cli/bin.ts.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
		})
		.catch((error: Error) => {
			throw refuse(`${executablePath} did not start: ${firstLine(error)}. Try another one with --browser.`)
		})
	const limit = new AbortController()
	const tooLate = setTimeout(MOST_SECONDS * 1000, null, { signal: limit.signal, ref: false }).then(
		() => Promise.reject(refuse(`the browser took more than ${MOST_SECONDS} seconds.`)),
		() => new Promise<never>(() => {}),
	)
	try {
		return await Promise.race([print(browser, page), tooLate])
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

/** Never resolved (RFC 2606): the page comes from memory, and all else is refused. */
const address = 'http://deck.invalid/?print-pdf'

async function print(browser: Browser, { html, slides }: PrintedPage): Promise<Print> {
	const body = await html
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
	await page.evaluate(`new Promise((done, failed) => {
		if (!window.Reveal) return failed(new Error('the deck did not start'))
		const laidOut = () => document.querySelectorAll('.pdf-page').length >= ${slides}
		const ready = () => document.fonts.ready.then(() => (laidOut() ? done() : requestAnimationFrame(ready)))
		ready()
	})`)
	// On paper every slide is there: reveal.js hides all but one from those who read by ear.
	const headings = await page.evaluate(`[...document.querySelectorAll('.pdf-page section')].map((slide) => {
		for (const name of ['inert', 'hidden', 'aria-hidden']) slide.removeAttribute(name)
		return (slide.querySelector('h1, h2')?.textContent ?? '').replace(/\\s+/g, ' ').trim()
	})`)
	const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
	return { bytes, headings: headings as string[] }
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
