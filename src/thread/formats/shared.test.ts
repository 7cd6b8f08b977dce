import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formats } from './index.ts'
import { mail } from './mail.ts'
import { mbox } from './mbox.ts'
import type { RawMessage } from './raw-message.ts'

/** Real threads and hostile mail, which are no part of the project. */
const shared = new URL('../../../../shared/', import.meta.url)

/** A line whose writer is known for certain: `line_no` counts in the body as another implementation decodes it. */
interface Truth {
	readonly message_id: string
	readonly line_no: number
	readonly text: string
}

describe.each([
	['gpu-memory-v3', 24],
	['nul-string-helpers', 20],
	['mlock-limit-8mib', 58],
	['highmem-phaseout', 43],
	['cleanup-h-declarations', 39],
	['xattr-user-special-files', 30],
	['openbmc-unit-test-coverage', 15],
])('%s', (name, count) => {
	const path = `threads/${name}.mbox`
	const read = async (): Promise<readonly RawMessage[]> => {
		const { value, diagnostics } = await mbox.read({ path, bytes: readFileSync(new URL(path, shared)) })
		expect(diagnostics).toEqual([])
		return value
	}

	test(`${count} messages, each with an id, a sender and a date`, async () => {
		const messages = await read()
		expect(messages.length).toBe(count)
		expect(messages.filter(({ id, from, date }) => id === null || from?.address == null || date === null)).toEqual([])
	})

	test('lines have the numbers that others give them', async () => {
		const truth: Truth[] = JSON.parse(readFileSync(new URL(`threads/truth/${name}.json`, shared), 'utf8'))
		const messages = new Map((await read()).map((message) => [message.id, message]))
		expect(truth.length).toBeGreaterThan(100)
		const others = truth.filter(({ message_id, line_no, text }) => {
			const line = messages.get(message_id)?.lines[line_no - 1]
			return line?.replace(/^[ \t]?(?:>[ \t]?)+/, '').trim() !== text
		})
		expect(others).toEqual([])
	})
})

test('every sample and every attack is read to an end, or refused for a reason', async () => {
	const refused = new Map<string, string>()
	for (const path of ['samples', 'attacks/mail', 'threads/hard'].flatMap(files)) {
		const file = { path, bytes: readFileSync(new URL(path, shared)) }
		for (const { read } of [...formats.filter(({ detects }) => detects(file)), mail, mbox]) {
			const { value, diagnostics } = await read(file)
			// What is no mbox holds no message that could be left out.
			if (value.length === 0 && read !== mbox.read)
				expect(diagnostics.map(({ code }) => code).join()).toMatch(/thread-unreadable|message-unreadable/)
			if (read === mail.read && value.length === 0) refused.set(path, diagnostics[0]!.reason)
		}
	}
	expect([...refused.values()]).toEqual(['This message has headers larger than 100 KiB; it is left out.'])
})

test('a mail that made another parser wait for ever', async () => {
	const path = 'attacks/mail/mailparser-never-resolves.eml'
	const { value, diagnostics } = await mail.read({ path, bytes: readFileSync(new URL(path, shared)) })
	expect({ lines: value[0]?.lines, diagnostics }).toEqual({ lines: [], diagnostics: [] })
})

test('the page that the project began with', async () => {
	const path = 'threads/seed-page.txt'
	const file = { path, bytes: readFileSync(new URL(path, shared)) }
	const format = formats.find(({ detects }) => detects(file))
	const { value } = await format!.read(file)
	expect(format?.name).toBe('text page')
	expect(value[0]?.lines.length).toBe(80)
	expect([...(value[0]?.archiveLines ?? [])]).toEqual([1, 2, 3, 78, 79, 80])
	expect(value[0]?.subject).toMatch(/^Re: \[PATCH v3 0\/6\]/)
	expect(value[0]?.from).toBeNull()
})

function files(folder: string): string[] {
	return readdirSync(new URL(`${folder}/`, shared), { recursive: true, encoding: 'utf8' })
		.map((name) => `${folder}/${name}`)
		.filter((path) => statSync(new URL(encodeURI(path), shared)).isFile())
}
