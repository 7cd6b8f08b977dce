import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readThread } from './read-thread.ts'
import type { Thread } from './thread.ts'

async function read(...paths: string[]): Promise<Thread> {
	const files = paths.map((path) => ({
		file: { path, bytes: readFileSync(new URL(path, import.meta.url)) },
		declared: null,
	}))
	const { value } = await readThread(files)
	if (value === null) throw new Error('nothing was read')
	return value
}

const seedPage = '../../../shared/threads/seed-page.txt'
const archive = '../../../shared/threads/gpu-memory-v3.mbox'

describe('words moved under another name', () => {
	test('stay their writer’s, and the conflict is said', async () => {
		const { messages } = await read('fixtures/attribution-conflict.mbox')
		const moved = messages[2]?.blocks.findLast(({ kind }) => kind === 'quoted')
		expect(moved).toMatchObject({
			author: { name: 'Ann Lee' },
			messageId: '1@example.org',
			by: 'match',
			contradicts: { name: 'Bo Lind' },
		})
		expect(messages.flatMap(({ blocks }) => blocks).filter(({ contradicts }) => contradicts !== null)).toHaveLength(1)
	})
})

describe('words under the name of somebody who never wrote them', () => {
	test('are nobody’s, and whom they were put upon is said', async () => {
		const { messages } = await read('fixtures/forged.mbox')
		const quoted = messages.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'quoted'))
		expect(quoted.map(({ author, by, contradicts }) => [author?.name, by, contradicts?.name])).toEqual([
			[undefined, 'unknown', 'Ann Lee'],
			['Ann Lee', 'match', undefined],
			[undefined, 'unknown', 'Ann Lee'],
			// A slip of the quoter's hand is no forgery.
			['Ann Lee', 'attribution-line', undefined],
		])
		expect(messages.filter(({ rebuilt }) => rebuilt)).toEqual([])
	})
})

describe('words repeated without a quote mark', () => {
	test('stay those of whoever wrote them, who may repeat them freely', async () => {
		const { messages } = await read('fixtures/unmarked-copies.mbox')
		const rows = messages
			.slice(1)
			.flatMap(({ blocks }) =>
				blocks
					.filter(({ kind }) => kind !== 'attribution')
					.map(({ kind, lines, author }) => [kind, ...lines, author?.name]),
			)
		expect(rows).toEqual([
			['quoted', 1, 2, 'Ann Lee'],
			['own', 4, 4, 'Bo Lind'],
			['quoted', 7, 9, 'Ann Lee'],
			['own', 11, 11, 'Bo Lind'],
			['own', 1, 2, 'Ann Lee'],
		])
	})
})

describe('an archive page whose discussion survives as nested quotations', () => {
	test('gives four messages of three people, three of them rebuilt', async () => {
		const { messages, participants } = await read(seedPage)
		expect(messages.map(({ author, rebuilt }) => [author?.name, rebuilt])).toEqual([
			['Ankit Agrawal', true],
			['Marc Zyngier', true],
			['Jason Gunthorpe', true],
			['Marc Zyngier', false],
		])
		expect(participants).toHaveLength(3)
		expect(messages.map(({ date }) => date)).toEqual([
			'2023-04-05T18:01:28.000Z',
			'2023-04-12T12:28:08.000Z',
			'2023-04-12T12:53:07.000Z',
			null,
		])
		expect(messages.slice(1).map(({ parentId }) => parentId)).toEqual(messages.slice(0, -1).map(({ id }) => id))
		expect(messages[3]?.authorBy).toBe('sign-off')
	})

	test('merges with the archive of the same discussion', async () => {
		const alone = await read(archive)
		const both = await read(seedPage, archive)
		const page = both.messages.find(({ authorBy, rebuilt }) => !rebuilt && authorBy === 'attribution-line')
		expect(page).toMatchObject({
			id: '86ile0kt2t.wl-maz@kernel.org',
			author: { name: 'Marc Zyngier' },
			parentId: 'ZDapsz2QOdjhcBHJ@nvidia.com',
		})
		expect(page?.date).toBe('2023-04-13T09:52:10.000Z')
		// The page was rebuilt from its answers before; now it is one of the archived messages.
		expect(both.messages).toHaveLength(alone.messages.length)
		expect(both.messages.filter(({ rebuilt }) => rebuilt)).toHaveLength(
			alone.messages.filter(({ rebuilt }) => rebuilt).length - 1,
		)
		expect(new Set(both.messages.map(({ id }) => id)).size).toBe(both.messages.length)
	})

	test('shows no redacted address as if it were whole', async () => {
		const { participants } = await read(seedPage)
		expect(participants.map(({ email }) => email)).toEqual([null, null, null])
		expect(participants.flatMap(({ redacted }) => redacted)).toEqual(expect.arrayContaining(['ankita', 'jgg']))
	})
})

