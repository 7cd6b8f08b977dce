import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures, runCli } from '../cli/run-cli.ts'
import { launchChromium } from './chromium.ts'
import { listenForTrouble, openDeck } from './walk-deck.ts'

const outline = fileURLToPath(new URL('../../examples/cacheable-device-memory/outline.md', import.meta.url))
const url = 'https://example.org/talks/device-memory.html'
const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-sharing-'))
let browser: Browser

beforeAll(async () => {
	browser = await launchChromium()
	const built = await runCli(['build', outline, '--url', url, '-o', 'talk', '-o', 'talk.html'], { cwd: scratch })
	expect(built).toMatchObject({ code: 0, stdout: 'talk/index.html\ntalk.html\ndevice-memory.png\n' })
})
afterAll(async () => {
	await browser.close()
	rmSync(scratch, { recursive: true, force: true })
})

describe.each([
	['the folder', 'talk/index.html', 'talk/device-memory.png'],
	['the single file', 'talk.html', 'device-memory.png'],
])('%s', (_, page, picture) => {
	test('says where it is and what to show of it, and a browser has nothing to complain of', async () => {
		const address = pathToFileURL(join(scratch, page)).href
		const tab = await browser.newPage({ viewport: { width: 1280, height: 720 } })
		const trouble = listenForTrouble(tab, address.slice(0, address.lastIndexOf('/')))
		await openDeck(tab, address)
		const told =
			await tab.evaluate(`Object.fromEntries([...document.querySelectorAll('meta[property], meta[name]')].map(
			(meta) => [meta.getAttribute('property') ?? meta.name, meta.content]))`)
		const title = 'How should a guest see memory that the device keeps coherent?'
		const about = 'One patch of six lines, and what it would take to merge it'
		expect(told).toMatchObject({
			description: about,
			'og:type': 'article',
			'og:url': url,
			'og:title': title,
			'og:description': about,
			'og:image': 'https://example.org/talks/device-memory.png',
			'og:image:width': '1280',
			'og:image:height': '720',
			'twitter:card': 'summary_large_image',
		})
		expect(await tab.evaluate(`document.querySelector('link[rel=canonical]').href`)).toBe(url)
		expect(await tab.evaluate('document.documentElement.lang')).toBe('en')
		expect(trouble).toEqual([])
		await tab.close()
	})

	test('has its picture there, in the size that it says', async () => {
		const { width, height, format } = await sharp(join(scratch, picture)).metadata()
		expect({ width, height, format }).toEqual({ width: 1280, height: 720, format: 'png' })
		// Words and marks on paper: neither blank nor a page that did not start.
		const { channels } = await sharp(join(scratch, picture)).stats()
		expect(channels[0]?.min).toBeLessThan(60)
		expect(channels[0]?.mean).toBeGreaterThan(200)
	})
})

test('the same browser takes the same picture', () => {
	const [one, two] = ['talk/device-memory.png', 'device-memory.png'].map((path) => readFileSync(join(scratch, path)))
	expect(two?.subarray(0, one?.length).equals(one ?? Buffer.alloc(0))).toBe(true)
})

test("a picture that is somebody's own stays, and the deck beside it", async () => {
	const cwd = mkdtempSync(join(scratch, 'own-'))
	writeFileSync(join(cwd, 'device-memory.png'), 'mine')
	const { code, stderr } = await runCli(['build', outline, '--url', url, '-o', 'talk.html'], { cwd })
	expect(code).toBe(2)
	expect(stderr).toMatch(/^threaddeck: Cannot write device-memory\.png: that file was not made by threaddeck/m)
	expect(readdirSync(cwd)).toEqual(['device-memory.png'])
})

test('without a browser the deck is there, without a picture, and a hint says so', async () => {
	const cwd = mkdtempSync(join(scratch, 'none-'))
	const talk = join(fixtures, 'talk.md')
	const args = ['build', talk, '--url', 'https://example.org/a/', '-o', 'a', '--browser', '/no/browser']
	const { code, stderr } = await runCli(args, { cwd })
	expect(code).toBe(0)
	expect(stderr).toMatch(/hint no-share-picture: .*\/no\/browser/)
	const html = readFileSync(join(cwd, 'a/index.html'), 'utf8')
	expect(html).toContain('<link rel="canonical" href="https://example.org/a/">')
	expect(html).toContain('content="summary"')
	expect(html).not.toContain('og:image')
	expect(readdirSync(join(cwd, 'a')).filter((name) => name.endsWith('.png'))).toEqual([])
})

test('no browser is started for a deck that nobody is shown a picture of', async () => {
	const talk = join(fixtures, 'talk.md')
	const args = ['build', talk, '--url', 'https://example.org/a/', '-o', 'a.json', '--browser', '/no/browser']
	const { code, stderr } = await runCli(args, { cwd: mkdtempSync(join(scratch, 'json-')) })
	expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('no-share-picture') })
})

test.each(['javascript:alert(1)', 'example.org', 'file:///tmp'])('%s is no address for a deck', async (address) => {
	const { code, stderr } = await runCli(['build', outline, '--url', address], { cwd: scratch })
	expect(code).toBe(2)
	expect(stderr).toContain('An address begins with https:// or http://.')
})
