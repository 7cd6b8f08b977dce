import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildDeck, writeOutputs } from '../../src/index.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, waitUntil } from './walk-deck.ts'

const outline = fileURLToPath(new URL('../../examples/cacheable-device-memory/outline.md', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-speaking-'))
let browser: Browser
let served: ServedDeck
let file: string
let context: BrowserContext
let page: Page
let trouble: string[]
beforeAll(async () => {
	browser = await launchChromium()
	const { value: build } = await buildDeck({ outline })
	if (build.outcome !== 'built') throw new Error('the example does not build')
	served = await serveDeck(build.built.files)
	const request = { targets: [join(scratch, 'deck')], inputs: build.built.inputs }
	const [index = ''] = await writeOutputs(build.built, request)
	file = pathToFileURL(index).href
})
afterAll(async () => {
	await browser.close()
	await served.close()
	rmSync(scratch, { recursive: true, force: true })
})
beforeEach(async () => {
	context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
	page = await context.newPage()
	trouble = listenForTrouble(page, served.url)
})
afterEach(() => context.close())

const openSpeaker = async () => {
	const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')])
	await waitUntil(speaker, `document.querySelector('.speaker.connected')`)
	return speaker
}
const slideOf = (deck: Page) => deck.evaluate('Reveal.getIndices().h') as Promise<number>
const violationsIn = async (shown: Page) => {
	await shown.evaluate(axe.source)
	return shown.evaluate(
		`axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].target))`,
	)
}

describe.each(['http', 'file'])('the speaker view over %s', (scheme) => {
	beforeEach(async () => {
		if (scheme === 'file') trouble = []
		await openDeck(page, scheme === 'file' ? file : served.url)
	})

	test('follows the deck, and the deck follows it', async () => {
		const speaker = await openSpeaker()
		const speakerTrouble = scheme === 'file' ? [] : listenForTrouble(speaker, served.url)
		await page.evaluate(`location.hash = '#/what-is-wrong'`)
		await waitUntil(speaker, `document.querySelector('.current h2').textContent === 'What is wrong'`)
		const section = await slideOf(page)
		await page.keyboard.press('ArrowRight')
		await waitUntil(speaker, `document.querySelector('.position').textContent.startsWith('${section + 2}/')`)
		expect(await speaker.locator('.current h2').textContent()).toBe('Is the device mapping a bug?')
		expect(await speaker.locator('.following h2').textContent()).toBe('Who knows the right memory type?')
		expect(await speaker.locator('.speaker-notes').textContent()).toContain('Ruth Okafor, 11 Mar 2024, in context')
		await speaker.keyboard.press('ArrowRight')
		await waitUntil(page, `Reveal.getIndices().h === ${section + 2}`)
		await speaker.getByRole('button', { name: 'Back' }).click()
		await waitUntil(page, `Reveal.getIndices().h === ${section + 1}`)
		await speaker.keyboard.press('b')
		await waitUntil(page, 'Reveal.isPaused()')
		expect([...trouble, ...speakerTrouble]).toEqual([])
	})

	test('finds the deck again after either was loaded anew, and keeps its clock', async () => {
		const speaker = await openSpeaker()
		const kept = await speaker.evaluate(`sessionStorage.getItem('threaddeck-clock')`)
		await speaker.getByRole('button', { name: 'Stop the clock' }).click()
		const stopped = await speaker.evaluate(`sessionStorage.getItem('threaddeck-clock')`)
		expect(stopped).not.toBe(kept)
		await page.keyboard.press('ArrowRight')
		await page.reload()
		await waitUntil(page, 'window.Reveal?.isReady()')
		await speaker.reload()
		await waitUntil(speaker, `document.querySelector('.position').textContent.startsWith('2/')`)
		await page.keyboard.press('ArrowRight')
		await waitUntil(speaker, `document.querySelector('.position').textContent.startsWith('3/')`)
		expect(await speaker.locator('.speaker').getAttribute('class')).toContain('stopped')
	})
})

describe('the speaker view', () => {
	test('counts the talk’s minutes down', async () => {
		await openDeck(page, served.url)
		const speaker = await openSpeaker()
		expect(await speaker.locator('.remaining').textContent()).toMatch(/^(?:30:00|29:5\d)$/)
		// Half an hour later there is more than no time left.
		await speaker.evaluate(
			`sessionStorage.setItem('threaddeck-clock', JSON.stringify({ startedAt: Date.now() - 2e6 }))`,
		)
		await speaker.reload()
		await waitUntil(speaker, `document.querySelector('.speaker.overtime')`)
		expect(await speaker.locator('.remaining').textContent()).toMatch(/^−3:2\d$/)
	})

	test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
		await page.emulateMedia({ colorScheme })
		await openDeck(page, served.url)
		const speaker = await openSpeaker()
		await speaker.emulateMedia({ colorScheme })
		expect(await violationsIn(speaker)).toEqual([])
	})

	test('says so when there is no deck', async () => {
		await page.goto(`${served.url}?speaker`)
		expect(await page.locator('.while-alone').isVisible()).toBe(true)
		expect(await page.locator('.current h2').textContent()).toContain('How should a guest see memory')
	})
})

