import { withoutReplyMarks } from './link-replies.ts'
import type { ShownHeaders, ThreadIndex } from './thread-index.ts'

/** A thread of an archive, as its messages' headers tell. */
export interface ListedThread {
	/** Message-ID to take it out by: of its first message, or of the first answer where that one is not in the archive. */
	readonly root: string
	readonly subject: string
	/** Copies counted once. */
	readonly messages: number
	/** Different senders. */
	readonly people: number
	/** ISO 8601 in UTC of the earliest and the latest message; null when no date can be read. */
	readonly first: string | null
	readonly last: string | null
}

/** The threads of an index that keeps its headers, busiest first, then the latest. */
export async function listThreads(index: ThreadIndex): Promise<ListedThread[]> {
	const [{ decodeHeader }, { parseMailbox }, { parseDate }] = await Promise.all([
		import('./decode-header.ts'),
		import('./formats/mime/parse-mailbox.ts'),
		import('./formats/mime/parse-date.ts'),
	])
	const threads = new Map<number, Growing>()
	const seen = new Set<number>()
	const senders = new Map<string, string>()
	for (const [i, shown] of index.shown.entries()) {
		if (seen.has(index.idOf(i))) continue
		seen.add(index.idOf(i))
		const date = parseDate(shown.date.trim())
		let sender = senders.get(shown.from)
		if (sender === undefined) {
			const mailbox = parseMailbox(decodeHeader(shown.from))
			sender = (mailbox?.address ?? mailbox?.name ?? '').toLowerCase()
			senders.set(shown.from, sender)
		}
		const message = { ...shown, date }
		const thread = threads.get(index.threadOf(i))
		if (thread === undefined) {
			threads.set(index.threadOf(i), { root: message, messages: 1, people: new Set([sender]), first: date, last: date })
			continue
		}
		thread.messages++
		thread.people.add(sender)
		if (isBefore(message, thread.root)) thread.root = message
		if (date !== null && (thread.first === null || date < thread.first)) thread.first = date
		if (date !== null && (thread.last === null || date > thread.last)) thread.last = date
	}
	return [...threads.values()]
		.map(({ root, messages, people, first, last }) => ({
			root: root.id,
			subject: withoutReplyMarks(decodeHeader(root.subject)),
			messages,
			people: people.size,
			first,
			last,
		}))
		.sort((a, b) => b.messages - a.messages || compare(b.last ?? '', a.last ?? ''))
}

interface Head extends Omit<ShownHeaders, 'date'> {
	readonly date: string | null
}

interface Growing {
	root: Head
	messages: number
	readonly people: Set<string>
	first: string | null
	last: string | null
}

/** What answers nothing comes first, then the earlier; a message without an id cannot be asked for. */
function isBefore(a: Head, b: Head): boolean {
	if ((a.id === '') !== (b.id === '')) return b.id === ''
	if (a.isReply !== b.isReply) return b.isReply
	return (a.date ?? '9') < (b.date ?? '9')
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0
}
