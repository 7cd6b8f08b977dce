import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { PDFDict, PDFDocument, type PDFHexString, PDFName, type PDFString } from '@cantoo/pdf-lib'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../cli/run-cli.ts'
import { launchChromium } from './chromium.ts'
import { serveDeck } from './serve-deck.ts'
import { listenForTrouble, openDeck, walkDeck } from './walk-deck.ts'

const run = promisify(execFile)
const outline = fileURLToPath(new URL('../../examples/cacheable-device-memory/outline.md', import.meta.url))
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-outputs-'))
const temporary = join(scratch, 'tmp')
const page = join(scratch, 'talk.html')
const pdf = join(scratch, 'talk.pdf')
const names = ['talk', 'talk.html', 'talk.pdf', 'talk.pptx', 'talk.md', 'talk.json', 'talk.argdown']
let browser: Browser
let slides: readonly { readonly id: string; readonly part?: { readonly number: number } | null }[]
/** What each quote says, who said it and where. */
let quotes: readonly { words: string; parts: readonly string[]; author: string; link: string }[]

beforeAll(async () => {
	mkdirSync(temporary)
	browser = await launchChromium()
	const targets = names.flatMap((name) => ['-o', join(scratch, name)])
	const built = await runCli(['build', outline, ...targets, '--stdout', 'json'], { env: { TMPDIR: temporary } })
	expect(built.stderr).toMatch(/^\d+ slides, 21 quotes verified\n/)
	slides = JSON.parse(built.stdout).slides
	const checked = JSON.parse((await runCli(['check', outline, '--json'])).stdout).quotes as {
		author: { name: string }
		url: string
		selectors: { exact: string }[]
	}[]
	quotes = checked.map(({ author, url, selectors }) => ({
		parts: selectors.map(({ exact }) => exact),
		words: tidy(selectors.map(({ exact }) => exact).join(' ')),
		author: author.name,
		link: url,
	}))
})
afterAll(async () => {
	await browser.close()
	rmSync(scratch, { recursive: true, force: true })
})

test('every form of a deck comes from one run', () => {
	expect(readdirSync(scratch).sort()).toEqual([...names, 'tmp'].sort())
})

