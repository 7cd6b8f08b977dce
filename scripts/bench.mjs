// Measures the built program as a user meets it: CPU time (user and system) of whole processes as multiples of `node -e 0`
// in the same run, the median of several (of fewer when they take long), and the most memory. Then the same content through those of marp, reveal-md and
// pandoc that are installed, and a PDF beside marp's. Prints tables; it judges nothing, so it fails only when a command does.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeLongThread } from './long-thread.mjs'

const runs = Number(process.argv[2] ?? 10)
// So that the whole ends within a few minutes, whatever is installed and however slow it is.
const mostSeconds = { case: 8, run: 60 }
const program = new URL('../dist/cli/bin.js', import.meta.url).pathname
const example = new URL('../examples/cacheable-device-memory/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'threaddeck-bench-'))
// A process knows what it used itself: it writes that down when it ends.
const report = join(folder, 'usage')
const reporter = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(${JSON.stringify(report)},(user+system)/1000+' '+process.resourceUsage().maxRSS/1024)})`

try {
	const { thread, outline } = longThread(200)
	const long = longThread(2_000, 2)
	const cases = [
		['--help', [program, '--help'], 1.3],
		['show the example', [program, 'show', join(example, 'thread.mbox')]],
		['check the example', [program, 'check', join(example, 'outline.md')]],
		['build the example', [program, 'build', join(example, 'outline.md'), '-o', join(folder, 'deck')], 3.5],
		['build it as one file', [program, 'build', join(example, 'outline.md'), '-o', join(folder, 'deck.html')]],
		['check 200 quotes against 200 messages', [program, 'check', outline, thread], 6],
		[
			'build 1,000 arguments, 2,000 messages',
			[program, 'build', long.outline, long.thread, '-o', join(folder, 'long')],
			15,
		],
		...hostile().map(([name, path]) => [`show 10 MB of ${name}`, [program, 'show', path]]),
	]
	const { cpu: base } = median(['-e', '0'])
	console.log(`node -e 0: ${base.toFixed(0)} ms CPU, median of ${runs}\n`)
	console.log(
		`${'command'.padEnd(42)}${'ms'.padStart(7)}${'times node'.padStart(12)}${'aim'.padStart(6)}${'MiB'.padStart(6)}`,
	)
	for (const [name, args, aim] of cases) {
		const { cpu, memory } = median(args)
		const times = `${(cpu / base).toFixed(2).padStart(12)}${String(aim ?? '').padStart(6)}`
		console.log(`${name.padEnd(42)}${cpu.toFixed(0).padStart(7)}${times}${memory.toFixed(0).padStart(6)}`)
	}
	comparePeers(base)
} finally {
	rmSync(folder, { recursive: true, force: true })
}

function median(args) {
	const used = []
	const end = performance.now() + mostSeconds.case * 1000
	do used.push(measure(args))
	while (used.length <= runs && performance.now() < end)
	// The first run fills the disk's cache.
	const counted = used.length > 1 ? used.slice(1) : used
	return counted.sort((a, b) => a.cpu - b.cpu)[Math.floor(counted.length / 2)]
}

function measure(args) {
	const { status, stderr } = spawnSync(process.execPath, ['--import', reporter, ...args], {
		stdio: ['ignore', 'ignore', 'pipe'],
		timeout: mostSeconds.run * 1000,
	})
	if (status !== 0) throw new Error(`${args.join(' ')}: ${status === null ? 'too slow' : `exit ${status}`}\n${stderr}`)
	const [cpu, memory] = readFileSync(report, 'utf8').split(' ').map(Number)
	return { cpu, memory }
}

/** The same hundred slides through whatever is installed: children count, so their times come from the shell. */
function comparePeers(base) {
	const { outline, thread, slides } = longThread(200, 2)
	const own = `'${process.execPath}' '${program}' build '${outline}' '${thread}' --force`
	const commands = [
		['threaddeck, folder', `${own} -o '${join(folder, 'peer')}'`],
		['threaddeck, one file', `${own} -o '${join(folder, 'peer.html')}'`, 'peer.html'],
		['threaddeck, PDF', `${own} -o '${join(folder, 'peer.pdf')}'`, 'peer.pdf'],
		['marp, HTML', `marp --no-stdin '${slides}' -o '${join(folder, 'marp.html')}'`, 'marp.html'],
		['marp, PDF', `marp --no-stdin --pdf '${slides}' -o '${join(folder, 'marp.pdf')}'`, 'marp.pdf'],
		['reveal-md, folder', `reveal-md '${slides}' --static '${join(folder, 'reveal-md')}'`],
		['pandoc, HTML', `pandoc -t revealjs -s '${slides}' -o '${join(folder, 'pandoc.html')}'`, 'pandoc.html'],
	]
	console.log(
		`\n${'100 arguments, 200 quotes'.padEnd(42)}${'ms'.padStart(7)}${'times node'.padStart(12)}${'s'.padStart(6)}${'kB'.padStart(6)}`,
	)
	for (const [name, command, file] of commands) {
		const [tool] = command.split(' ')
		if (tool.startsWith("'") || spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0) {
			const used = Array.from({ length: 3 }, () => childTimes(command)).sort((a, b) => a.cpu - b.cpu)[1]
			if (used.cpu === Number.POSITIVE_INFINITY) {
				console.log(`${name.padEnd(42)}  more than ${mostSeconds.run} s`)
				continue
			}
			const times = `${(used.cpu / base).toFixed(2).padStart(12)}${used.wall.toFixed(1).padStart(6)}`
			const size = file ? String(Math.round(statSync(join(folder, file)).size / 1000)) : ''
			console.log(`${name.padEnd(42)}${used.cpu.toFixed(0).padStart(7)}${times}${size.padStart(6)}`)
		} else console.log(`${name.padEnd(42)}  not installed`)
	}
}

/** POSIX `times`: the second line is of the children, user and system, as `0m1.234s`. */
function childTimes(command) {
	const start = performance.now()
	const limited = `timeout -k 5 ${mostSeconds.run} ${command} </dev/null >/dev/null`
	const { status, stdout, stderr } = spawnSync('bash', ['-c', `${limited} || exit; times`], { encoding: 'utf8' })
	const wall = (performance.now() - start) / 1000
	// What `timeout` ends with.
	if (status === 124 || status === 137) return { wall, cpu: Number.POSITIVE_INFINITY }
	if (status !== 0) throw new Error(`${command}: exit ${status}\n${stderr}`)
	const parts = stdout
		.trim()
		.split('\n')
		.at(-1)
		.matchAll(/(\d+)m([\d.]+)s/g)
	return { wall, cpu: [...parts].reduce((sum, [, minutes, seconds]) => sum + 60_000 * minutes + 1_000 * seconds, 0) }
}

function longThread(messages, quotesEach = 1) {
	const { thread, outline, slides } = makeLongThread(messages, quotesEach)
	const name = `long-${messages}-${quotesEach}`
	return {
		thread: write(`${name}.mbox`, thread),
		outline: write(`${name}.md`, outline),
		slides: write(`${name}-slides.md`, slides),
	}
}

/** Mail that makes a careless matcher slow. */
function hostile() {
	const references = '<2@example.org> <3@example.net> <4@example.com>'
	const head = `From: Ann Lee <ann@example.org>\nTo: Bo Lind <bo@example.com>\nMessage-ID: <1@example.org>\nReferences: ${references}\n\n`
	const wrote = 'On Mon, Mar 13, 2023 at 6:07 PM Bo Lind <bo@example.com> wrote:'
	const fill = (text) => head + text.repeat(Math.ceil(10_000_000 / text.length))
	return [
		['"On On On …" in one line', write('on.eml', fill('On '))],
		['"On On … wrote:" lines', write('wrote.eml', fill(`${'On '.repeat(25)}wrote:\n`))],
		['answers above attribution lines', write('answers.eml', fill(`> No.\n>\n> ${wrote}\n>\n`))],
		['quotations that nothing introduces', write('unnamed.eml', fill('> > > No.\n> > No.\n> No.\n\n'))],
		['quotations three deep', write('deep.eml', fill(`${wrote}\n> > > No.\n> > No.\n\n`))],
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
