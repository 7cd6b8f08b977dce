import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readThread } from '../thread/read-thread.ts'
import type { Thread } from '../thread/thread.ts'
import { checkOutline } from './fixtures/check-outline.ts'

const review = { path: 'review.json', bytes: readFileSync(new URL('./fixtures/review.json', import.meta.url)) }
const sides = '  a: [ann]\n  b: [bob]\n  c: [cy]'

async function threadOf(...files: { path: string; bytes: Uint8Array }[]): Promise<Thread> {
	return (await readThread(files.map((file) => ({ file, declared: null })))).value!
}

const thread = await threadOf(review)

describe('words of Markdown', () => {
	it.each([
		['The cache must not write through by default', 'shown', 'The cache must not write through by default'],
		['The cache **must not** write through', 'exact', 'The cache must not write through'],
		['our measurement says 7 ms', 'shown', 'our measurement says 7 ms'],
		['[our measurement](https://example.org/7ms "of May") says', 'exact', 'our measurement says'],
		['flush() returns early', 'shown', '`flush()` returns early'],
		['`flush()` returns _early_', 'exact', '`flush()` returns early'],
		['nothing calls sync() again', 'shown', 'nothing calls `sync()` again'],
		['*p = *q; /* **really** */', 'exact', '*p = *q; /* **really** */'],
		['again *p = *q;', 'shown', 'again\n\n*p = *q;'],
		['The cache must not [...] says 7 ms', 'edited', 'The cache must not'],
	])('%j are found as the page shows them or as they were typed', (words, tier, shown) => {
		const { errors, resolution } = checkOutline(thread, `> ${words}`, sides)
		expect(errors).toEqual([])
		const [quote] = resolution.quotes
		expect([quote?.tier, quote?.parts[0]]).toEqual([tier, expect.objectContaining({ kind: 'words', text: shown })])
	})

	it('keep the lines of a list, and what was typed in their selector', () => {
		const words = '- flush() returns early\n> - nothing calls sync() again'
		const [quote] = checkOutline(thread, `> ${words}`, sides).resolution.quotes
		const lines = '- `flush()` returns early\n- nothing calls `sync()` again'
		expect(quote?.parts).toEqual([expect.objectContaining({ source: lines })])
		expect(quote?.selectors[0]?.exact).toBe('- `flush()` returns _early_\n- nothing calls `sync()` **again**')
	})

	it.each([
		'The cache must write through by default',
		'It does. See the table',
		'It never does',
		'*p = *q; /* really */',
		'our measure',
		// What came by mail is no Markdown.
		'It does so twice a day',
	])('%j are not what it says', (words) => {
		expect(checkOutline(thread, `> ${words}`, sides).errors).toEqual(['10:3 quote-not-found'])
	})

	it('are shown as on the page where they come near', () => {
		const { words } = checkOutline(thread, '> See the chair.', sides)
		expect(words).toContain('You wrote "the chair.", bob wrote "the table."')
	})

	it('are credited to who wrote them', () => {
		const { errors, words } = checkOutline(thread, '> The cache must not write through by default\n> — bob', sides)
		expect(errors).toEqual(['11:5 quoted-not-written'])
		expect(words).toContain('ann wrote them')
	})
})

it('words that a mail has, too, are not told apart by marks', async () => {
	const mail = `From: Ned Nix <ned@example.org>\nDate: Sat, 2 Mar 2024 09:00:00 +0000\nMessage-ID: <1@example.org>\n\nThe cache must not write through by default.\n`
	const both = await threadOf(review, { path: 'ned.eml', bytes: Buffer.from(mail) })
	const { errors } = checkOutline(both, '> The cache must not write through by default', '  a: [ann]\n  b: [Ned Nix]')
	expect(errors).toEqual(['9:3 quote-ambiguous'])
	const marked = checkOutline(both, '> The cache **must not** write through by default', '  a: [ann]\n  b: [Ned Nix]')
	expect(marked.errors).toEqual([])
})
