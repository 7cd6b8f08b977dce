import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assembleDeck } from '../../src/deck/assemble-deck.ts'
import { small } from '../../src/deck/fixtures/small.ts'
import { buildTalk } from '../../src/deck/fixtures/talks.ts'
import { loadTheme } from '../../src/render/load-theme.ts'
import { renderDeck } from '../../src/render/render-deck.ts'
import { readThemeFolder, shippedTheme } from '../../src/render/theme-folder.ts'
import { knownLanguages } from '../../src/words/choose-words.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, waitUntil, walkDeck } from './walk-deck.ts'

let browser: Browser
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(() => browser.close())

// Hebrew has no words of its own: those of the interface are English, and run against the page.
describe.each([...knownLanguages, 'he'].filter((lang) => lang !== 'en'))('the small deck in %s', (lang) => {
	let served: ServedDeck
	let page: Page
	beforeAll(async () => {
		const theme = await loadTheme(readThemeFolder(shippedTheme('default') ?? ''))
		const { outline, resolution, thread } = buildTalk({ ...small, lang })
		served = await serveDeck(await renderDeck(assembleDeck(outline, resolution, thread, theme.metrics), theme))
		page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
	})
	afterAll(async () => {
		await page.close()
		await served.close()
	})

	test('fits the stage', async () => {
		const trouble = listenForTrouble(page, served.url)
		await openDeck(page, served.url)
		expect((await walkDeck(page)).flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		expect(trouble).toEqual([])
	})

	test('is spoken about in a window that shows it, with keys that lead where its text runs', async () => {
		await page.evaluate(`location.hash = '#/cost'`)
		const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')])
		await waitUntil(speaker, `document.querySelector('.speaker.connected .current h2')`)
		const [frame, title] = [
			await speaker.locator('.current').boundingBox(),
			await speaker.locator('.current h2').boundingBox(),
		]
		expect(frame && title && title.x >= frame.x && title.x + title.width <= frame.x + frame.width).toBe(true)
		const here = (await page.evaluate('Reveal.getIndices().h')) as number
		await speaker.keyboard.press(lang === 'he' ? 'ArrowLeft' : 'ArrowRight')
		await waitUntil(page, `Reveal.getIndices().h === ${here + 1}`)
		await speaker.close()
	})

	test('names days on one line, their characters in order, and draws the thread from its names on', async () => {
		await page.evaluate(`Reveal.slide(Reveal.getTotalSlides() - 1)`)
		const dates =
			(await page.evaluate(`[...document.querySelectorAll('.present td.when bdi')].map(({ firstChild: text }) => {
			const character = (offset) => {
				const range = document.createRange()
				range.setStart(text, offset)
				range.setEnd(text, offset + 1)
				return range.getBoundingClientRect()
			}
			const [first, last] = [character(text.data.search(/\\w/)), character(text.length - 1)]
			return { isOneLine: first.top === last.top, isInOrder: first.left < last.left }
		})`)) as unknown[]
		expect(dates.length).toBeGreaterThan(2)
		expect(new Set(dates.map((date) => JSON.stringify(date)))).toEqual(new Set(['{"isOneLine":true,"isInOrder":true}']))

		await page.evaluate(`location.hash = '#/glance'`)
		const places = (await page.evaluate(`[...document.querySelectorAll('.present .wide :is(.name, use.quoted)')].map(
			(part) => [part.tagName, part.getBoundingClientRect().left]
		)`)) as [string, number][]
		const [name = 0, mark = 0] = ['text', 'use'].map((tag) => places.findLast(([found]) => found === tag)?.[1])
		expect(mark - name).toSatisfy((distance: number) => (lang === 'he' ? distance < 0 : distance > 0))
	})
})
