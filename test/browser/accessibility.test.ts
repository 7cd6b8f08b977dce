import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDeck } from '../../src/index.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { openDeck } from './walk-deck.ts'

const outline = fileURLToPath(new URL('../../examples/cacheable-device-memory/outline.md', import.meta.url))
const served = new Map<string, ServedDeck>()
let browser: Browser
beforeAll(async () => {
	browser = await launchChromium()
	for (const theme of ['default', 'terminal']) {
		const { value: build } = await buildDeck({ outline, theme })
		if (build.outcome !== 'built') throw new Error('the example does not build')
		served.set(theme, await serveDeck(build.built.files))
	}
})
afterAll(async () => {
	await browser.close()
	for (const deck of served.values()) await deck.close()
})

async function open(options: BrowserContextOptions = {}, theme = 'default', address = ''): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, ...options })
	await openDeck(page, `${served.get(theme)?.url}${address}`)
	return page
}

const phone = { viewport: { width: 390, height: 844 } }

describe('axe objects to nothing', () => {
	test.each<[string, string, BrowserContextOptions]>([
		['with more contrast, light', 'default', { contrast: 'more', colorScheme: 'light' }],
		['with more contrast, dark', 'default', { contrast: 'more', colorScheme: 'dark' }],
		['in the theme terminal, light', 'terminal', { colorScheme: 'light' }],
		['in the theme terminal, dark', 'terminal', { colorScheme: 'dark' }],
		['on a phone, light', 'default', { ...phone, colorScheme: 'light' }],
		['on a phone, dark', 'default', { ...phone, colorScheme: 'dark' }],
	])('%s', async (_, theme, options) => {
		const page = await open(options, theme)
		await page.evaluate(axe.source)
		const slides =
			options.viewport === phone.viewport ? 1 : ((await page.evaluate('Reveal.getTotalSlides()')) as number)
		const violations: string[] = []
		for (let i = 0; i < slides; i++) {
			await page.evaluate(`Reveal.isScrollView() || Reveal.slide(${i})`)
			const run = `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].target))`
			violations.push(...((await page.evaluate(run)) as string[]).map((found) => `slide ${i + 1}: ${found}`))
		}
		await page.close()
		expect(violations).toEqual([])
	})
})

test('the page has a language, may be zoomed, and its headings skip no level', async () => {
	const page = await open()
	expect(await page.locator('html').getAttribute('lang')).toBe('en')
	expect(await page.locator('meta[name=viewport]').getAttribute('content')).not.toMatch(/user-scalable|maximum-scale/)
	const levels = (await page.evaluate(
		`[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')].map(({ tagName }) => Number(tagName[1]))`,
	)) as number[]
	expect(levels[0]).toBe(1)
	expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
	await page.close()
})

test('a slide is read in the order in which it is seen: title, then side by side, each name before its quotes', async () => {
	const page = await open({}, 'default', '#/fwb')
	const order = (await page.evaluate(
		`[...document.querySelectorAll('section.present :is(h2, h3, blockquote)')].map((element) => {
			const { left, top } = element.getBoundingClientRect()
			return { name: element.tagName, left: Math.round(left), top: Math.round(top) }
		})`,
	)) as { name: string; left: number; top: number }[]
	expect(order.map(({ name }) => name).join(' ')).toMatch(/^H2(?: H3(?: BLOCKQUOTE)+){3}$/)
	const sides = order.slice(1)
	for (const [i, { name, left, top }] of sides.entries()) {
		const before = sides[i - 1]
		if (before === undefined) continue
		if (name === 'H3') expect(left).toBeGreaterThan(before.left)
		else expect(top).toBeGreaterThan(before.top)
	}
	await page.close()
})

test('the Tab key visits what can be used on the slide, and one sees where it is', async () => {
	const page = await open({}, 'default', '#/fwb')
	const links = await page.locator('section.present a').count()
	const seen: string[] = []
	for (let i = 0; i < links + 3; i++) {
		await page.keyboard.press('Tab')
		const stop = (await page.evaluate(`(() => {
			const element = document.activeElement
			if (element === document.body) return null
			const { outlineStyle, outlineWidth } = getComputedStyle(element)
			return { name: element.tagName, isHere: element.closest('section')?.matches('.present') ?? true, outline: outlineStyle + ' ' + outlineWidth }
		})()`)) as { name: string; isHere: boolean; outline: string } | null
		if (stop === null) break
		expect(stop).toEqual({ name: stop.name, isHere: true, outline: 'solid 2px' })
		seen.push(stop.name)
	}
	expect(seen.filter((name) => name === 'A')).toHaveLength(links)
	await page.close()
})

test.each([1280, 390])('what an edit stands for is read in full on a screen %d wide', async (width) => {
	const page = await open({ viewport: { width, height: 720 } })
	const tips = (await page.evaluate(`[...document.querySelectorAll('main .edit')].map((edit) => {
		const slide = edit.closest('section')
		if (Reveal.isScrollView()) edit.scrollIntoView({ block: 'center' })
		else Reveal.slide(Reveal.getIndices(slide).h)
		edit.focus({ preventScroll: true })
		const { left, right, top } = edit.querySelector('.said').getBoundingClientRect()
		const mark = edit.getBoundingClientRect()
		return { isWhole: left >= 0 && right <= innerWidth && top >= 0 && right - left > 50, isBelow: top >= mark.bottom && top < mark.bottom + 24 }
	})`)) as unknown[]
	expect(tips.length).toBeGreaterThan(1)
	expect(tips).toEqual(tips.map(() => ({ isWhole: true, isBelow: true })))
	await page.close()
})

test('nothing moves for whoever asked for that', async () => {
	const page = await open({ reducedMotion: 'reduce' })
	const moving = await page.evaluate(
		`[...document.querySelectorAll('*')].filter((element) => {
			const { transitionDuration, animationName } = getComputedStyle(element)
			return transitionDuration !== '0s' || animationName !== 'none'
		}).map(({ className }) => String(className))`,
	)
	expect(moving).toEqual([])
	await page.close()
})

test('sides can be told apart without colour', async () => {
	const page = await open({}, 'default', '#/fwb')
	const marks = await page
		.locator('section.present h3 .mark')
		.evaluateAll((found) => found.map((mark) => mark.innerHTML))
	expect(new Set(marks).size).toBe(marks.length)
	expect(marks).toHaveLength(3)
	await page.close()
})
