import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assembleDeck } from '../../src/deck/assemble-deck.ts'
import { loadTheme } from '../../src/render/load-theme.ts'
import { renderDeck } from '../../src/render/render-deck.ts'
import type { OutputFile } from '../../src/source-file.ts'
import { launchChromium } from '../browser/chromium.ts'
import { type ServedDeck, serveDeck } from '../browser/serve-deck.ts'
import { waitUntil } from '../browser/walk-deck.ts'
import { report } from './figures.ts'
import { buildHostileTalk } from './hostile-talk.ts'
import { addressGadgets, isFull, vectorsToTry } from './vectors.ts'
import { noHarm, watchContext } from './watch-page.ts'

/** What stands for the vector while the deck is made. */
const word = 'Vectorword'

let browser: Browser
let plain: ServedDeck
/** A deck whose templates put everything in as markup: a render that nobody ships. */
let unescaped: readonly OutputFile[]
beforeAll(async () => {
	browser = await launchChromium()
	const { built } = await buildHostileTalk([word, `${word} too`].map((text) => ({ id: text, text })))
	plain = await serveDeck(built.files)
	const theme = await loadTheme()
	const isOurs = new Set(['policy', 'scriptWords', 'this', 'else'])
	const templates = new Map(
		[...theme.templates].map(([name, text]) => [
			name,
			text.replace(/(?<!\{)\{\{([\w@.]+)\}\}/g, (tag, field) => (isOurs.has(field) ? tag : `{{{${field}}}}`)),
		]),
	)
	const { outline, resolution, thread } = built
	const deck = assembleDeck(outline, resolution, thread, theme.metrics)
	unescaped = await renderDeck(deck, { ...theme, templates })
})
afterAll(async () => {
	await browser.close()
	await plain.close()
})

/** Serves the page with whatever stands for the word at that time. */
const serveWith = (vector: () => string) => {
	const page = unescaped.find(({ path }) => path === 'index.html')!
	const html = Buffer.from(page.bytes).toString('utf8')
	const filled = {
		path: page.path,
		get bytes() {
			return Buffer.from(html.replaceAll(word, vector))
		},
	}
	return serveDeck([filled, ...unescaped.filter((file) => file !== page)])
}

async function inContext<T>(use: (context: BrowserContext) => Promise<T>): Promise<T> {
	const context = await browser.newContext()
	try {
		return await use(context)
	} finally {
		await context.close()
	}
}

test('the unescaped render is what it says: without the policy its scripts run', async () => {
	const served = await serveWith(() => '<img src=x onerror=__xss(1)>')
	await inContext(async (context) => {
		await context.route(served.url, async (route) => {
			const response = await route.fetch()
			await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv[^>]*>/, '') })
		})
		const harm = await watchContext(context, served.url)
		const page = await context.newPage()
		await page.goto(served.url)
		await page.waitForTimeout(300)
		expect(harm.scripts).toBeGreaterThan(0)
	})
	await served.close()
})

/** Markup that never comes to its end, or leads elsewhere meanwhile, is no harm that a policy would stop. */
async function isShown(page: Page, url: string): Promise<boolean> {
	try {
		await page.goto(url, { timeout: 10_000 })
		await page.waitForTimeout(30)
		return true
	} catch {
		return false
	}
}

test('with escaping switched off the policy alone lets nothing run and nothing out', async () => {
	// No policy of a page keeps it from being sent elsewhere by a refresh: that is for escaping to stop.
	const vectors = vectorsToTry(20).filter(({ text }) => !/http-equiv\W{0,3}refresh/i.test(text))
	const seen = { vectors: vectors.length, scripts: 0, dialogs: 0, requests: 0, stopped: 0 }
	const harmful: string[] = []
	let vector = ''
	const served = await serveWith(() => vector)
	await inContext(async (context) => {
		const harm = await watchContext(context, served.url)
		let page = await context.newPage()
		for (const { id, text } of vectors) {
			vector = text
			const before = { ...harm, requests: harm.requests.length }
			// What the vector before has left may lead the page elsewhere: then this one gets a page of its own.
			for (let tries = 0; tries < 2 && !(await isShown(page, served.url)); tries++) {
				await page.close()
				page = await context.newPage()
			}
			const isHarmed = harm.scripts > before.scripts || harm.dialogs > before.dialogs
			if (isHarmed || harm.requests.length > before.requests) {
				harmful.push(`${id}: ${harm.requests.slice(before.requests)} ${text}`)
			}
		}
		seen.stopped = harm.violations.length
		seen.scripts = harm.scripts
		seen.dialogs = harm.dialogs
		seen.requests = harm.requests.length
	})
	await served.close()
	report('the policy alone, escaping switched off', seen)
	expect(harmful).toEqual([])
	expect(seen.stopped).toBeGreaterThan(0)
}, 1_800_000)

test('no address of a deck makes it run or load anything', async () => {
	const { query } = addressGadgets()
	for (const gadget of query) {
		const [search = ''] = gadget.split(' ')
		await inContext(async (context) => {
			const harm = await watchContext(context, plain.url)
			const page = await context.newPage()
			await page.goto(`${plain.url}${search}`)
			await page.keyboard.press('s')
			await page.evaluate('new Promise((resolve) => setTimeout(resolve, 100))')
			expect([search, harm]).toEqual([search, noHarm])
			expect(new URL(page.url()).search).not.toMatch(/url|parallax|showNotes|postMessage|plugins/)
		})
	}
})

test('a page of somebody else’s makes a deck do nothing', async () => {
	const { postMessage } = addressGadgets()
	const foreign = await serveDeck([
		{ path: 'index.html', bytes: Buffer.from('<!doctype html><title>foreign</title><p>foreign') },
	])
	await inContext(async (context) => {
		const harm = await watchContext(context, plain.url.replace(/\d+\/$/, ''))
		const page = await context.newPage()
		await page.goto(foreign.url)
		const [deck] = await Promise.all([
			page.waitForEvent('popup'),
			page.evaluate(`window.deck = window.open(${JSON.stringify(plain.url)}); undefined`),
		])
		await waitUntil(deck, 'document.querySelector(".reveal.ready")')
		const before = await deck.evaluate('JSON.stringify([location.href, document.body.outerHTML])')
		for (const body of [...postMessage, { threaddeck: 'go', to: 'last' }, { threaddeck: 'state', slide: 3 }, null, 7]) {
			await page.evaluate(
				`deck.postMessage(${JSON.stringify(body)}, '*'); deck.postMessage(JSON.stringify(${JSON.stringify(body)}), '*')`,
			)
		}
		await deck.evaluate('new Promise((resolve) => setTimeout(resolve, 200))')
		expect(await deck.evaluate('JSON.stringify([location.href, document.body.outerHTML])')).toBe(before)
		expect(harm).toEqual(noHarm)
	})
	await foreign.close()
})

test('the full run tries every vector', () => {
	expect(vectorsToTry(20).length >= 1500).toBe(isFull)
})
