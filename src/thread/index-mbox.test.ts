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

/** By message: where it starts, and the first message of its thread. */
async function threads(divide: (source: ByteSource) => StretchElsewhere[]): Promise<number[][]> {
	const index = new ThreadIndex(false)
	await indexMbox(index, 0, inMemory(bytes), divide)
	index.joinBySubject((subject) => subject)
	const first = new Map<number, number>()
	return Array.from({ length: index.size }, (_, i) => {
		const thread = index.threadOf(i)
		if (!first.has(thread)) first.set(thread, i)
		return [index.startOf(i), first.get(thread)!]
	})
}

const alone = await threads(() => [])

test('twelve messages are five threads', () => {
	expect(alone.map(([, first]) => first)).toEqual([0, 0, 0, 3, 4, 0, 6, 7, 4, 3, 0, 6])
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