describe('X', () => {
	beforeEach(() => openDeck(page, `${served.url}#bug`))
	const dialog = () => page.locator('#message-dialog')

	test('shows the whole message, the quote marked and in sight, and one quote after the other', async () => {
		const quotes = (await page.locator('section.present blockquote').allTextContents()).map((text) => text.trim())
		const argument = await slideOf(page)
		await page.keyboard.press('x')
		for (const [i, quote] of quotes.entries()) {
			expect(await dialog().locator('.place').textContent()).toBe(`${i + 1}/${quotes.length}`)
			const marked = dialog().locator('mark.shown')
			expect((await marked.allTextContents()).join('').replace(/\s+/g, ' ')).toBe(quote)
			expect(await marked.first().isVisible()).toBe(true)
			const [box, frame] = [await marked.first().boundingBox(), await dialog().boundingBox()]
			expect(box && frame && box.y > frame.y && box.y + box.height < frame.y + frame.height).toBe(true)
			await page.keyboard.press('ArrowRight')
		}
		expect(await dialog().textContent()).toContain('Ruth Okafor')
		expect(await slideOf(page)).toBe(argument)
		await page.keyboard.press('Escape')
		expect(await dialog().isVisible()).toBe(false)
		await page.keyboard.press('ArrowRight')
		expect(await slideOf(page)).toBe(argument + 1)
		expect(trouble).toEqual([])
	})

	test('keeps in sight whose message it is, and only then closes', async () => {
		await page.keyboard.press('x')
		const [author, region] = [
			await dialog().locator('h3').boundingBox(),
			await dialog().locator('.message').boundingBox(),
		]
		expect(
			await dialog()
				.locator('.message')
				.evaluate(({ scrollTop }) => scrollTop),
		).toBeGreaterThan(0)
		expect(author && region && author.y - region.y).toBeCloseTo(0, 0)
	})

	test('does nothing where nothing is quoted', async () => {
		await page.evaluate('Reveal.slide(0)')
		await page.keyboard.press('x')
		expect(await dialog().isVisible()).toBe(false)
	})
})

test('G goes to a slide by its title or number, with the keyboard alone', async () => {
	await openDeck(page, served.url)
	await page.keyboard.press('g')
	await page.keyboard.type('migrate')
	await page.keyboard.press('Enter')
	expect(await page.evaluate('Reveal.getCurrentSlide().id')).toBe('migration')
	await page.keyboard.press('g')
	await page.keyboard.type('2')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('Enter')
	expect(await slideOf(page)).toBe(1)
	expect(trouble).toEqual([])
})

