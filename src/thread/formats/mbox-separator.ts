/**
 * The `From ` lines of an mbox. One begins a message when it stands at the start of the file or behind an empty line, ends
 * in a date (RFC 4155), and a header stands below it: prose that starts with "From " fails one of the three.
 */

/** A `From ` line that separates messages stands at `at`. `isStart`: the bytes begin where the file does. */
export function isSeparator(bytes: Buffer, at: number, isStart: boolean): boolean {
	return isAfterEmptyLine(bytes, at, isStart) && looksLikeSeparator(bytes, at)
}

/** The same where a length told that a message ends here: a line must start, but no empty one is asked for. */
export function isSeparatorLine(bytes: Buffer, at: number): boolean {
	return (at === 0 || bytes[at - 1] === newline) && looksLikeSeparator(bytes, at)
}

/** Bytes behind the start of a separator that tell whether it is one: the line and the header below it. */
export const separatorReach = 512

export const separatorStart = Buffer.from('From ')
export const newline = 0x0a
export const carriageReturn = 0x0d

/** Index behind the line that starts at `at`. */
export function nextLine(bytes: Buffer, at: number): number {
	const end = bytes.indexOf(newline, at)
	return end < 0 ? bytes.length : end + 1
}

/** At the start of the file (a byte order mark aside) or behind an empty line. */
function isAfterEmptyLine(bytes: Buffer, at: number, isStart: boolean): boolean {
	if (isStart && (at === 0 || (at === 3 && bytes[0] === 0xef))) return true
	if (bytes[at - 1] !== newline) return false
	if (at === 1) return isStart
	const before = bytes[at - 2] === carriageReturn ? at - 3 : at - 2
	return before < 0 ? isStart : bytes[before] === newline
}

function looksLikeSeparator(bytes: Buffer, at: number): boolean {
	const end = bytes.indexOf(newline, at)
	if (end < 0 || end - at > longestSeparator) return false
	if (!isPublicInbox(bytes, at, end) && !dated.test(bytes.toString('latin1', at, end))) return false
	return isHeaderStart(bytes, end + 1)
}

/** What public-inbox, b4 and lei write above every message; asked first, it saves a million matches. */
const publicInbox = Buffer.from('From mboxrd@z Thu Jan  1 00:00:00 1970')

function isPublicInbox(bytes: Buffer, at: number, end: number): boolean {
	if (end - at !== publicInbox.length) return false
	for (let i = 0; i < publicInbox.length; i++) if (bytes[at + i] !== publicInbox[i]) return false
	return true
}

/** A field's name (RFC 5322 section 2.2) and a colon, or one more `From ` line. */
function isHeaderStart(bytes: Buffer, at: number): boolean {
	let i = at
	while (i - at < longestFieldName && bytes[i]! > 0x20 && bytes[i]! < 0x7f && bytes[i] !== colon) i++
	const isNamed = i > at
	while (i - at < longestFieldName && (bytes[i] === 0x20 || bytes[i] === 0x09)) i++
	return (isNamed && bytes[i] === colon) || /^>?From /.test(bytes.toString('latin1', at, at + 6))
}

/** An address of 320 characters and a date. */
const longestSeparator = 400
/** `Thu Jan  1 00:00:00 1970`, perhaps with a zone before or behind the year, or without seconds. */
const dated =
	/^From .{0,340}\b[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) +[\d: A-Za-z+-]{4,40}\r?$/
const longestFieldName = 90
const colon = 0x3a
