import { describe, expect, test } from 'vitest'
import { readThread } from '../../src/thread/read-thread.ts'

const mail = (from: string, id: string, more = '') =>
	`From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: ${from}\nSubject: s\nDate: Mon, 02 Jan 2023 03:04:05 +0000\nMessage-ID: <${id}@x>\n${more}\nwords of ${id}\n\n`
const read = (...mails: string[]) =>
	readThread([{ file: { path: 'thread.mbox', bytes: Buffer.from(mails.join('')) }, declared: null }])

test('whoever is called by an address is not whose it is', async () => {
	const { value, diagnostics } = await read(
		mail('The Boss <ceo@bank.example>', 'a'),
		mail('"ceo@bank.example" <attacker@evil.example>', 'b', 'In-Reply-To: <a@x>\n'),
	)
	const [first, second] = value?.messages ?? []
	expect(first?.author).not.toBe(second?.author)
	expect(second?.author).toMatchObject({ name: null, email: 'attacker@evil.example' })
	expect(diagnostics.map(({ code }) => code)).toEqual(['misleading-sender'])
})

test('of two addresses the last one is the sender’s, and the other a disguise', async () => {
	const { value, diagnostics } = await read(mail('<ceo@bank.example> <attacker@evil.example>', 'a'))
	expect(value?.messages[0]?.author).toMatchObject({ name: null, email: 'attacker@evil.example' })
	expect(diagnostics.map(({ code }) => code)).toEqual(['misleading-sender'])
})

describe('a sender’s own address, or a list’s in their place, is no disguise', () => {
	test.each([
		'"ann@example.org" <ann@example.org>',
		'"ann@example.org" <Ann+list@example.org>',
		'"ann@example.org via Devel" <devel@lists.example.org>',
		'"Ann Lee (@ann)" <ann@example.org>',
		'ann@example.org',
	])('%s', async (from) => {
		const { diagnostics } = await read(mail(from, 'a'))
		expect(diagnostics).toEqual([])
	})
})
