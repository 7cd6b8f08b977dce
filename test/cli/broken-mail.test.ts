import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from './run-cli.ts'

let folder: string
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-broken-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const separator = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'

/** Message `n` of a thread in which each answers the one before. */
function mail(n: number, body: string, references = n === 1 ? '' : `References: <${n - 1}@example.org>\n`): string {
	return `From: Ann Lee <ann@example.org>\nMessage-ID: <${n}@example.org>\n${references}Subject: Broken\nDate: Mon, 6 May 2024 0${n}:00:00 +0000\n\n${body}\n`
}

const three = [1, 2, 3].map((n) => `${separator}${mail(n, `These are the words of message ${n}.\n`)}`).join('')

/** What `show` makes of it, and the report: every message that was found is accounted for. */
async function show(name: string, content: string | Buffer): Promise<{ ids: string[]; stderr: string; read: Read }> {
	const path = join(folder, name)
	writeFileSync(path, content)
	const { code, stdout, stderr } = await runCli(['show', path, '--json'])
	expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) })
	const { messages, read } = JSON.parse(stdout) as { messages: { id: string; rebuilt: boolean }[]; read: Read }
	const ids = messages.filter(({ rebuilt }) => !rebuilt).map(({ id }) => id)
	expect(read.found).toBe(ids.length + read.duplicates.length + read.skipped + read.otherThreads)
	return { ids, stderr: stderr.replaceAll(`${path}:`, ''), read }
}

interface Read {
	readonly found: number
	readonly duplicates: string[]
	readonly skipped: number
	readonly otherThreads: number
	readonly missing: string[]
}

const ids = (...numbers: number[]): string[] => numbers.map((n) => `${n}@example.org`)

describe('a finding, the rest is read, nothing hangs:', () => {
	test('a truncated gz', async () => {
		const noise = Array.from({ length: 3000 }, (_, i) => `${(i * 7919) % 10007} words of line ${i}\n`).join('')
		const packed = gzipSync(three + separator + mail(4, noise))
		const { ids: found, stderr } = await show('cut.mbox.gz', packed.subarray(0, packed.length / 2))
		expect(found).toEqual(ids(1, 2, 3, 4))
		expect(stderr).toMatch(
			/^1:1: warning thread-damaged: This file breaks off before its end; what stands before is read\./,
		)
	})

	test('an mbox cut off within a line', async () => {
		const { ids: found, stderr } = await show('cut.mbox', three.slice(0, -15))
		expect(found).toEqual(ids(1, 2, 3))
		expect(stderr).toMatch(/^1:1: warning thread-damaged: This file breaks off in the middle of a line;/)
	})

	test('a message of 100 MB', async () => {
		const line = `${'x'.repeat(99)}\n`
		const {
			ids: found,
			stderr,
			read,
		} = await show(
			'large.mbox',
			`${three}${separator}${mail(4, line.repeat(1_000_000))}\n${separator}${mail(5, 'After it.', 'References: <3@example.org>\n')}`,
		)
		expect(found).toEqual(ids(1, 2, 3, 5))
		expect(read.skipped).toBe(1)
		expect(stderr).toMatch(/^27:1: warning message-unreadable: This message is larger than 25 MiB; it is left out\./)
	}, 60_000)

	test('10,000 quote levels', async () => {
		const deep = Array.from({ length: 1000 }, (_, i) => `${'>'.repeat(10 * i + 10)} level ${10 * i + 10}`).join('\n')
		const { ids: found } = await show('deep.mbox', `${three}${separator}${mail(4, `${deep}\n\nMy words.`)}`)
		expect(found).toEqual(ids(1, 2, 3, 4))
	}, 60_000)

	test('a reference cycle', async () => {
		const cycle = [mail(1, 'One.', 'References: <2@example.org>\n'), mail(2, 'Two.'), mail(3, 'Three.')]
		const { ids: found, stderr } = await show('cycle.mbox', cycle.map((one) => `${separator}${one}\n`).join(''))
		expect(found.toSorted()).toEqual(ids(1, 2, 3))
		expect(stderr).toMatch(/^1:1: hint reply-cycle: The message <1@example\.org> answers itself, by way of others;/)
	})

	test('two messages with one id and different words', async () => {
		const other = mail(2, 'Nothing here was ever said over there, by anybody at all.')
		const { ids: found, stderr, read } = await show('twice.mbox', `${three}${separator}${other}`)
		expect(found).toHaveLength(4)
		expect(found).toEqual(expect.arrayContaining([...ids(1, 2, 3), expect.stringMatching(/^sha256-/)]))
		expect(read.duplicates).toEqual([])
		expect(stderr).toMatch(/^1:1: warning copies-differ: .*<2@example\.org> have different words\. Both are read;/)
	})

	test('a copy that was altered', async () => {
		const altered = mail(2, 'These are not the words of message 2.\n')
		const { ids: found, stderr, read } = await show('altered.mbox', `${three}${separator}${altered}`)
		expect(found).toEqual(ids(1, 2, 3))
		expect(read.duplicates).toEqual(ids(2))
		expect(stderr).toMatch(
			/warning copies-differ: .*<2@example\.org> have different words\. The first one found is read\./,
		)
	})

	test('a copy with the footer of a list is a copy, and nothing is to be said', async () => {
		const copy = `${mail(2, 'These are the words of message 2.\n\n_______________\ndev mailing list')}`
		const { ids: found, stderr, read } = await show('footer.mbox', `${three}${separator}${copy}`)
		expect({ found, stderr, duplicates: read.duplicates }).toEqual({
			found: ids(1, 2, 3),
			stderr: '',
			duplicates: ids(2),
		})
	})

	test('a missing parent is marked where its answers stand', async () => {
		const path = join(folder, 'missing.mbox')
		const [, two, third] = [1, 2, 3].map((n) => `${separator}${mail(n, `Message ${n}.\n`)}`)
		writeFileSync(path, `${two}${third}${separator}${mail(4, 'Also to the first.\n', 'References: <1@example.org>\n')}`)
		const { stdout, stderr } = await runCli(['show', path])
		expect(stderr).toBe('')
		expect(stdout).toMatch(
			/ \? +\(not in the archive\) +<1@example\.org>\n#1 .* ├─ Ann Lee .*\n#2 .* │ {2}└─ Ann Lee .*\n#3 .* └─ Ann Lee/,
		)
		expect(stdout).toMatch(/\nRead 3 messages, 1 answered message not in the archive\n$/)
	})
})
