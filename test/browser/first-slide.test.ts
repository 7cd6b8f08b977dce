import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assembleDeck } from '../../src/deck/assemble-deck.ts'
import { small } from '../../src/deck/fixtures/small.ts'
import { buildTalk } from '../../src/deck/fixtures/talks.ts'
import { loadTheme } from '../../src/render/load-theme.ts'
import { renderDeck } from '../../src/render/render-deck.ts'
import type { OutputFile } from '../../src/source-file.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, waitUntil } from './walk-deck.ts'

let browser: Browser
let files: readonly OutputFile[]
let served: ServedDeck
beforeAll(async () => {
	browser = await launchChromium()
	const theme = await loadTheme()
	const { outline, resolution, thread } = buildTalk(small)
	files = await renderDeck(assembleDeck(outline, resolution, thread, theme.metrics), theme)
	served = await serveDeck(files)
})
afterAll(async () => {
	await browser.close()
	await served.close()
})

/** Opens the deck; what becomes of its fonts is the test's. */
async function openWithFonts(answer: (route: Route) => unknown, hash = ''): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
	await page.route('**/*.woff2', answer)
	await page.goto(`${served.url}${hash}`, { waitUntil: 'domcontentloaded' })
	return page
}

const heading = `document.querySelector('section.present h2')`
const isShown = `${heading}?.checkVisibility() && ${heading}.getBoundingClientRect().height > 0`

test('the first slide is laid out when its fonts are there, and in no other', async () => {
	const waiting: Route[] = []
	const page = await openWithFonts((route) => waiting.push(route))
	await waitUntil(page, `document.fonts.status === 'loading'`)
	expect(await page.evaluate(isShown)).toBe(false)
	for (const route of waiting) await route.continue()
	await waitUntil(page, isShown)
	const asked = waiting.map((route) => new URL(route.request().url()).pathname.replace(/^\/assets\/|\..*/g, ''))
	expect(asked.toSorted()).toEqual(['inter-latin', 'jetbrains-mono-latin', 'source-serif-4-latin'])
	expect(await page.evaluate(`document.fonts.check('600 40px "Source Serif 4"')`)).toBe(true)
	await page.close()
})

test.each([
	['never come', () => {}, ''],
	['are lost', (route: Route) => route.abort(), ''],
	['never come, in the middle of the deck', () => {}, '#/cost'],
])('fonts that %s keep no slide from being seen', async (_, answer, hash) => {
	const page = await openWithFonts(answer, hash)
	await waitUntil(page, isShown)
	expect(await page.evaluate(`performance.now()`)).toBeLessThan(3000)
	await waitUntil(page, `document.querySelector('.reveal.ready')`)
	expect(await page.evaluate(`Reveal.getCurrentSlide().id`)).toBe(hash === '' ? 'title' : 'cost')
	const session = await page.context().newCDPSession(page)
	// Playwright's own pictures wait for fonts.
	const picture = async () => (await session.send('Page.captureScreenshot', { format: 'png' })).data
	const seen = await picture()
	await page.evaluate(`${heading}.style.visibility = 'hidden'`)
	expect(await picture()).not.toBe(seen)
	await page.close()
})

test.each([
	['later, as the default theme does', 'type="text/later"'],
	['at once, as a theme may', ''],
])('the deck starts when its script comes %s', async (_, type) => {
	const page = files.find(({ path }) => path === 'index.html')!
	const html = Buffer.from(page.bytes).toString('utf8')
	expect(html.match(/type="text\/later"/g)).toHaveLength(1)
	const bytes = Buffer.from(html.replace('type="text/later"', type))
	const deck = await serveDeck([{ path: 'index.html', bytes }, ...files.filter((file) => file !== page)])
	const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } })
	const trouble = listenForTrouble(tab, deck.url)
	for (const [hash, id] of [
		['', 'title'],
		['#/cost', 'cost'],
	]) {
		await tab.goto('about:blank')
		await openDeck(tab, `${deck.url}${hash}`)
		expect(await tab.evaluate('Reveal.getCurrentSlide().id')).toBe(id)
		expect(await tab.evaluate(isShown)).toBe(true)
	}
	expect(trouble).toEqual([])
	await tab.close()
	await deck.close()
})
