import type { ByteSource, MessageRange } from '../../source-file.ts'
import { type FieldRanges, fieldNames, locateFields } from './header-fields.ts'
import {
	carriageReturn,
	isSeparator,
	isSeparatorLine,
	newline,
	nextLine,
	separatorReach,
	separatorStart,
} from './mbox-separator.ts'

/** A message of an mbox, and its headers. */
export interface ScannedMessage extends MessageRange {
	/** Bytes that hold its headers, and where its fields stand in them. Valid until the next message is asked for. */
	readonly bytes: Buffer
	readonly fields: FieldRanges
}

/**
 * Finds the messages of an mbox of any size in memory that does not grow with it. A Content-Length counts when a `From `
 * line or the end of the file stands where it points to, so that a `From ` line inside the body, which mboxcl2 does not
 * escape, separates nothing.
 *
 * @param from offset of a message, or the file's start
 */
export function* scanMbox(source: ByteSource, from = 0): Generator<ScannedMessage> {
	const window = new Window(source, from)
	const fields: FieldRanges = new Int32Array(2 * fieldNames.length)
	let at = from === 0 ? nextSeparator(window, 0) : 0
	while (at >= 0) {
		at = window.keep(at, usualHeaders)
		let head = nextLine(window.bytes, at)
		let found = locateFields(window.bytes, head, fields)
		if (found < 0) {
			at = window.keep(at, longestHeaders)
			head = nextLine(window.bytes, at)
			found = locateFields(window.bytes, head, fields)
		}
		const { bytes, base } = window
		const body = found < 0 ? bytes.length : found
		const next = found < 0 ? null : nextByLength(window, fields, base + body)
		yield { start: base + at, content: base + head, end: next?.end ?? null, bytes, fields }
		if (next?.start === source.size) return
		// An empty body leaves the empty line above as the one that a separator asks for.
		at = next === null ? nextSeparator(window, body) : window.seek(next.start)
	}
}

/**
 * Offset of the first message that starts at or behind `from`, the file's size when there is none. A `From ` line inside a
 * body that only its Content-Length tells from others is taken for one.
 */
export function firstMessage(source: ByteSource, from: number): number {
	const before = Math.min(from, lineBreaks)
	const window = new Window(source, from - before)
	const at = nextSeparator(window, before)
	return at < 0 ? source.size : window.base + at
}

/** What stands before a separator: the end of a line and an empty one. */
const lineBreaks = 4

/** Index in the window of the next separator at or behind `from`, -1 when there is none. */
function nextSeparator(window: Window, from: number): number {
	for (let at = from; ; ) {
		const { bytes } = window
		const hit = bytes.indexOf(separatorStart, at)
		if (hit >= 0 && (window.isLast || hit < bytes.length - separatorReach)) {
			if (isSeparator(bytes, hit, window.base === 0)) return hit
			at = hit + 1
		} else {
			if (window.isLast) return -1
			at = window.keep(hit < 0 ? Math.max(at, bytes.length - separatorStart.length) : hit, window.size)
		}
	}
}

/** Where the message ends and the next one starts, if its Content-Length tells so and proves true. */
function nextByLength(window: Window, fields: FieldRanges, body: number): { end: number; start: number } | null {
	const [from, to] = [fields[2 * contentLength]!, fields[2 * contentLength + 1]!]
	if (to === 0) return null
	const value = window.bytes.toString('latin1', from, to)
	if (!/^\s*\d{1,15}\s*$/.test(value)) return null
	const end = body + Number(value)
	const landing = window.peek(end - 1, separatorReach + 8)
	if (landing === null) return null
	// Empty lines stand between the body and the next `From ` line.
	let at = 1
	while (at < 8 && (landing[at] === newline || landing[at] === carriageReturn)) at++
	const start = end - 1 + at
	return start === window.fileSize || isSeparatorLine(landing, at) ? { end, start } : null
}

const contentLength = fieldNames.indexOf('content-length')

/** Real headers are smaller by far; what is larger is refused when it is read. */
const longestHeaders = 256 * 1024
const usualHeaders = 16 * 1024

/** Small enough to stay in the processor's cache from one read to the next. */
const windowSize = 512 * 1024

/** A stretch of the file in memory that moves forward through one reused buffer. */
class Window {
	readonly size: number
	readonly fileSize: number
	bytes: Buffer
	/** Offset of the first byte. */
	base: number
	readonly #buffer: Buffer
	readonly #source: ByteSource
	/** The file has become shorter than it said. */
	#isCut = false

	constructor(source: ByteSource, base: number) {
		this.#source = source
		this.base = base
		this.fileSize = source.size
		this.size = Math.min(windowSize, source.size)
		this.#buffer = Buffer.allocUnsafe(this.size)
		this.bytes = this.#fill(0)
	}

	/** Nothing is behind it. */
	get isLast(): boolean {
		return this.#isCut || this.base + this.bytes.length >= this.fileSize
	}

	/** Has `room` bytes from index `at` on in the window, as far as the file goes, and returns the new index. */
	keep(at: number, room: number): number {
		if (this.isLast || this.bytes.length - at >= room) return at
		// What stands before tells whether a line starts here, and an empty one before it.
		const from = Math.max(0, at - lineBreaks)
		if (from === 0 && this.bytes.length === this.size) return at
		this.#buffer.copyWithin(0, from, this.bytes.length)
		this.base += from
		this.bytes = this.#fill(this.bytes.length - from)
		return at - from
	}

	/** Moves to an offset and returns its index. */
	seek(offset: number): number {
		if (offset >= this.base && offset < this.base + this.bytes.length) return offset - this.base
		this.base = offset
		this.bytes = this.#fill(0)
		return 0
	}

	/** A few bytes that may lie outside; null when the offset is not in the file. */
	peek(offset: number, length: number): Buffer | null {
		if (offset < 0 || offset >= this.fileSize) return null
		const from = offset - this.base
		if (from >= 0 && (this.isLast || from + length <= this.bytes.length))
			return this.bytes.subarray(from, from + length)
		const peeked = Buffer.alloc(length)
		return peeked.subarray(0, this.#source.read(peeked, offset))
	}

	#fill(kept: number): Buffer {
		const read = this.#source.read(this.#buffer.subarray(kept), this.base + kept)
		this.#isCut = read < Math.min(this.size - kept, this.fileSize - this.base - kept)
		return this.#buffer.subarray(0, kept + read)
	}
}
