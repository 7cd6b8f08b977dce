import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findMessages } from './formats/find-messages.ts'
import { nameKey } from './name-key.ts'
import { readThread } from './read-thread.ts'
import type { Message, Participant } from './thread.ts'

/** Real threads with the truth about who wrote each quoted line; not part of the project. */
const threads = new URL('../../../shared/threads/', import.meta.url)

interface Truth {
	readonly message_id?: string
	readonly line_no: number
	readonly text: string
	readonly kind?: string
	readonly author_name: string
	readonly author_email?: string
}

describe('who wrote each quoted line of the shared threads', () => {
	const names = readdirSync(threads).filter((name) => name.endsWith('.mbox'))

	test('the whole thread being read', async () => {
		const counts = { right: 0, wrong: 0, unknown: 0 }
		for (const name of names) {
			const messages = await messagesOf(name, readFileSync(new URL(name, threads)))
			count(counts, truthOf(`truth/${name.replace('.mbox', '.json')}`), messages)
		}
		expect(counts.right / total(counts)).toBeGreaterThan(0.995)
		expect(counts.wrong / total(counts)).toBeLessThan(0.001)
	})

	test('each message being read alone', async () => {
		const counts = { right: 0, wrong: 0, unknown: 0 }
		for (const name of names) {
			const bytes = readFileSync(new URL(name, threads))
			const messages: Message[] = []
			for (const { content } of findMessages(bytes)) messages.push(...(await messagesOf('one.eml', content)))
			count(counts, truthOf(`truth/${name.replace('.mbox', '.json')}`), messages)
		}
		expect(counts.right / total(counts)).toBeGreaterThan(0.97)
		expect(counts.wrong / total(counts)).toBeLessThan(0.003)
	})
})

describe('single messages in which the nearest attribution line is wrong', () => {
	const names = readdirSync(new URL('hard/', threads)).filter((name) => name.endsWith('.eml'))

	test.each(names.map((name) => name.replace('.eml', '')))('%s', async (name) => {
		const counts = { right: 0, wrong: 0, unknown: 0 }
		const messages = await messagesOf(`${name}.eml`, readFileSync(new URL(`hard/${name}.eml`, threads)))
		count(counts, truthOf(`hard/${name}.json`), messages)
		expect(counts.wrong).toBe(0)
		expect(counts.right).toBeGreaterThan(counts.unknown)
	})
})

async function messagesOf(path: string, bytes: Uint8Array): Promise<Message[]> {
	const { value } = await readThread([{ file: { path, bytes }, declared: null }])
	return value?.messages.filter(({ rebuilt }) => !rebuilt) ?? []
}

function truthOf(path: string): Truth[] {
	return JSON.parse(readFileSync(new URL(path, threads), 'utf8')).filter(({ kind }: Truth) => kind !== 'attribution')
}

function count(
	counts: { right: number; wrong: number; unknown: number },
	truth: readonly Truth[],
	messages: readonly Message[],
): void {
	const byId = new Map(messages.map((message) => [message.id, message]))
	for (const row of truth) {
		const message = row.message_id === undefined ? messages[0] : byId.get(row.message_id.replace(/[<>]/g, ''))
		const block = message?.blocks.find(({ lines: [first, last] }) => first <= row.line_no && row.line_no <= last)
		if (block?.author == null) counts.unknown++
		else if (isSame(block.author, row)) counts.right++
		else counts.wrong++
	}
}

function isSame({ names, emails, redacted }: Participant, { author_name, author_email }: Truth): boolean {
	const words = (name: string): string[] => nameKey(name).slice('name:'.length).split(' ')
	const fits = (a: string[], b: string[]): boolean => a.every((word) => b.includes(word))
	if (names.some((name) => fits(words(name), words(author_name)) || fits(words(author_name), words(name)))) return true
	const local =
		author_email?.toLowerCase().split('@')[0] ??
		words(author_name)
			.map((word) => word[0])
			.join('')
	return (
		[...emails, ...redacted].some((email) => email.toLowerCase().split('@')[0] === local) ||
		(author_email === undefined && names.length === 0)
	)
}

function total({ right, wrong, unknown }: { right: number; wrong: number; unknown: number }): number {
	return right + wrong + unknown
}
