// Measures reading at archive scale against a peer that does less, on the same file in the same run: one thread out of a
// gigabyte against `grep -c`, ten thousand messages against Python's mailbox and email decoding the subject, sender, date
// and text of each. The archives are the shared threads over and over, each copy with ids of its own. Ratios of CPU time,
// as wall time tells of the machine's other work, and of wall time, as a gigabyte is divided among cores; what each aim is
// about stands beside it.
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const runs = Number(process.argv[2] ?? 3)
const program = fileURLToPath(new URL('../dist/cli/bin.js', import.meta.url))
const shared = new URL('../../shared/threads/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'threaddeck-bench-'))

const python = `
import email.header, email.utils, mailbox, sys
def decoded(field):
    return str(email.header.make_header(email.header.decode_header(field or '')))
for mail in mailbox.mbox(sys.argv[1]):
    decoded(mail.get('Subject'))
    email.utils.getaddresses([decoded(mail.get('From'))])
    if mail.get('Date'): email.utils.parsedate_to_datetime(mail.get('Date'))
    for part in mail.walk():
        if part.get_content_maintype() == 'text':
            body = part.get_payload(decode=True) or b''
            try: body.decode(part.get_content_charset() or 'utf-8', 'replace')
            except LookupError: body.decode('latin1')
`

try {
	const threads = readdirSync(shared)
		.filter((name) => name.endsWith('.mbox'))
		.map((name) => readFileSync(new URL(name, shared), 'latin1'))
	const large = write('large.mbox', threads, (size) => size < 1_080_000_000)
	const many = write('many.mbox', threads, (_, messages) => messages < 10_000)
	const one = write('one.mbox', threads, (_, messages) => messages < 10_000, '<all@example.org>')
	const root = /^Message-ID:\s*<([^>]+)@/im.exec(threads[0])[1]
	const last = /^Message-ID:\s*<[^@>]+@([^>]+)>/im.exec(threads[0])[1]

	console.log(
		`\n${'command'.padEnd(46)}${'CPU'.padStart(8)}${'peer'.padStart(8)}${'times'.padStart(7)}${'wall'.padStart(7)}${'aim'.padStart(10)}${'memory (files)'.padStart(16)}`,
	)
	compare(
		'one thread of 1 GB, grep -c',
		['show', large.path, '--root', `${root}.7@${last}`],
		['grep', '-c', '^From ', large.path],
		'wall 1.3',
	)
	compare(
		'list 10,000 messages, Python decoding them',
		['show', many.path],
		['python3', '-c', python, many.path],
		'CPU 1',
	)
	compare('one thread of 10,000 messages, the same', ['show', one.path], ['python3', '-c', python, one.path], 'CPU 1')
} finally {
	rmSync(folder, { recursive: true, force: true })
}

/** Copies of the threads while there is room; `parent`: an id that the first message of each answers, so that they are one. */
function write(name, threads, isRoom, parent) {
	const path = join(folder, name)
	const file = openSync(path, 'w')
	let size = 0
	let messages = 0
	for (let copy = 0; isRoom(size, messages); copy++) {
		for (const thread of threads) {
			if (!isRoom(size, messages)) break
			const text = thread.replace(/^((?:message-id|references|in-reply-to):.*(?:\n[ \t].*)*)/gim, (field) =>
				field.replace(/<([^<>\s@]+)@([^<>]+)>/g, `<$1.${copy}@$2>`),
			)
			const linked = parent ? text.replace(/^From mboxrd@z .*\n/m, `$&In-Reply-To: ${parent}\n`) : text
			size += writeSync(file, linked, null, 'latin1')
			messages += linked.split(/^From mboxrd@z /m).length - 1
		}
	}
	closeSync(file)
	return { path, size: statSync(path).size }
}

function compare(name, args, peer, aim) {
	const ours = []
	const theirs = []
	for (let i = 0; i < runs; i++) {
		theirs.push(measure(...peer))
		ours.push(measure(process.execPath, program, ...args))
	}
	const [mine, other] = [best(ours, 'cpu'), best(theirs, 'cpu')]
	const wall = best(ours, 'wall') / best(theirs, 'wall')
	const peak = Math.max(...ours.map(({ memory }) => memory)) * 1024
	const memory = `${Math.round(peak / 2 ** 20)} MiB (${(peak / statSync(args[1]).size).toFixed(1)})`
	console.log(
		`${name.padEnd(46)}${mine.toFixed(2).padStart(7)}s${other.toFixed(2).padStart(7)}s${(mine / other).toFixed(2).padStart(7)}${wall.toFixed(2).padStart(7)}${aim.padStart(10)}${memory.padStart(16)}`,
	)
}

function best(measured, what) {
	return Math.min(...measured.map((one) => one[what]))
}

/** Seconds of CPU and of the clock, and the most memory in KiB. What writes to /dev/null, as grep, stops at the first hit. */
function measure(command, ...args) {
	const counted =
		'import resource,subprocess,sys,time\nt=time.time()\nc=subprocess.run(sys.argv[1:],stdout=subprocess.PIPE).returncode\nw=time.time()-t\nu=resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(c,u.ru_utime+u.ru_stime,w,u.ru_maxrss)'
	const { status, stderr } = spawnSync(command, ['--version'])
	if (status !== 0) throw new Error(`${command} does not run: ${stderr}`)
	const [code, cpu, wall, memory] = execFileSync('python3', ['-c', counted, command, ...args], { encoding: 'utf8' })
		.trim()
		.split(' ')
		.map(Number)
	if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${code}`)
	return { cpu, wall, memory }
}
