// Takes the README's pictures of the example's deck into docs/screenshots/, after a build: npm run screenshots
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'docs/screenshots')
const slide = { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 0.75 }
const pictures = [
	{ name: 'light', ...slide },
	{ name: 'dark', ...slide, colorScheme: 'dark' },
	{ name: 'terminal', ...slide, colorScheme: 'dark', theme: 'terminal' },
	{ name: 'phone', viewport: { width: 390, height: 844 } },
	{ name: 'speaker', viewport: { width: 1120, height: 700 }, deviceScaleFactor: 0.85, key: 's' },
]
/** The argument with code, three sides and two quotes of one of them. */
const address = '#/fwb'

const folder = mkdtempSync(join(tmpdir(), 'threaddeck-screenshots-'))
const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => place !== undefined && existsSync(place))
if (executablePath === undefined) throw new Error('no Chromium found; set CHROME_PATH')
const browser = await chromium.launch({
	executablePath,
	args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
})
try {
	mkdirSync(target, { recursive: true })
	for (const picture of pictures) await take(picture)
} finally {
	await browser.close()
	rmSync(folder, { recursive: true, force: true })
}

async function take({ name, key, theme = 'default', ...options }) {
	const context = await browser.newContext({ colorScheme: 'light', reducedMotion: 'reduce', ...options })
	const page = await context.newPage()
	await page.goto(deckIn(theme) + address)
	await page.locator('section.present, .reading section').first().waitFor()
	const shown = key === undefined ? page : await popup(page, key)
	await shown.setViewportSize(options.viewport)
	await shown.evaluate('document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 1500)))')
	const bytes = await shown.screenshot()
	// Slides have few colours: a palette makes the file a quarter.
	writeFileSync(
		join(target, `${name}.png`),
		await sharp(bytes).png({ palette: true, colours: 96, effort: 10 }).toBuffer(),
	)
	await context.close()
}

async function popup(page, key) {
	const [opened] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(key)])
	return opened
}

/** The address of the example's deck in a theme. */
function deckIn(theme) {
	const deck = join(folder, theme)
	const outline = join(root, 'examples/cacheable-device-memory/outline.md')
	const build = ['build', outline, '--theme', theme, '-o', deck]
	const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/bin.js'), ...build], {
		encoding: 'utf8',
	})
	if (status !== 0) throw new Error(stderr)
	return pathToFileURL(join(deck, 'index.html')).href
}
