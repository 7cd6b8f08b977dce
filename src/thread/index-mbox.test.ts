import { expect, test } from 'vitest'
import { type ByteSource, inMemory } from '../source-file.ts'
import { indexMbox, indexStretch, type StretchElsewhere } from './index-mbox.ts'
import { ThreadIndex } from './thread-index.ts'

const mail = (id: string, headers: string, body = 'Text.\n'): string =>
	`From a@example.org Thu Jan  1 00:00:00 1970\n${id === '' ? '' : `Message-ID: <${id}@example.org>\n`}${headers}\n${body}\n`
const answers = (...ids: string[]): string => `References: ${ids.map((id) => `<${id}@example.org>`).join(' ')}\n`
const escaped = mail('not-a-message', 'Subject: a mail that was attached as it is\n')

/** Threads run across every border: answers, answers to what is missing, a reply by its subject, messages without id. */
const mails = [
	mail('a', 'Subject: Ships\n'),
	mail('b', answers('a')),
	mail('c', answers('a', 'b')),
	mail('other', 'Subject: Trains\n'),
	mail('', answers('lost')),
	mail('d', answers('a', 'b', 'c')),
	mail('whole', `Subject: Files\nContent-Length: ${escaped.length}\n`, escaped),
	mail('', 'Subject: nobody answers\n'),
	mail('e', answers('lost')),
	mail('other-2', 'Subject: Re: Trains\n'),
	mail('b', answers('a')),
	mail('f', answers('whole')),
]
const bytes = Buffer.from(mails.join(''))

/** By id: where the messages of its thread start. */
async function threads(divide: (source: ByteSource) => StretchElsewhere[]): Promise<(readonly number[] | null)[]> {
	const index = await indexed(divide)
	return ['a', 'b', 'c', 'd', 'e', 'f', 'other', 'other-2', 'lost', 'whole', 'not-a-message'].map((id) => {
		const thread = index.threadWith(`${id}@example.org`)
		const all = Array.from({ length: index.size }, (_, i) => i)
		return thread === null ? null : all.filter((i) => index.threadOf(i) === thread).map((i) => index.startOf(i))
	})
}

async function indexed(divide: (source: ByteSource) => StretchElsewhere[]): Promise<ThreadIndex> {
	const index = new ThreadIndex(false)
	await indexMbox(index, 0, inMemory(bytes), divide)
	index.joinBySubject((subject) => subject)
	return index
}

const alone = await threads(() => [])

test('twelve messages are five threads', async () => {
	const index = await indexed(() => [])
	const all = Array.from({ length: index.size }, (_, i) => index.threadOf(i))
	expect(all.map((thread) => all.indexOf(thread))).toEqual([0, 0, 0, 3, 4, 0, 6, 7, 4, 3, 0, 6])
	expect(alone.map((starts) => starts?.length)).toEqual([5, 5, 5, 5, 2, 2, 2, 2, 2, 2, undefined])
})

test('wherever a file is divided, in two or three, the same threads come out', async () => {
	for (let border = 1; border < bytes.length; border += 7) {
		for (const second of [bytes.length, Math.floor((border + bytes.length) / 2)]) {
			const borders = second === bytes.length ? [border, second] : [border, second, bytes.length]
			const divided = await threads((source) =>
				borders.slice(1).map((to, i) => {
					const from = borders[i]!
					return { from, to, indexed: indexStretch(source, from, to) }
				}),
			)
			expect(divided, `divided at ${borders}`).toEqual(alone)
		}
	}
})

test('a thread that crosses a border again and again is whole', async () => {
	const links = Array.from({ length: 40 }, (_, i) => 40 - i)
	const here = links.map((i) => mail(`here-${i}`, answers(`x${2 * i}`, `x${2 * i + 1}`))).join('')
	const there = links.map((i) => mail(`there-${i}`, answers(`x${2 * i + 1}`, `x${2 * i + 2}`))).join('')
	const index = new ThreadIndex(false)
	await indexMbox(index, 0, inMemory(Buffer.from(here + there)), (source) => [
		{ from: here.length, to: source.size, indexed: indexStretch(source, here.length, source.size) },
	])
	const thread = index.threadWith('x2@example.org')
	const members = Array.from({ length: index.size }, (_, i) => index.threadOf(i) === thread)
	expect(members.filter(Boolean)).toHaveLength(80)
})

test('a stretch that nobody indexed elsewhere is indexed here', async () => {
	const half = Math.floor(bytes.length / 2)
	const divided = await threads(() => [{ from: half, to: bytes.length, indexed: Promise.resolve(null) }])
	expect(divided).toEqual(alone)
})

test('others have their turn while a large file is indexed', async () => {
	let isDone = false
	let turns = 0
	const count = (): void => {
		if (isDone) return
		turns++
		setImmediate(count)
	}
	count()
	const many = inMemory(Buffer.from(mail('a', 'Subject: Ships\n').repeat(25_000)))
	await indexMbox(new ThreadIndex(false), 0, many, () => [])
	isDone = true
	expect(turns).toBeGreaterThan(1)
})
