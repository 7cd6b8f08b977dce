import { setImmediate } from 'node:timers/promises'
import type { ByteSource, MessageRange } from '../source-file.ts'
import { firstMessage, scanMbox } from './formats/scan-mbox.ts'
import { type IndexedMessages, ThreadIndex } from './thread-index.ts'

/** Messages of an mbox that start between two offsets of it. */
export interface IndexedStretch {
	/** Offset of the first. */
	readonly start: number
	/** Of the one behind the last; the file's size when there is none. */
	readonly next: number
	readonly messages: IndexedMessages
}

/** A stretch that another thread of execution indexes: where it ends, and what came out of it; null when nothing did. */
export interface StretchElsewhere {
	readonly from: number
	readonly to: number
	readonly indexed: Promise<IndexedStretch | null>
}

/** Has stretches of a file, up to its end, indexed at the same time as the rest; none where that is not worth it. */
export type IndexElsewhere = (source: ByteSource) => readonly StretchElsewhere[]

/**
 * Adds the messages of an mbox to an index. A stretch that was indexed elsewhere is taken if it starts with the message at
 * which the one before it ends; else (a Content-Length leads across the border) it is looked at again.
 *
 * @param ranges where the messages that are not indexed elsewhere are added
 */
export async function indexMbox(
	index: ThreadIndex,
	file: number,
	source: ByteSource,
	elsewhere: IndexElsewhere,
	ranges?: MessageRange[],
): Promise<void> {
	const stretches = elsewhere(source)
	let next = await addStretch(index, file, source, 0, stretches[0]?.from ?? source.size, ranges)
	for (const { to, indexed } of stretches) {
		const stretch = await indexed
		if (stretch?.start === next) {
			index.take(file, stretch.messages)
			next = stretch.next
		} else next = await addStretch(index, file, source, next, to)
	}
}

/** Indexes the messages that start at or behind `from` and before `to`. */
export async function indexStretch(source: ByteSource, from: number, to: number): Promise<IndexedStretch> {
	const index = new ThreadIndex(false)
	const start = firstMessage(source, from)
	const next = await addStretch(index, 0, source, start, to)
	return { start, next, messages: index.messages() }
}

/** Adds the messages from the one at `start` to the last that starts before `to`, and returns where the next one starts. */
async function addStretch(
	index: ThreadIndex,
	file: number,
	source: ByteSource,
	start: number,
	to: number,
	ranges?: MessageRange[],
): Promise<number> {
	if (start >= to) return start
	index.expect(Math.floor((to - start) / usualMessage))
	let added = 0
	for (const message of scanMbox(source, start)) {
		if (message.start >= to) return message.start
		index.add(file, message.start, message.bytes, message.fields)
		ranges?.push({ start: message.start, content: message.content, end: message.end })
		// Who presses Ctrl-C is heard between two turns of the event loop.
		if (++added % messagesATurn === 0) await setImmediate()
	}
	return source.size
}

/** Bytes, in an archive; where messages are smaller there are more than expected. */
const usualMessage = 4096
/** They take a twentieth of a second. */
const messagesATurn = 10_000