describe('the single file', () => {
	test('is smaller than 400 KiB', () => {
		expect(statSync(page).size).toBeLessThan(400 * 1024)
	})

	test.each(['file', 'http'])('shows every quote with one request, by %s', async (scheme) => {
		const served = scheme === 'http' ? await serveDeck([{ path: 'index.html', bytes: readFileSync(page) }]) : null
		const url = served?.url ?? pathToFileURL(page).href
		const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } })
		const trouble = listenForTrouble(tab, url)
		const requests: string[] = []
		tab.on('request', (request) => {
			if (!request.url().startsWith('data:')) requests.push(request.url())
		})
		await openDeck(tab, url)
		const seen = await walkDeck(tab)
		// In the deck's own fonts: a character that they lack would come from another one.
		const faces = await tab.evaluate(`[...document.fonts].filter(({ status }) => status === 'loaded').length`)
		await tab.close()
		await served?.close()
		expect(requests).toEqual([url])
		expect(trouble).toEqual([])
		expect(seen.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		expect(seen.map(({ id }) => id)).toEqual(slides.map(({ id }) => id))
		const byWords = (a: { words: string }, b: { words: string }) => (a.words < b.words ? -1 : 1)
		expect(seen.flatMap((slide) => slide.quotes).sort(byWords)).toEqual(
			quotes.map(({ parts, ...quote }) => quote).sort(byWords),
		)
		expect(faces).toBeGreaterThan(2)
	})

	test.each([
		[1920, 1080],
		[1024, 768],
		[390, 844],
	])('nothing is amiss on a screen of %d by %d', async (width, height) => {
		const tab = await browser.newPage({ viewport: { width, height } })
		const trouble = listenForTrouble(tab, pathToFileURL(page).href)
		await openDeck(tab, pathToFileURL(page).href)
		const seen = await walkDeck(tab)
		await tab.close()
		expect(seen.map(({ id }) => id)).toEqual(slides.map(({ id }) => id))
		expect(seen.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`))).toEqual([])
		expect(trouble).toEqual([])
	})

	test('lets nothing run or style that it did not bring', async () => {
		const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(page, 'utf8')) ?? []
		expect(policy).toMatch(/^default-src 'none'; /)
		expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/)
		expect(policy).toMatch(/script-src 'sha256-/)
		expect(policy.match(/(script|style|img|font)-src[^;]*'self'/)).toBeNull()
	})
})

describe('the PDF', () => {
	const info = async () => (await run('pdfinfo', [pdf])).stdout

	test('has a page a slide, of the size of the stage, and says nothing of clock and machine', async () => {
		const about = await info()
		expect(about).toMatch(new RegExp(`^Pages: +${slides.length}$`, 'm'))
		expect(about).toMatch(/^Page size: +960 x 540 pts$/m)
		expect(about).toMatch(/^Creator: +threaddeck$/m)
		expect(about).not.toMatch(/Date|Mozilla/)
	})

	test('has text to select, every word of every quote', async () => {
		const { stdout } = await run('pdftotext', ['-raw', pdf, '-'])
		// Lines may be broken at a hyphen.
		const text = stdout.replace(/\s+/g, '')
		for (const { parts, author } of quotes) {
			for (const words of parts) expect(text).toContain(words.replace(/\s+/g, ''))
			expect(text).toContain(author.replace(/\s+/g, ''))
		}
	})

	test('has links to follow and a bookmark a slide', async () => {
		const { stdout } = await run('pdfinfo', ['-url', pdf])
		for (const { link } of quotes) expect(stdout).toContain(link)
		const document = await PDFDocument.load(readFileSync(pdf))
		const outlines = document.catalog.lookup(PDFName.of('Outlines'), PDFDict)
		const titles: string[] = []
		for (let item = outlines.lookupMaybe(PDFName.of('First'), PDFDict); item; ) {
			titles.push((item.lookup(PDFName.of('Title')) as PDFString | PDFHexString).decodeText())
			item = item.lookupMaybe(PDFName.of('Next'), PDFDict)
		}
		// What takes several slides has one heading.
		expect(titles).toHaveLength(slides.filter(({ part }) => (part?.number ?? 1) === 1).length)
		expect(titles[0]).toBe('How should a guest see memory that the device keeps coherent?')
		expect(titles.at(-1)).toBe('Sources')
	})

	test('is the same bytes in another folder, time zone and language', async () => {
		const elsewhere = join(scratch, 'some where')
		mkdirSync(elsewhere)
		const env = { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TMPDIR: temporary }
		const built = await runCli(['build', outline, '-o', 'again.pdf'], { cwd: elsewhere, env })
		expect(built.code).toBe(0)
		expect(readFileSync(join(elsewhere, 'again.pdf')).equals(readFileSync(pdf))).toBe(true)
	})

	test('leaves no profile behind', () => {
		expect(readdirSync(temporary)).toEqual([])
	})
})

describe('the PPTX', () => {
	/** The text of a part's paragraphs, one a line (ECMA-376 part 1, DrawingML). */
	const textOf = (xml: string) =>
		Array.from(xml.matchAll(/<a:p>.*?<\/a:p>/gs), ([paragraph]) =>
			Array.from(paragraph.matchAll(/<a:t>([^<]*)<\/a:t>/g), ([, text = '']) => text).join(''),
		)
			.join('\n')
			.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
	const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
	let parts: Map<string, string>
	const partsLike = (pattern: RegExp) => [...parts].filter(([name]) => pattern.test(name)).map(([, xml]) => xml)

	beforeAll(() => {
		const files = Object.entries(unzipSync(readFileSync(join(scratch, 'talk.pptx'))))
		parts = new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]))
	})

	test('holds every word of every quote and its author as text', () => {
		const said = tidy(
			partsLike(/^ppt\/slides\/slide\d+\.xml$/)
				.map(textOf)
				.join('\n'),
		)
		for (const { parts: words, author } of quotes) {
			for (const part of words) expect(said).toContain(tidy(part))
			expect(said).toContain(author)
		}
	})

	test('links every quote, has notes, and no picture', () => {
		const links = partsLike(/^ppt\/slides\/_rels\//)
			.join('\n')
			.replaceAll('&amp;', '&')
		for (const { link } of quotes) expect(links).toContain(`"${link}"`)
		const notes = partsLike(/^ppt\/notesSlides\/notesSlide\d+\.xml$/).map(textOf)
		const [{ parts: [first = ''] = [] } = {}] = quotes
		expect(notes.join('\n').length).toBeGreaterThan(500)
		expect(tidy(notes.join('\n'))).toContain(tidy(first).slice(0, 30))
		expect([...parts.keys()].filter((name) => /\.(png|jpe?g|gif|emf|svg)$/.test(name))).toEqual([])
		expect(partsLike(/^ppt\/slides\/slide\d+\.xml$/).filter((xml) => /<p:pic>/.test(xml))).toEqual([])
	})
})
