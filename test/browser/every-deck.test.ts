import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDeck, type DeckRequest } from '../../src/build-deck.ts'
import type { Deck } from '../../src/deck/deck.ts'
import { launchChromium } from './chromium.ts'
import { outlineOfThread } from './outline-of-thread.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, waitUntil, walkDeck } from './walk-deck.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const outlinesIn = (path: string) =>
	readdirSync(folder(path)).map((name): [string, () => DeckRequest] => [
		name,
		() => ({ outline: folder(`${path}${name}/outline.md`) }),
	])
/** Real threads: the outlines are made here and now out of what was said there. */
const real = ['cleanup-h-declarations', 'gpu-memory-v3', 'nul-string-helpers']

const decks: [string, () => DeckRequest | Promise<DeckRequest>][] = [
	...outlinesIn('../../examples/'),
	...outlinesIn('fixtures/'),
	['seed-outline', () => ({ outline: folder('../../../shared/threads/seed-outline.md') })],
	...real.map((name): [string, () => Promise<DeckRequest>] => [
		name,
		async () => {
			const made = await outlineOfThread(folder(`../../../shared/threads/${name}.mbox`), 12)
			expect(made.arguments).toBeGreaterThanOrEqual(10)
			return made
		},
	]),
]

const screens = [
	[1280, 720],
	[1920, 1080],
	[1024, 768],
	[390, 844],
] as const

let browser: Browser
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(() => browser.close())

describe.each(decks)('%s', (_, request) => {
	let deck: Deck
	let served: ServedDeck
	let page: Page
	let trouble: string[]
	beforeAll(async () => {
		const { value: build } = await buildDeck(await request())
		if (build.outcome !== 'built') throw new Error(build.outcome)
		deck = build.built.deck
		served = await serveDeck(build.built.files)
		page = await browser.newPage()
		trouble = listenForTrouble(page, served.url)
	})
	afterAll(async () => {
		await page.close()
		await served.close()
	})

	// A deck that is open reloads itself when its screen grows or shrinks past the reading layout.
	const onScreen = async (width: number, height: number) => {
		await page.goto('about:blank')
		await page.setViewportSize({ width, height })
	}

	test.each(screens)('nothing is amiss on a screen of %d by %d', async (width, height) => {
		await onScreen(width, height)
		await openDeck(page, served.url)
		const seen = await walkDeck(page)
		expect(seen.map(({ id }) => id)).toEqual(deck.slides.map(({ id }) => id))
		expect(seen.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		expect(trouble).toEqual([])
	})

	test('prints one page a slide', async () => {
		await onScreen(1280, 720)
		await page.goto(`${served.url}?print-pdf`)
		await waitUntil(page, `document.querySelectorAll('.print section').length === ${deck.slides.length}`)
		const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
		expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(deck.slides.length)
		expect(trouble).toEqual([])
	})

	// The reading layout shows every slide at once.
	test.each(['light', 'dark'] as const)('axe objects to nothing, %s', async (colorScheme) => {
		await page.emulateMedia({ colorScheme })
		await onScreen(390, 844)
		await openDeck(page, served.url)
		await page.evaluate(axe.source)
		const violations = await page.evaluate(
			`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target)))`,
		)
		expect(violations).toEqual([])
	})
})
