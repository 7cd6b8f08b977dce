// Measures how long the live preview takes to show a changed slide of a hundred: the clock from the save until the browser
// is told and until it shows it, and the CPU time of server and page meanwhile, which a busy machine does not disturb.
// Beside them, the clock of `marp --server` until it has such a page anew, where it is installed (or named in MARP).
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { makeLongThread } from './long-thread.mjs'

const runs = Number(process.argv[2] ?? 15)
const program = new URL('../dist/cli/bin.js', import.meta.url).pathname
const places = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => place !== undefined && existsSync(place))
if (executablePath === undefined) throw new Error('no Chromium found; set CHROME_PATH')
const folder = mkdtempSync(join(tmpdir(), 'threaddeck-bench-'))
const { thread, slides, ...made } = makeLongThread(200, 2)
// An argument with an id keeps it under another title.
const outline = made.outline.replace('## Argument 47\n', '## Argument 47 {#changing}\n')

try {
	console.log(`\n${'a changed slide of 100'.padEnd(42)}${'ms'.padStart(7)}${'ms CPU'.padStart(9)}${'aim'.padStart(6)}`)
	await preview()
	await peer()
} finally {
	rmSync(folder, { recursive: true, force: true })
}

async function preview() {
	const mbox = write('thread.mbox', thread)
	const path = write('outline.md', outline)
	const server = spawn(process.execPath, [program, 'serve', path, mbox, '--port', '0'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	})
	const [line] = await once(server.stdout, 'data')
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
		const session = await page.context().newCDPSession(page)
		await session.send('Performance.enable', { timeDomain: 'threadTicks' })
		const cpuOfPage = async () => {
			const { metrics } = await session.send('Performance.getMetrics')
			return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value
		}
		await page.goto(String(line).trim())
		await page.waitForFunction('window.Reveal?.isReady()')
		await page.evaluate('Reveal.slide(50)')
		await page.evaluate(() => new EventSource('news').addEventListener('message', () => (window.told = Date.now())))
		const times = []
		for (let i = 0; i <= runs; i++) {
			// Until the page is at rest.
			await setTimeout(500)
			const cpu = { server: cpuOf(server.pid), page: await cpuOfPage() }
			const title = `A title that was just written, for the ${i + 1}. time`
			const shown = page.waitForFunction(
				(title) => document.querySelector('#changing h2').textContent === title && Date.now(),
				title,
				{ polling: 'raf' },
			)
			const saved = Date.now()
			writeFileSync(path, outline.replace('## Argument 47 ', `## ${title} `))
			const done = await (await shown).jsonValue()
			await setTimeout(200)
			const time = {
				told: (await page.evaluate('told')) - saved,
				shown: done - saved,
				server: cpuOf(server.pid) - cpu.server,
				page: (await cpuOfPage()) - cpu.page,
			}
			// The first run compiles.
			if (i > 0) times.push(time)
		}
		const of = (what) => median(times.map((time) => time[what])).toFixed(0)
		print('until the browser is told', of('told'), of('server'))
		print('until it is shown', of('shown'), of('page'), 150)
	} finally {
		await browser.close()
		server.kill()
	}
}

async function peer() {
	const marp = process.env.MARP ?? 'marp'
	if (spawnSync(marp, ['--version']).status !== 0) {
		console.log(`${'marp --server'.padEnd(42)}  not installed`)
		return
	}
	const source = `---\nmarp: true\n---\n\n${slides}`
	const path = write('slides.md', source)
	const server = spawn(marp, ['--no-stdin', '--server', folder], {
		stdio: 'ignore',
		env: { ...process.env, PORT: '8137' },
	})
	try {
		const has = async (title) => {
			const page = await fetch('http://localhost:8137/slides.md').then(
				(response) => response.text(),
				() => '',
			)
			return page.includes(title)
		}
		while (!(await has('Argument 47'))) await setTimeout(50)
		const times = []
		for (let i = 0; i < runs; i++) {
			const title = `A title that was just written, for the ${i + 1}. time`
			const saved = performance.now()
			writeFileSync(path, source.replace('## Argument 47\n', `## ${title}\n`))
			while (!(await has(title))) await setTimeout(5)
			times.push(performance.now() - saved)
		}
		print('marp --server, until the page is there', median(times).toFixed(0), '')
	} finally {
		server.kill()
	}
}

function print(name, clock, cpu, aim = '') {
	console.log(`${name.padEnd(42)}${clock.padStart(7)}${cpu.padStart(9)}${String(aim).padStart(6)}`)
}

/** Of a process in ms; only Linux tells that of another one. */
function cpuOf(pid) {
	const path = `/proc/${pid}/stat`
	if (!existsSync(path)) return Number.NaN
	// In hundredths of a second, behind the name, which may hold blanks: proc_pid_stat(5).
	const [, fields] = readFileSync(path, 'utf8').split(') ')
	const [user, system] = fields.split(' ').slice(11, 13).map(Number)
	return 10 * (user + system)
}

function write(name, text) {
	const path = join(folder, name)
	writeFileSync(path, text)
	return path
}

function median(values) {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
