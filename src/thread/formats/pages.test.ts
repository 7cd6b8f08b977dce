import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readThread } from '../read-thread.ts'
import { formats } from './index.ts'
import type { RawMessage } from './raw-message.ts'

const fixtures = new URL('fixtures/', import.meta.url)

/** A page saved as HTML, and the same page's text as a browser copies it. */
describe.each([
	['mhonarc-page/default.html', 'copied-mhonarc-default.txt'],
	['mhonarc-page/follow-ups.html', 'copied-mhonarc-follow-ups.txt'],
	['public-inbox-page/message.html', 'copied-public-inbox.txt'],
	['public-inbox-page/first-message.html', 'copied-public-inbox-first.txt'],
	['public-inbox-page/nested.html', 'copied-public-inbox-nested.txt'],
	['hypermail-page/current.html', 'copied-hypermail-current.txt'],
	['hypermail-page/older.html', 'copied-hypermail-older.txt'],
	['pipermail-page/message.html', 'copied-pipermail.txt'],
	['openwall-page/message.html', 'copied-openwall.txt'],
	['marc-page/message.html', 'copied-marc.txt'],
])('%s and its copy', (page, copy) => {
	test('hold the same words of the same people', async () => {
		const [saved, copied] = [await read(page), await read(`text-page/${copy}`)]
		expect(saved.length).toBeGreaterThan(0)
		expect(copied.map(told)).toEqual(saved.map(told))
	})

	test('are linked alike', async () => {
		const [saved, copied] = [await read(page), await read(`text-page/${copy}`)]
		const parents = (messages: readonly RawMessage[]) =>
			messages.map(({ inReplyTo }) => messages.findIndex(({ id }) => id === inReplyTo && id !== null))
		expect(parents(copied)).toEqual(parents(saved))
	})
})

const pages = readdirSync(fixtures)
	.filter((folder) => folder.endsWith('-page'))
	.flatMap((folder) => readdirSync(new URL(`${folder}/`, fixtures)).map((name) => `${folder}/${name}`))
	.filter((path) => !path.endsWith('.json'))

test.each(pages)('%s, cut off or garbled anywhere, is read to an end', async (path) => {
	const whole = readFileSync(new URL(path, fixtures))
	for (let i = 1; i <= 40; i++) {
		const at = Math.floor((whole.length * i) / 41)
		const garbled = Buffer.from(whole)
		garbled.fill('<!--', at, Math.min(at + 4, garbled.length))
		for (const bytes of [whole.subarray(0, at), whole.subarray(at), garbled]) {
			const file = { path, bytes }
			const found = await formats.find(({ detects }) => detects(file))?.read(file)
			if (found?.value.length === 0) expect(found.diagnostics.length).toBeGreaterThan(0)
		}
	}
})

test.each(pages)('%s shows no address that is not whole', async (path) => {
	const { value } = await readThread([{ file: { path, bytes: readFileSync(new URL(path, fixtures)) }, declared: null }])
	const addresses = value?.participants.flatMap(({ emails }) => emails) ?? []
	expect(addresses.filter((address) => !/^[\w.-]+@(?:[a-z]+\.)+(?:com|org|net|edu)$/.test(address))).toEqual([])
})

test('markup in a page stays text', async () => {
	const hostile = `<html><!--X-Subject: <script>1</script> --><!--X-Message-Id: "><script>@x -->
<!--X-From-R13: &#60;fpevcg>1 &#60;gNk.bet> --><body onload="x()"><!--X-Body-of-Message--><script>steal()</script>
<pre>&lt;img src=x onerror=1&gt; <img src=x onerror=1><a href="javascript:x()">here</a></pre><!--X-Body-of-Message-End-->`
	const file = { path: 'page.html', bytes: Buffer.from(hostile) }
	const { value } = await formats.find(({ detects }) => detects(file))!.read(file)
	expect(value[0]?.lines).toEqual(['<img src=x onerror=1> here'])
	expect(value[0]?.url).toBeNull()
	expect(value[0]?.subject).toBe('<script>1</script>')
})

async function read(path: string): Promise<readonly RawMessage[]> {
	const file = { path, bytes: readFileSync(new URL(path, fixtures)) }
	const { value } = await formats.find(({ detects }) => detects(file))!.read(file)
	return value
}

/** A copy does not show every header: what both have is their words, who wrote them, and the subject. */
function told({ from, subject, lines, archiveLines }: RawMessage) {
	const words = lines
		.filter((line, i) => !archiveLines.has(i + 1) && line.trim() !== '')
		.map((line) => line.replace(/\s+/g, ' '))
	return { name: from?.name, subject, words }
}
