/** A message in an mbox. */
export interface FoundMessage {
	/** Line of its `From ` line, counted from 1. */
	readonly line: number
	/** From its first header to its end, `>From ` lines restored. */
	readonly content: Buffer
	/** Nothing but empty lines stands before it. */
	readonly isAtStart: boolean
}

/**
 * Finds the messages of an mbox. A message begins with a `From ` line at the start of the file or behind an empty line,
 * that ends in a date (RFC 4155), with a header below it: prose that starts with "From " fails one of the three. Linear
 * and without copies, but for messages that hold escaped lines.
 */
export function* findMessages(bytes: Buffer): Generator<FoundMessage> {
	let line = 1
	let counted = 0
	let start = nextSeparator(bytes, 0)
	const isFirstAtStart = start >= 0 && isBlank(bytes, start)
	for (let index = 0; start >= 0; index++) {
		const next = nextSeparator(bytes, start + separator.length)
		line += count(bytes, newline, counted, start)
		counted = start
		const content = bytes.subarray(lineEnd(bytes, start) + 1, next < 0 ? bytes.length : next)
		yield { line, content: unescapeFrom(content), isAtStart: index === 0 && isFirstAtStart }
		start = next
	}
}

const separator = Buffer.from('From ')
const newline = 0x0a
const carriageReturn = 0x0d
const greaterThan = 0x3e

/** Index of the next `From ` line that separates messages, -1 when there is none. */
function nextSeparator(bytes: Buffer, from: number): number {
	for (let at = bytes.indexOf(separator, from); at >= 0; at = bytes.indexOf(separator, at + 1)) {
		if (isAfterEmptyLine(bytes, at) && looksLikeSeparator(bytes, at)) return at
	}
	return -1
}

/** At the start of the file (a byte order mark aside) or behind an empty line. */
function isAfterEmptyLine(bytes: Buffer, at: number): boolean {
	if (at === 0 || (at === 3 && bytes[0] === 0xef)) return true
	if (bytes[at - 1] !== newline) return false
	if (at === 1) return true
	const before = bytes[at - 2] === carriageReturn ? at - 3 : at - 2
	return before < 0 || bytes[before] === newline
}

function looksLikeSeparator(bytes: Buffer, at: number): boolean {
	const end = lineEnd(bytes, at)
	if (end - at > longestSeparator || !dated.test(bytes.toString('latin1', at, end))) return false
	return header.test(bytes.toString('latin1', end + 1, end + 1 + longestFieldName))
}

/** An address of 320 characters and a date. */
const longestSeparator = 400
/** `Thu Jan  1 00:00:00 1970`, perhaps with a zone before or behind the year, or without seconds. */
const dated =
	/^From .{0,340}\b[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) +[\d: A-Za-z+-]{4,40}\r?$/
const header = /^(?:>?From |[!-9;-~]{1,76}[ \t]{0,9}:)/
const longestFieldName = 90

function lineEnd(bytes: Buffer, at: number): number {
	const end = bytes.indexOf(newline, at)
	return end < 0 ? bytes.length : end
}

/**
 * Takes one `>` off lines that begin with `>From `, `>>From ` and so on, as mboxrd says; mboxo escapes only the first,
 * and deeper ones, which it cannot tell apart, are read the same way.
 */
function unescapeFrom(content: Buffer): Buffer {
	const kept: Buffer[] = []
	let done = 0
	for (let at = content.indexOf('>From '); at >= 0; at = content.indexOf('>From ', at + 1)) {
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
	return end < longestFieldName && bytes.toString('utf8', 0, end).trim() === ''
}
