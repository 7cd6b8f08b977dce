import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'

const bin = fileURLToPath(new URL('../../dist/cli/bin.js', import.meta.url))
const example = fileURLToPath(new URL('../../examples/cacheable-device-memory/', import.meta.url))

let browser: Browser
let folder: string
let outline: string
let text: string
const running: ChildProcess[] = []

beforeAll(async () => {
	browser = await launchChromium()
})
afterAll(() => browser.close())
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-serve-'))
	cpSync(example, folder, { recursive: true })
	outline = join(folder, 'outline.md')
	text = readFileSync(outline, 'utf8')
})
afterEach(async () => {
	for (const child of running.splice(0)) {
		if (child.exitCode === null && child.kill()) await once(child, 'exit')
	}
	rmSync(folder, { recursive: true })
})

/** Starts `threaddeck serve` and waits until it says where. */
async function serve(...args: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
	const child = spawn(process.execPath, [bin, 'serve', outline, '--port', '0', ...args], { stdio: 'pipe' })
	running.push(child)
	const [line] = await once(child.stdout!, 'data')
	return { url: String(line).trim(), child }
}

/** Opens the preview; a script error or a policy violation fails the test at its end. */
async function open(url: string): Promise<{ page: Page; troubles: string[] }> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
	const troubles: string[] = []
	page.on('pageerror', ({ message }) => troubles.push(message))
	page.on('console', (said) => said.type() === 'error' && troubles.push(said.text()))
	await page.goto(url)
	return { page, troubles }
}

const ready = () => (window as unknown as { Reveal?: { isReady(): boolean } }).Reveal?.isReady() === true
const shown = () =>
	(window as unknown as { Reveal: { getCurrentSlide(): Element } }).Reveal.getCurrentSlide().textContent ?? ''
const place = () => {
	const { Reveal } = window as unknown as { Reveal: { getIndices(): { h: number; f?: number } } }
	return Reveal.getIndices()
}

test('puts a changed slide in place, and stays on it, its fragments shown', async () => {
	writeFileSync(outline, text.replace(/^title:/m, 'order: alternate\ntitle:'))
	const { page, troubles } = await open((await serve()).url)
	await page.waitForFunction(ready)
	await page.evaluate(() => {
		document.body.dataset.sameDocument = 'yes'
		;(window as unknown as { Reveal: { slide(h: number, v: number, f: number): void } }).Reveal.slide(4, 0, 0)
	})
	const heading = await page.evaluate(
		() => document.querySelectorAll('.slides > section')[4]?.querySelector('h2')?.textContent,
	)
	const before = await page.evaluate(place)
	writeFileSync(outline, readFileSync(outline, 'utf8').replace(`## ${heading}`, '## A heading that was just written'))
	await page.waitForFunction(() => document.body?.textContent?.includes('A heading that was just written'))
	expect(await page.evaluate(shown)).toContain('A heading that was just written')
	expect(await page.evaluate(place)).toEqual(before)
	expect(await page.evaluate(() => document.body.dataset.sameDocument)).toBe('yes')
	expect(troubles).toEqual([])
	await page.close()
})

test('shows what is wrong over the last good deck, and heals', async () => {
	const { page, troubles } = await open((await serve()).url)
	await page.waitForFunction(ready)
	const slides = await page.locator('.slides > section').count()
	for (const broken of [
		text.replace('> ', '> <b onclick="x()">never</b> said '),
		'---\nnever closed',
		'',
		'\u0000\u0001',
	]) {
		writeFileSync(outline, broken)
		await page.waitForSelector('#live-findings[open] .error')
		expect(await page.locator('.slides > section').count()).toBe(slides)
		writeFileSync(outline, text)
		await page.waitForFunction(() => document.querySelector('#live-findings[open]') === null)
	}
	expect(await page.locator('b[onclick]').count()).toBe(0)
	expect(troubles).toEqual([])
	await page.close()
})

test('waits for a first deck', async () => {
	writeFileSync(outline, text.replace('> ', '> never said '))
	const { page } = await open((await serve()).url)
	await page.waitForSelector('#live-findings[open] .error')
	writeFileSync(outline, text)
	await page.waitForFunction(ready)
	await page.close()
})

test('follows the thread and the theme', async () => {
	const theme = join(folder, 'mine')
	cpSync(fileURLToPath(new URL('../../templates/terminal/styles', import.meta.url)), join(theme, 'styles'), {
		recursive: true,
	})
	const { page } = await open((await serve('--theme', theme)).url)
	await page.waitForFunction(ready)
	writeFileSync(join(theme, 'styles/mine.css'), 'body { outline: 3px solid rgb(1, 2, 3) }')
	await page.waitForFunction(() => document.body && getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)')
	const thread = join(folder, 'thread.mbox')
	const mail = readFileSync(thread, 'utf8')
	writeFileSync(thread, 'From nobody Thu Jan  1 00:00:00 1970\nFrom: Nobody <no@example.org>\n\nNothing.\n')
	await page.waitForSelector('#live-findings[open] .error')
	writeFileSync(thread, mail)
	await page.waitForFunction(() => document.querySelector('#live-findings[open]') === null)
	await page.close()
})

test('a port in use is said in a line; an interrupt ends it', async () => {
	const other = createServer().listen(0, '127.0.0.1')
	await once(other, 'listening')
	const { port } = other.address() as { port: number }
	const child = spawn(process.execPath, [bin, 'serve', outline, '--port', String(port)], { stdio: 'pipe' })
	const said: Buffer[] = []
	child.stderr.on('data', (chunk) => said.push(chunk))
	expect(await once(child, 'close')).toEqual([2, null])
	expect(Buffer.concat(said).toString()).toBe(
		`threaddeck: port ${port} is in use by another program. Name another one with --port, or leave it out.\n`,
	)
	other.close()

	const { child: served } = await serve()
	served.kill('SIGINT')
	expect(await once(served, 'exit')).toEqual([130, null])
})