test('on a phone with a keyboard, X, G and T go by what one reads', async () => {
	await page.setViewportSize({ width: 390, height: 844 })
	await page.emulateMedia({ colorScheme: 'light' })
	await openDeck(page, `${served.url}#migration`)
	await page.keyboard.press('x')
	expect(await page.locator('dialog[open] h3').textContent()).toContain('Ruth Okafor')
	await page.keyboard.press('Escape')
	await page.keyboard.press('g')
	await page.keyboard.type('a bug')
	await page.keyboard.press('Enter')
	await waitUntil(page, `Math.abs(document.getElementById('bug').getBoundingClientRect().top) < 2`)
	expect(new URL(page.url()).hash).toBe('#/bug')
	await page.keyboard.press('t')
	const papers = await page.evaluate(
		`[...new Set([...document.querySelectorAll('body, .scroll-page')].map((part) => getComputedStyle(part).backgroundColor))]`,
	)
	expect(papers).toEqual(['rgb(23, 23, 23)', 'rgba(0, 0, 0, 0)'])
	expect(trouble).toEqual([])
})

test.each(['#%', '#/%E0%A4%A', '#nowhere'])('the address %s leads to the first slide', async (hash) => {
	await openDeck(page, served.url + hash)
	expect(await slideOf(page)).toBe(0)
	expect(trouble).toEqual([])
})

test('a screen that is dark is printed on white, with the colours that its words need', async () => {
	await page.emulateMedia({ colorScheme: 'dark' })
	await page.goto(`${served.url}?print-pdf`)
	await waitUntil(page, `document.querySelector('.print section')`)
	await page.emulateMedia({ media: 'print' })
	const printed = await page.evaluate(`(() => {
		const { backgroundColor, color } = getComputedStyle(document.body)
		return [backgroundColor, color, getComputedStyle(document.querySelector('.avatar')).printColorAdjust]
	})()`)
	expect(printed).toEqual(['rgb(251, 250, 246)', 'rgb(28, 27, 25)', 'exact'])
})

test('O shows all slides, and leads to the one that is chosen', async () => {
	await openDeck(page, served.url)
	await page.keyboard.press('o')
	const drawn = await page
		.locator('.slides > section')
		.evaluateAll((found) =>
			found.slice(0, 2).map((slide) => slide.querySelector('h2')?.checkVisibility({ contentVisibilityAuto: true })),
		)
	expect(drawn).toEqual([true, true])
	await page.keyboard.press('ArrowRight')
	await page.keyboard.press('Enter')
	expect(await page.evaluate('[Reveal.isOverview(), Reveal.getIndices().h]')).toEqual([false, 1])
	expect(trouble).toEqual([])
})

test.each([
	['x', 'message-dialog'],
	['g', 'jump-dialog'],
	['?', 'help-dialog'],
])('the dialog of %s has a name, takes the focus, and axe finds nothing', async (key, id) => {
	await openDeck(page, `${served.url}#bug`)
	await page.keyboard.press(key)
	expect(await page.evaluate(`document.activeElement.closest('dialog')?.id`)).toBe(id)
	expect(await page.getByRole('dialog').getAttribute('aria-labelledby')).not.toBeNull()
	expect(await violationsIn(page)).toEqual([])
	await page.keyboard.press('Escape')
	expect(await page.evaluate(`document.querySelector('dialog[open]')`)).toBeNull()
	expect(await page.evaluate('Reveal.isPaused()')).toBe(false)
})

test('T and C change the colours, and the choice is remembered', async () => {
	await page.emulateMedia({ colorScheme: 'dark' })
	await openDeck(page, served.url)
	const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
	const dark = await paper()
	await page.keyboard.press('t')
	const light = await paper()
	expect(light).not.toBe(dark)
	await page.keyboard.press('c')
	expect(await paper()).toBe('rgb(255, 255, 255)')
	await page.reload()
	await waitUntil(page, 'window.Reveal?.isReady()')
	expect(await paper()).toBe('rgb(255, 255, 255)')
	await page.keyboard.press('c')
	expect(await paper()).toBe(light)
	await page.keyboard.press('t')
	expect(await paper()).toBe(dark)
})

