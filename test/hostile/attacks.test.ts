import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { singleFile } from '../../src/output/single-file.ts'
import type { OutputFile } from '../../src/source-file.ts'
import { showHidden } from '../../src/text/show-hidden.ts'
import { launchChromium } from '../browser/chromium.ts'
import { serveDeck } from '../browser/serve-deck.ts'
import { openDeck, waitUntil } from '../browser/walk-deck.ts'
import { report } from './figures.ts'
import { buildHostileTalk, outlineWords } from './hostile-talk.ts'
import { isFull, vectorsToTry } from './vectors.ts'
import { foreignMarkup, type Harm, noHarm, useDeck, watchContext } from './watch-page.ts'

let browser: Browser
const none = { scripts: 0, dialogs: 0, requests: 0, violations: 0 }
/** With both walls, by escaping alone, and by Chromium's parser. */
const seen = {
	both: { vectors: 0, 'shown as quotes': 0, ...none },
	escaped: { vectors: 0, ...none },
	parsed: { vectors: 0, 'foreign elements, attributes and addresses': 0, 'texts lost': 0 },
}
beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(async () => {
	await browser.close()
	report(
		'decks used in Chromium, over http and from files, speaker’s window beside, and as they are printed',
		seen.both,
	)
	report('the same by escaping alone, the policy taken away', seen.escaped)
	report('pages read by Chromium’s parser', seen.parsed)
})

const vectors = vectorsToTry(100)
const perDeck = 100
const decks = Array.from({ length: Math.ceil(vectors.length / perDeck) }, (_, i) =>
	vectors.slice(i * perDeck, (i + 1) * perDeck),
)
const textOf = (files: readonly OutputFile[], path: string) =>
	Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString('utf8')
const withoutPolicy = (files: readonly OutputFile[]) =>
	files.map((file) =>
		file.path === 'index.html'
			? { ...file, bytes: Buffer.from(textOf(files, file.path).replace(/<meta http-equiv[^>]*>/, '')) }
			: file,
	)

/** Opens a deck, its speaker's window beside it, uses it, and says what it did. */
async function show(url: string, address: string, slides: number): Promise<Harm> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
	try {
		const harm = await watchContext(context, url)
		const page = await context.newPage()
		await openDeck(page, address)
		const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')])
		await waitUntil(speaker, `document.querySelector('.speaker')?.classList.contains('connected')`)
		await page.evaluate(`(${useDeck})(${slides})`)
		await speaker.keyboard.press('x')
		return harm
	} finally {
		await context.close()
	}
}

/** Opens a deck as it is printed. */
async function print(url: string): Promise<Harm> {
	const context = await browser.newContext()
	try {
		const harm = await watchContext(context, url)
		const page = await context.newPage()
		await page.goto(`${url}?print-pdf`)
		await waitUntil(page, `document.querySelector('html.print') && document.readyState === 'complete'`)
		return harm
	} finally {
		await context.close()
	}
}

function count(harm: Harm, figures: typeof none): Harm {
	figures.scripts += harm.scripts
	figures.dialogs += harm.dialogs
	figures.requests += harm.requests.length
	figures.violations += harm.violations.length
	return harm
}

// How long it takes decides nothing: on a busy machine a deck of a thousand messages needs minutes.
const patience = 600_000

describe.each(decks.map((deck, i) => [i + 1, deck] as const))('deck %i', (_, deck) => {
	let files: readonly OutputFile[]
	let single: Uint8Array
	const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
	beforeAll(async () => {
		const { built, quoted } = await buildHostileTalk(deck)
		files = built.files
		seen.both.vectors += deck.length
		seen.both['shown as quotes'] += quoted
		single = (await singleFile.make(built, {})) as Uint8Array
		for (const { path, bytes } of [...files, { path: 'single.html', bytes: single }]) {
			mkdirSync(dirname(join(folder, path)), { recursive: true })
			writeFileSync(join(folder, path), bytes)
		}
	})
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	test(
		'does no harm from a server',
		async () => {
			const served = await serveDeck(files)
			expect(count(await show(served.url, served.url, isFull ? 60 : 20), seen.both)).toEqual(noHarm)
			expect(count(await print(served.url), seen.both)).toEqual(noHarm)
			await served.close()
		},
		patience,
	)

	test(
		'does no harm from a file, and none as a single one',
		async () => {
			const url = pathToFileURL(folder).href
			expect(count(await show(`${url}/`, `${url}/index.html`, 20), seen.both)).toEqual(noHarm)
			expect(count(await show(`${url}/single.html`, `${url}/single.html`, 20), seen.both)).toEqual(noHarm)
		},
		patience,
	)

	test(
		'does no harm by escaping alone, the policy taken away',
		async () => {
			const served = await serveDeck(withoutPolicy(files))
			seen.escaped.vectors += deck.length
			expect(count(await show(served.url, served.url, 20), seen.escaped)).toEqual(noHarm)
			await served.close()
		},
		patience,
	)

	test(
		'holds no markup but its templates’, and every vector as text',
		async () => {
			const page = await browser.newPage()
			const html = textOf(files, 'index.html')
			const foreign = (await page.evaluate(`(${foreignMarkup})(${JSON.stringify(html)})`)) as string[]
			seen.parsed.vectors += deck.length
			seen.parsed['foreign elements, attributes and addresses'] += foreign.length
			expect(foreign).toEqual([])
			const texts = (await page.evaluate(`(() => {
			const { body } = new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html')
			const tidy = (node) => node.textContent.replace(/\\s+/g, ' ')
			return {
				messages: tidy(body.querySelector('#messages').content),
				slides: tidy(body.querySelector('.slides')),
			}
		})()`)) as { messages: string; slides: string }
			await page.close()
			// Addresses are cut in a deck, and no page holds a NUL.
			const holds = (shown: string, text: string) =>
				showHidden(text)
					.split(/\0|[\w.+-]+@[\w.-]+/)
					.every((part) => shown.includes(part.replace(/\s+/g, ' ').trim()))
			const missing = deck.flatMap((vector) => [
				...(holds(texts.messages, vector.text) ? [] : [`${vector.id} as a message`]),
				...(holds(texts.slides, `${outlineWords(vector)} end`) ? [] : [`${vector.id} as a note`]),
			])
			seen.parsed['texts lost'] += missing.length
			expect(missing).toEqual([])
		},
		patience,
	)
})
