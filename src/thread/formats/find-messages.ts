import { inMemory, type MessageRange } from '../../source-file.ts'
import { newline } from './mbox-separator.ts'
import { scanMbox } from './scan-mbox.ts'

/** A message in an mbox. */
export interface FoundMessage {
	/** Index of its `From ` line. */
	readonly start: number
	/** The number of that line, counted from 1. To be asked for before the next message is. */
	readonly line: () => number
	/** From its first header to its end, `>From ` lines restored. */
	readonly content: Buffer
	/** Nothing but empty lines stands before it. */
	readonly isAtStart: boolean
}

/**
 * Finds the messages of an mbox (see scanMbox). Linear and without copies, but for messages that hold escaped lines.
 *
 * @param ranges where they are, if that is known
 */
export function* findMessages(
	bytes: Buffer,
	ranges: Iterable<MessageRange> = scanMbox(inMemory(bytes)),
): Generator<FoundMessage> {
	let line = 1
	let counted = 0
	let last: MessageRange | null = null
	const found = (message: MessageRange, next: number): FoundMessage => {
		const content = bytes.subarray(message.content, message.end ?? next)
		return {
			start: message.start,
			line: () => {
				line += count(bytes, newline, counted, message.start)
				counted = message.start
				return line
			},
			// mboxcl2 escapes nothing.
			content: message.end === null ? unescapeFrom(content) : content,
			isAtStart: isBlank(bytes, message.start),
		}
	}
	for (const message of ranges) {
		if (last !== null) yield found(last, message.start)
		last = message
	}
	if (last !== null) yield found(last, bytes.length)
}

const greaterThan = 0x3e
const escapedFrom = Buffer.from('>From ')

/**
 * Takes one `>` off lines that begin with `>From `, `>>From ` and so on, as mboxrd says; mboxo escapes only the first,
 * and deeper ones, which it cannot tell apart, are read the same way.
 */
function unescapeFrom(content: Buffer): Buffer {
	const kept: Buffer[] = []
	let done = 0
	for (let at = content.indexOf(escapedFrom); at >= 0; at = content.indexOf(escapedFrom, at + 1)) {
		let start = at
		while (start > 0 && content[start - 1] === greaterThan) start--
		if (start > 0 && content[start - 1] !== newline) continue
		kept.push(content.subarray(done, start))
		done = start + 1
	}
	return kept.length === 0 ? content : Buffer.concat([...kept, content.subarray(done)])
}

function count(bytes: Buffer, byte: number, from: number, to: number): number {
	let found = 0
	for (let at = bytes.indexOf(byte, from); at >= 0 && at < to; at = bytes.indexOf(byte, at + 1)) found++
	return found
}

function isBlank(bytes: Buffer, end: number): boolean {
	return end < longestBlank && bytes.toString('utf8', 0, end).trim() === ''
}

/** Nobody leaves more empty lines above the first message. */
const longestBlank = 90