test('the system’s wish for contrast needs no script', async () => {
	const plain = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark', contrast: 'more' })
	const shown = await plain.newPage()
	await shown.goto(served.url)
	await shown.screenshot()
	expect(
		await shown
			.locator('body')
			.evaluate((body) => body.ownerDocument.defaultView?.getComputedStyle(body).backgroundColor),
	).toBe('rgb(0, 0, 0)')
	await plain.close()
})

test('the handout holds every note and every quote, and fits its paper', async () => {
	await page.setViewportSize({ width: 800, height: 1100 })
	await page.goto(`${served.url}?handout`)
	await page.emulateMedia({ media: 'print' })
	const text = await page.locator('main').textContent()
	expect(text).toContain('Ruth Okafor, 11 Mar 2024, in context')
	expect(text).toContain('Ask Jørgen whether an override for debugging would do.')
	expect(await page.locator('.picture:visible').getAttribute('width')).toBe('1168')
	expect(await page.locator('figure:visible').count()).toBe(await page.locator('figure').count())
	expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
	expect(pdf).toMatch(/\/MediaBox \[0 0 59[56]/)
	expect(trouble).toEqual([])
})

describe('the address and the messages of others', () => {
	test('no option that could load or run anything', async () => {
		await openDeck(
			page,
			`${served.url}?url=javascript%3aalert(1)&parallaxBackgroundImage=https%3A%2F%2Fexample.org%2Fp.png&postMessage=true&width=1&autoSlide=1&progress=false`,
		)
		expect(new URL(page.url()).search).toBe('?progress=false')
		expect(await page.evaluate('Reveal.getConfig().postMessage')).toBe(false)
		expect(trouble).toEqual([])
	})

	const commands = ["{ threaddeck: 'go', to: 'next' }", "JSON.stringify({ method: 'next' })"]

	test('no command from the page around it, of another origin', async () => {
		const other = await serveDeck([html(`<iframe width="1280" height="720" src="${served.url}"></iframe>`)])
		await page.goto(other.url)
		const frame = page.frames().find((one) => one.url().startsWith(served.url))
		if (frame === undefined) throw new Error(`no deck among ${page.frames().map((one) => one.url())}`)
		await waitUntil(frame, 'window.Reveal?.isReady()')
		for (const command of commands) await page.evaluate(`frames[0].postMessage(${command}, '*')`)
		// Messages arrive in order: once the last is here, the first were heard and refused.
		await frame.evaluate(
			`new Promise((done) => { addEventListener('message', done, { once: true }); postMessage('', '*') })`,
		)
		expect(await frame.evaluate('Reveal.getIndices().h')).toBe(0)
		await other.close()
	})

	test('no command from the page that opened it, nor from one that took the place of its speaker view', async () => {
		const other = await serveDeck([html('foreign')])
		await page.goto(other.url)
		const [deck] = await Promise.all([
			page.waitForEvent('popup'),
			page.evaluate(`void (window.deck = open('${served.url}'))`),
		])
		await waitUntil(deck, 'window.Reveal?.isReady()')
		for (const command of commands) await page.evaluate(`deck.postMessage(${command}, '*')`)
		const [speaker] = await Promise.all([deck.waitForEvent('popup'), deck.keyboard.press('s')])
		await speaker.goto(other.url)
		for (const command of commands) await speaker.evaluate(`opener?.postMessage(${command}, '*')`)
		await deck.evaluate(
			`new Promise((done) => { addEventListener('message', ({ data }) => data === '' && done()); postMessage('', '*') })`,
		)
		expect(await slideOf(deck)).toBe(0)
		await other.close()
	})
})

function html(body: string) {
	return { path: 'index.html', bytes: Buffer.from(body, 'utf8') }
}
