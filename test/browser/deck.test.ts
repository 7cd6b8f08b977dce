import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assembleDeck } from '../../src/deck/assemble-deck.ts'
import type { ArgumentSlide, Deck } from '../../src/deck/deck.ts'
import { crowd } from '../../src/deck/fixtures/crowd.ts'
import { nasty } from '../../src/deck/fixtures/nasty.ts'
import { small } from '../../src/deck/fixtures/small.ts'
import { buildTalk, type TalkPlan } from '../../src/deck/fixtures/talks.ts'
import type { QuoteFigure } from '../../src/deck/quote-figure.ts'
import { loadTheme } from '../../src/render/load-theme.ts'
import { renderDeck } from '../../src/render/render-deck.ts'
import { readThemeFolder, shippedTheme } from '../../src/render/theme-folder.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, waitUntil, walkDeck } from './walk-deck.ts'

let browser: Browser
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(() => browser.close())

async function build(plan: TalkPlan, name = 'default'): Promise<{ deck: Deck; served: ServedDeck }> {
	const theme = await loadTheme(readThemeFolder(shippedTheme(name) ?? name))
	const { outline, resolution, thread } = buildTalk(plan)
	const deck = assembleDeck(outline, resolution, thread, theme.metrics)
	return { deck, served: await serveDeck(await renderDeck(deck, theme)) }
}

const wordsOf = ({ blocks }: QuoteFigure) =>
	blocks
		.map((block) =>
			block.kind === 'text'
				? block.runs.map(({ kind, text }) => (kind === 'elision' || kind === 'insertion' ? '' : text)).join('')
				: block.lines.map(({ text }) => text).join('\n'),
		)
		.join('\n')
		.replace(/\s+/g, ' ')
		.trim()

describe.each([
	['small', 'default', small],
	['nasty', 'default', nasty],
	['nasty', 'terminal', nasty],
	['crowd', 'default', crowd],
])('the %s deck in the theme %s', (_, name, plan) => {
	let deck: Deck
	let served: ServedDeck
	beforeAll(async () => {
		;({ deck, served } = await build(plan, name))
	})
	afterAll(() => served.close())

	test.each([
		[1280, 720],
		[1024, 768],
		[1920, 1080],
	])('on a screen of %d by %d', async (width, height) => {
		const page = await browser.newPage({ viewport: { width, height } })
		const trouble = listenForTrouble(page, served.url)
		await openDeck(page, served.url)
		const seen = await walkDeck(page)
		await page.close()

		expect(seen.map(({ id }) => id)).toEqual(deck.slides.map(({ id }) => id))
		expect(seen.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		const isArgument = (slide: Deck['slides'][number]): slide is ArgumentSlide => slide.kind === 'argument'
		for (const slide of deck.slides.filter(isArgument)) {
			const shown = seen.find(({ id }) => id === slide.id)
			const figures = slide.sides.flatMap(({ quotes }) => quotes)
			expect(shown?.quotes).toEqual(
				figures.map((figure) => ({
					words: wordsOf(figure),
					author: figure.author,
					link: figure.url === null ? null : new URL(figure.url).href,
				})),
			)
			for (const { label, empty } of slide.sides) {
				expect(shown?.text).toContain(label)
				if (empty !== null) expect(shown?.text).toContain(empty)
			}
		}
		expect(trouble).toEqual([])
	})

	test('prints one page of 1280 by 720 a slide', async () => {
		const page = await browser.newPage()
		const trouble = listenForTrouble(page, served.url)
		await page.goto(`${served.url}?print-pdf`)
		await waitUntil(page, `document.querySelectorAll('.print section').length === ${deck.slides.length}`)
		const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
		await page.close()
		expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(deck.slides.length)
		// In points, 72 to the inch where CSS has 96 px.
		expect(pdf).toMatch(/\/MediaBox \[0 0 960(?:\.\d+)? 540(?:\.\d+)?\]/)
		expect(trouble).toEqual([])
	})

	test('prints one page a slide without being asked for it in the address', async () => {
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
		await openDeck(page, served.url)
		const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
		await page.close()
		expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(deck.slides.length)
		expect(pdf).toMatch(/\/MediaBox \[0 0 960(?:\.\d+)? 540(?:\.\d+)?\]/)
	})

	test('reads well on a phone', async () => {
		const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
		const trouble = listenForTrouble(page, served.url)
		await openDeck(page, served.url)
		const { width, small } = (await page.evaluate(`({
			width: document.documentElement.scrollWidth,
			small: [...document.querySelectorAll('.stage *')].filter((element) =>
				!element.closest('svg, .avatar, .visually-hidden, code, .edit') && element.checkVisibility() &&
				[...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '') &&
				parseFloat(getComputedStyle(element).fontSize) < 16).map((element) => element.outerHTML.slice(0, 80)),
		})`)) as { width: number; small: string[] }
		await page.close()
		expect(width).toBeLessThanOrEqual(390)
		expect(small).toEqual([])
		expect(trouble).toEqual([])
	})

	test('can be read without JavaScript', async () => {
		const context = await browser.newContext({ javaScriptEnabled: false })
		const page = await context.newPage()
		await page.goto(served.url)
		for (const title of plan.arguments.map(({ title }) => title)) {
			expect(
				await page
					.getByRole('heading', { level: 2, name: title.slice(0, 20) })
					.first()
					.isVisible(),
			).toBe(true)
		}
		await context.close()
	})
})

describe('the small deck', () => {
	let served: ServedDeck
	beforeAll(async () => {
		;({ served } = await build(small))
	})
	afterAll(() => served.close())

	test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme })
		await openDeck(page, served.url)
		await page.evaluate(axe.source)
		const violations: string[] = []
		const total = (await page.evaluate('Reveal.getTotalSlides()')) as number
		for (let i = 0; i < total; i++) {
			await page.evaluate(`Reveal.slide(${i})`)
			const found = await page.evaluate(
				`axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].target))`,
			)
			violations.push(...(found as string[]))
		}
		await page.close()
		expect(violations).toEqual([])
	})

	test('draws code character by character: "->" is no arrow', async () => {
		const page = await browser.newPage()
		await openDeck(page, served.url)
		const drawn = await page
			.locator('.slides :is(code, pre)')
			.evaluateAll((all) => all.map((code) => getComputedStyle(code).fontVariantLigatures))
		expect(drawn.length).toBeGreaterThan(2)
		expect(new Set(drawn)).toEqual(new Set(['none']))
		await page.close()
	})

	test('gives its keys and its role back to the reader', async () => {
		const page = await browser.newPage()
		await openDeck(page, `${served.url}#cost`)
		expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('cost')
		expect(await page.locator('main').getAttribute('role')).toBeNull()
		await page.close()
	})
})

