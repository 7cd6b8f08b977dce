// Measures the built program as a user meets it: CPU time (user and system) of whole processes as multiples of `node -e 0`
// in the same run, the median of several. Prints a table; it judges nothing, so it fails only when a command does.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const runs = Number(process.argv[2] ?? 10)
const program = new URL('../dist/cli/bin.js', import.meta.url).pathname
const example = new URL('../examples/cacheable-device-memory/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'threaddeck-bench-'))
// A process knows what it used itself: it writes that down when it ends.
const report = join(folder, 'usage')
const reporter = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(${JSON.stringify(report)},String((user+system)/1000))})`

try {
	const { thread, outline } = longThread(200)
	const cases = [
		['--help', [program, '--help'], 1.3],
		['show the example', [program, 'show', join(example, 'thread.mbox')]],
		['check the example', [program, 'check', join(example, 'outline.md')]],
		['build the example', [program, 'build', join(example, 'outline.md'), '-o', join(folder, 'deck')], 4],
		['check 200 quotes against 200 messages', [program, 'check', outline, thread], 6],
		...hostile().map(([name, path]) => [`show 10 MB of ${name}`, [program, 'show', path]]),
	]
	const base = median(['-e', '0'])
	console.log(`node -e 0: ${base.toFixed(0)} ms CPU, median of ${runs}\n`)
	console.log(`${'command'.padEnd(42)}${'ms'.padStart(7)}${'times node'.padStart(12)}${'aim'.padStart(6)}`)
	for (const [name, args, aim] of cases) {
		const used = median(args)
		console.log(
			`${name.padEnd(42)}${used.toFixed(0).padStart(7)}${(used / base).toFixed(2).padStart(12)}${String(aim ?? '').padStart(6)}`,
		)
	}
} finally {
	rmSync(folder, { recursive: true, force: true })
}

function median(args) {
	const used = Array.from({ length: runs + 1 }, () => {
		const { status, stderr } = spawnSync(process.execPath, ['--import', reporter, ...args], {
			stdio: ['ignore', 'ignore', 'pipe'],
		})
		if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`)
		return Number(readFileSync(report, 'utf8'))
	})
	// The first run fills the disk's cache.
	return used.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)]
}

/** A thread in which two people answer each other, and an outline that quotes every message once. */
function longThread(messages) {
	const people = ['Ann Lee <ann@example.org>', 'Bo Lind <bo@example.com>']
	const sentence = (n) =>
		`Measurement ${n} says that the mapping of page ${n * 7} costs ${n * 13} cycles on board ${n % 5}.`
	const mails = Array.from({ length: messages }, (_, n) => {
		const date = new Date(Date.UTC(2024, 0, 1, 0, n)).toUTCString()
		const quoted = n === 0 ? '' : `${people[(n + 1) % 2]} wrote:\n> ${sentence(n - 1)}\n\n`
		const references = n === 0 ? '' : `References: <${n - 1}@example.org>\n`
		const body = `${quoted}${sentence(n)}\n\n${'More words that nobody has to read at all, but which a program reads.\n'.repeat(20)}`
		return `From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: ${people[n % 2]}\nMessage-ID: <${n}@example.org>\n${references}Subject: Costs\nDate: ${date}\n\n${body}\n`
	})
	const quotes = Array.from({ length: messages }, (_, n) => `## Argument ${n}\n\n> ${sentence(n)}\n`)
	const head = '---\ntitle: Costs\nsides: { A: [Ann Lee], B: [Bo Lind] }\n---\n'
	return { thread: write('long.mbox', mails.join('')), outline: write('long.md', `${head}\n${quotes.join('\n')}`) }
}

/** Mail that makes a careless matcher slow. */
function hostile() {
	const head = 'From: Ann Lee <ann@example.org>\nMessage-ID: <1@example.org>\n\n'
	const fill = (text) => head + text.repeat(Math.ceil(10_000_000 / text.length))
	return [
		['"On On On …" in one line', write('on.eml', fill('On '))],
		['"On On … wrote:" lines', write('wrote.eml', fill(`${'On '.repeat(25)}wrote:\n`))],
		['"> " in one line', write('marks.eml', fill('> '))],
		['"> " lines', write('quoted.eml', fill('> \n'))],
		['one word', write('word.eml', fill('x'))],
	]
}

function write(name, text) {
	const path = join(folder, name)
	writeFileSync(path, text)
	return path
}
