// Measures how long a browser takes to show the first slide of the example's deck, beside Marp's deck of the same content in
// the same browser: medians of turns about, of the clock and of the CPU time of the page's thread, which a busy machine does
// not disturb. Marp is no part of the project: install it where you like, and either have
// `marp` on the PATH or name it in MARP.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const runs = Number(process.argv[2] ?? 15)
const program = new URL('../dist/cli/bin.js', import.meta.url).pathname
const outline = new URL('../examples/cacheable-device-memory/outline.md', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'threaddeck-bench-'))
const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => place !== undefined && existsSync(place))
if (executablePath === undefined) throw new Error('no Chromium found; set CHROME_PATH')

try {
	run(process.execPath, [program, 'build', outline, '-o', join(folder, 'deck')])
	const page = join(folder, 'deck', 'index.html')
	const decks = [['threaddeck', page, 'document.querySelector("section.present h2")']]
	const marp = process.env.MARP ?? 'marp'
	if (spawnSync(marp, ['--version']).status === 0) {
		const source = join(folder, 'marp.md')
		writeFileSync(source, marpSource(JSON.parse(readFileSync(join(folder, 'deck', 'deck.json'), 'utf8'))))
		run(marp, ['--no-stdin', source, '-o', join(folder, 'marp.html')])
		decks.push(['marp', join(folder, 'marp.html'), 'document.querySelector(".bespoke-marp-active h1")'])
	} else console.log('marp is not installed (MARP=path/to/marp): nothing to compare with')

	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
	const times = new Map(decks.map(([name]) => [name, []]))
	for (let i = 0; i <= runs; i++) {
		for (const [name, path, shown] of decks) {
			const time = await firstSlide(browser, path, shown)
			// The first run fills the disk's cache.
			if (i > 0) times.get(name).push(time)
		}
	}
	await browser.close()

	const of = (name, what) => median(times.get(name).map((time) => time[what]))
	console.log(
		`\n${'first slide shown'.padEnd(42)}${'ms'.padStart(7)}${'ms CPU'.padStart(9)}${'KiB of HTML'.padStart(14)}`,
	)
	for (const [name, path] of decks) {
		const size = (statSync(path).size / 1024).toFixed(0)
		console.log(
			`${name.padEnd(42)}${of(name, 'clock').toFixed(0).padStart(7)}${of(name, 'cpu').toFixed(0).padStart(9)}${size.padStart(14)}`,
		)
	}
	if (decks.length > 1) {
		const ratio = (what) => (of('threaddeck', what) / of('marp', what)).toFixed(2)
		console.log(
			`${'threaddeck, times marp (aim: at most 1)'.padEnd(42)}${ratio('clock').padStart(7)}${ratio('cpu').padStart(9)}`,
		)
	}
} finally {
	rmSync(folder, { recursive: true, force: true })
}

/** From the start of the navigation to the frame in which the first heading stands, in its font. */
async function firstSlide(browser, path, shown) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
	await page.addInitScript(`{
		const look = () => {
			const heading = ${shown}
			if (heading && heading.getBoundingClientRect().height > 0 && document.fonts.status === 'loaded') {
				window.shownAt = performance.now()
				console.log('shown')
			} else requestAnimationFrame(look)
		}
		requestAnimationFrame(look)
	}`)
	const session = await page.context().newCDPSession(page)
	await session.send('Performance.enable', { timeDomain: 'threadTicks' })
	// The page says it by itself: asking would put a script of Playwright's into it, as much work as a tenth of its own.
	const isShown = page.waitForEvent('console', (message) => message.text() === 'shown')
	await page.goto(pathToFileURL(path).href, { waitUntil: 'commit' })
	await isShown
	const { metrics } = await session.send('Performance.getMetrics')
	const clock = await page.evaluate('window.shownAt')
	await page.close()
	return { clock, cpu: 1000 * metrics.find(({ name }) => name === 'TaskDuration').value }
}

/** The deck's words as one would write them for Marp. */
function marpSource({ slides }) {
	const text = ({ blocks }) =>
		blocks
			.map((block) =>
				block.kind === 'text'
					? `> ${block.runs.map(({ text }) => text).join('')}`
					: `\`\`\`\n${block.lines.map(({ text }) => text).join('\n')}\n\`\`\``,
			)
			.join('\n')
	const pages = slides.map((slide) => {
		const sides = slide.kind === 'argument' ? slide.sides : []
		const quotes = sides.flatMap(({ quotes }) => quotes.map((quote) => `${text(quote)}\n>\n> ${quote.author}`))
		return [`# ${slide.title?.text ?? slide.kind}`, ...quotes].join('\n\n')
	})
	return `---\nmarp: true\n---\n\n${pages.join('\n\n---\n\n')}\n`
}

function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

function run(command, args) {
	const { status, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
	if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}\n${stderr}`)
}