describe('with order: alternate', () => {
	let served: ServedDeck
	beforeAll(async () => {
		;({ served } = await build({ ...small, order: 'alternate' }))
	})
	afterAll(() => served.close())
	const shownIn = (page: Page) =>
		page
			.locator('section.present .quote, section.present .empty')
			.evaluateAll((found) =>
				found.map((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
			)

	test('the sides answer one after the other, in the deck and in the speaker view', async () => {
		const page = await browser.newPage({
			viewport: { width: 1280, height: 720 },
			reducedMotion: 'reduce',
		})
		await openDeck(page, `${served.url}#/lost-write`)
		const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')])
		const steps = []
		for (let i = 0; i < 4; i++) {
			steps.push(await shownIn(page))
			await waitUntil(speaker, `document.querySelectorAll('.current .fragment.visible').length === ${i}`)
			await page.keyboard.press('ArrowRight')
		}
		expect(steps).toEqual([
			[false, false, false],
			[true, false, false],
			[true, true, false],
			[true, true, true],
		])
		expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('cost')
		await page.close()
		await speaker.close()
	})

	test('nothing is hidden in print, on a phone, and without a script', async () => {
		const hidden = `[...document.querySelectorAll('.quote, .empty')].filter((found) => !found.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length`
		const phone = await browser.newPage({ viewport: { width: 390, height: 844 } })
		await openDeck(phone, served.url)
		expect(await phone.evaluate(hidden)).toBe(0)
		await phone.goto(`${served.url}?print-pdf`)
		await waitUntil(phone, `document.querySelector('.print section')`)
		expect(await phone.evaluate(hidden)).toBe(0)
		await phone.goto(`${served.url}?handout`)
		expect(await phone.evaluate(hidden)).toBe(0)
		await phone.close()
		const plain = await browser.newContext({ javaScriptEnabled: false })
		const page = await plain.newPage()
		await page.goto(served.url)
		for (const quote of await page.locator('.quote, .empty').all()) {
			expect(
				await quote.evaluate((found) => found.checkVisibility({ visibilityProperty: true, opacityProperty: true })),
			).toBe(true)
		}
		await plain.close()
	})
})
