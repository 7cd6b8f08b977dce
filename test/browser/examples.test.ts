import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { launchChromium } from './chromium.ts'
import { type ServedDeck, serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, walkDeck } from './walk-deck.ts'

interface CheckedQuote {
	readonly author: { readonly name: string }
	readonly url: string
	readonly selectors: readonly { readonly exact: string }[]
}

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

let browser: Browser
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(() => browser.close())

// What the program verified is what a person sees: the two meet only here, in the browser.
describe.each(readdirSync(examples))('examples/%s, built by the program', (name) => {
	const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-browser-'))
	let served: ServedDeck
	let verified: readonly CheckedQuote[]
	beforeAll(async () => {
		const outline = join(examples, name, 'outline.md')
		verified = JSON.parse((await runCli(['check', outline, '--json'])).stdout).quotes
		expect((await runCli(['build', outline, '-o', 'talk'], { cwd: scratch })).code).toBe(0)
		served = await serveDeck(filesIn(join(scratch, 'talk')))
	})
	afterAll(async () => {
		await served.close()
		rmSync(scratch, { recursive: true, force: true })
	})

	test.each([
		[1280, 720],
		[1024, 768],
	])('shows every verified quote, its author and its link on a screen of %d by %d', async (width, height) => {
		const page = await browser.newPage({ viewport: { width, height } })
		const trouble = listenForTrouble(page, served.url)
		await openDeck(page, served.url)
		const seen = await walkDeck(page)
		await page.close()
		expect(seen.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		const inOrder = (a: { words: string }, b: { words: string }) => a.words.localeCompare(b.words)
		expect(seen.flatMap(({ quotes }) => quotes).sort(inOrder)).toEqual(
			verified
				.map(({ author, url, selectors }) => ({
					words: tidy(selectors.map(({ exact }) => exact).join(' ')),
					author: author.name,
					link: url,
				}))
				.sort(inOrder),
		)
		expect(trouble).toEqual([])
	})

	test.each(['light', 'dark'] as const)('has nothing that axe objects to, %s', async (colorScheme) => {
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme })
		await openDeck(page, served.url)
		await page.evaluate(axe.source)
		const violations: string[] = []
		const slides = (await page.evaluate('Reveal.getTotalSlides()')) as number
		for (let i = 0; i < slides; i++) {
			await page.evaluate(`Reveal.slide(${i})`)
			const run = `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].target))`
			violations.push(...((await page.evaluate(run)) as string[]).map((violation) => `slide ${i + 1}: ${violation}`))
		}
		await page.close()
		expect(violations).toEqual([])
	})
})

function filesIn(folder: string) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => {
			const path = join(entry.parentPath, entry.name)
			return { path: path.slice(folder.length + 1), bytes: readFileSync(path) }
		})
}