describe('a message that survives in two replies only', () => {
	test('is rebuilt in order from what each quotes, its gap marked', async () => {
		const lost = (await read('fixtures/lost-message.mbox')).messages[1]
		expect(lost).toMatchObject({
			id: '2@example.com',
			rebuilt: true,
			author: { name: 'Bo Lind', email: 'bo@example.com' },
			authorBy: 'attribution-line',
			date: '2023-04-10T09:00:00.000Z',
			parentId: '1@example.org',
			url: 'https://lists.example.org/dev/2@example.com/',
			quotedBy: ['3@example.net', '4@example.edu'],
		})
		const own = lost?.blocks.filter(({ kind }) => kind === 'own') ?? []
		expect(own.map(({ text, afterGap }) => [afterGap, text.replace(/\s+/g, ' ')])).toEqual([
			[
				false,
				'The first paragraph says that it depends on the device. The second paragraph says that nobody has measured it, although everybody has an opinion on it. The third paragraph asks for a volunteer from the vendors.',
			],
			[true, 'The fifth paragraph is about the documentation of it all.'],
		])
		expect(lost?.blocks.find(({ kind }) => kind === 'quoted')).toMatchObject({
			messageId: '1@example.org',
			by: 'match',
		})
	})

	test('stands in the order of whoever quotes it unbroken', async () => {
		const { messages } = await read('fixtures/quoted-out-of-order.mbox')
		const lost = messages.filter(({ rebuilt }) => rebuilt)
		expect(lost.flatMap(({ blocks }) => blocks.map(({ text, afterGap }) => [afterGap, text]))).toEqual([
			[
				false,
				'Sentence number one of the message stands first here.\nSentence between them that one alone has quoted, in short.',
			],
			[
				true,
				'Sentence number two of the message stands after it.\nSentence number three of the message is the last one.',
			],
		])
	})

	test('does not take in another one for a line that its writer likes to write', async () => {
		const { messages } = await read('fixtures/habitual-line.mbox')
		expect(messages.filter(({ rebuilt }) => rebuilt).map(({ id, quotedBy }) => [id, quotedBy])).toEqual([
			['quoted:ann-lee:5@example.net', ['5@example.net']],
			['lost-1@example.com', ['3@example.org']],
			['lost-2@example.com', ['4@example.net']],
		])
	})
})

test('what is no discussion is said to be none', async () => {
	for (const [bytes, words] of [
		['', 'empty'],
		['\u0000\u0001\u0002', 'binary'],
		['A shopping list: milk, bread.', 'no message'],
	] as const) {
		const { value, diagnostics } = await readThread([
			{ file: { path: 'x.mbox', bytes: Buffer.from(bytes) }, declared: null },
		])
		expect(value).toBeNull()
		expect(diagnostics).toMatchObject([{ code: 'thread-unreadable', place: { file: 'x.mbox', line: 1, column: 1 } }])
		expect(diagnostics[0]?.reason).toContain(words)
	}
})
