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
const emptyLine = Buffer.from('\n\n')
export const newline = 0x0a
export const carriageReturn = 0x0d

/** Index behind the line that starts at `at`. */
export function nextLine(bytes: Buffer, at: number): number {
	const end = bytes.indexOf(newline, at)
	return end < 0 ? bytes.length : end + 1
}

/** Index behind the empty line that ends the headers which start at `from`; -1 when there is none. */
export function headersEnd(bytes: Buffer, from: number): number {
	if (bytes[from] === newline) return from + 1
	if (bytes[from] === carriageReturn && bytes[from + 1] === newline) return from + 2
	const end = bytes.indexOf(emptyLine, from)
	// One search where, as nearly always, no line ends in CRLF.
	const crlf = bytes.subarray(from, end < 0 ? bytes.length : end).indexOf(carriageReturn)
	const mixed = crlf < 0 ? -1 : bytes.subarray(0, end < 0 ? bytes.length : end).indexOf('\n\r\n', from)
	return mixed >= 0 ? mixed + 3 : end < 0 ? -1 : end + 2
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
	const line = bytes.toString('latin1', at, end)
	if (line !== publicInbox && !dated.test(line)) return false
	return header.test(bytes.toString('latin1', end + 1, end + 1 + longestFieldName))
}

/** What public-inbox, b4 and lei write above every message; asked first, it saves a million matches. */
const publicInbox = 'From mboxrd@z Thu Jan  1 00:00:00 1970'

/** An address of 320 characters and a date. */
const longestSeparator = 400
/** `Thu Jan  1 00:00:00 1970`, perhaps with a zone before or behind the year, or without seconds. */
const dated =
	/^From .{0,340}\b[A-Z][a-z]{2},? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) +[\d: A-Za-z+-]{4,40}\r?$/
const header = /^(?:>?From |[!-9;-~]{1,76}[ \t]{0,9}:)/
const longestFieldName = 90
