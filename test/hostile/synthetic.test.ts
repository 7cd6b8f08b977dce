import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseOutline } from '../../src/outline/parse-outline.ts'
import { readThread } from '../../src/thread/read-thread.ts'
import { type Run, runCli } from '../cli/run-cli.ts'
import { isFull, writeSynthetic } from './vectors.ts'

let folder: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'hostile-'))
	writeSynthetic(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Everything a terminal obeys, or that hides or turns text; a line feed ends a line.
const obeyed =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	/[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|(?<![^\x00-\x7f])[\u200b-\u200d]/u
const obeyedIn = ({ stdout, stderr }: Run) => [stdout, stderr].flatMap((text) => obeyed.exec(text)?.[0] ?? [])

/** The mails of a folder as one mbox: a thread when each answers the first. */
function mboxOf(name: string): string {
	const mails = readdirSync(join(folder, name)).filter((file) => file.endsWith('.eml'))
	const bytes = mails.flatMap((file) => [
		Buffer.from('From mboxrd@z Thu Jan  1 00:00:00 1970\nIn-Reply-To: <first@example.org>\n'),
		readFileSync(join(folder, name, file)),
		Buffer.from('\n\n'),
	])
	const first =
		'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Ann Lee <ann@example.org>\nSubject: \u001b[31mred\u202e\nDate: Mon, 02 Jan 2023 03:04:05 +0000\nMessage-ID: <first@example.org>\n\nThe first \u001b]52;c;aGk=\u0007 word.\n\n'
	const path = join(folder, `${name}.mbox`)
	writeFileSync(path, Buffer.concat([Buffer.from(first), ...bytes]))
	return path
}

test.each(['headers', 'unicode', 'spoof', 'revealmd', 'charsets', 'attach'])(
	'nothing of the mails in %s reaches a terminal as a command',
	async (name) => {
		const path = mboxOf(name)
		for (const flags of isFull ? [[], ['--body'], ['--json']] : [['--body']]) {
			const run = await runCli(['show', path, '--root', 'first@example.org', ...flags])
			expect(obeyedIn(run)).toEqual([])
			expect([run.code, run.stdout.length > 400]).toEqual([0, true])
		}
	},
)

test('nor through check and build, with findings about every part of the outline', async () => {
	const path = mboxOf('headers')
	const bad = '\u001b[31m\u009b1m\u202e\u200b\u0007'
	const outline = join(folder, 'outline.md')
	writeFileSync(
		outline,
		`---\ntitle: x\nthread: ${JSON.stringify(path)}\nroot: first@example.org\nsides: { A: [ann@example.org], B: ["${'\\u202e'}nobody"] }\n---\n\n## a${bad} {#a}\n\n> no such ${bad} words\n> — Ann${bad} Lee\n\n### side${bad}\n\n> The first word.\n\nStatus: ${bad}\n\n> loose\n\n## b${bad} {#a}\n`,
	)
	for (const args of [
		['check', '-v', outline],
		['check', '--json', outline],
		['build', outline, '-o', join(folder, 'deck')],
	]) {
		const run = await runCli(args)
		expect(run.code).not.toBe(0)
		expect(run.stdout.length + run.stderr.length).toBeGreaterThan(200)
		expect(obeyedIn(run)).toEqual([])
	}
})

test('every known disguise shows the true address, or is marked', async () => {
	const names = readdirSync(join(folder, 'spoof')).filter((name) => name.startsWith('from-') && name.endsWith('.eml'))
	expect(names.length).toBeGreaterThan(20)
	const wrong: string[] = []
	for (const name of names) {
		const path = join(folder, 'spoof', name)
		const { value, diagnostics } = await readThread([{ file: { path, bytes: readFileSync(path) }, declared: null }])
		const author = value?.messages[0]?.author
		const isMarked = diagnostics.some(({ code }) => code === 'misleading-sender')
		const shown = author?.name ?? author?.email ?? ''
		const header = /^From: .*$/m.exec(readFileSync(path, 'utf8'))?.[0] ?? ''
		// Two senders, both of them named (RFC 5322 section 3.6.2).
		if (/bank\.example/.test(shown) && !isMarked && !/>, </.test(header)) {
			wrong.push(`${name}: ${JSON.stringify(author)} of ${header}`)
		}
	}
	expect(wrong).toEqual([])
})

test('every hostile front matter is read or refused, and pollutes nothing', () => {
	const names = readdirSync(join(folder, 'yaml')).filter((name) => name.endsWith('.md'))
	expect(names.length).toBeGreaterThan(15)
	for (const name of names) {
		const { diagnostics } = parseOutline({ path: name, bytes: readFileSync(join(folder, 'yaml', name)) })
		expect([name, diagnostics.length > 0]).toEqual([name, true])
	}
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})
