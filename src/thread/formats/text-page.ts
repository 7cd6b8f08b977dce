import { mayEndAttribution, readAttribution } from '../attribution-line.ts'
import type { Format } from './format.ts'
import { readPageHeaders } from './page-headers.ts'
import { isFooter, isNavigation, isNeighbour } from './page-marks.ts'

/**
 * A message that somebody saved or copied from a web archive as text; at the least, text that quotes. What the archive
 * added is marked as such, and no line is dropped: line numbers are the file's.
 */
export const textPage: Format = {
	name: 'text page',

	detects: ({ bytes }) => {
		const head = Buffer.from(bytes.subarray(0, telling))
		return isText(head) && hasMark(head.toString('utf8').replaceAll('\u00a0', ' ').split(/\r?\n/))
	},

	read: async (file) => (await import('./read-page.ts')).readTextPage(file),
}

/** A page whose first 64 KiB neither quote nor bear a mark of an archive is no page of a discussion. */
const telling = 64 * 1024

/** How a talk's outline begins, which quotes as a page does: front matter with a key that every outline has. */
export const outlineStart = /^(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---).*\n)*?(?:title|sides)[ \t]*:/

/** Words, not a program, a picture, a web page's source, JSON or an outline. */
function isText(head: Buffer): boolean {
	let controls = 0
	for (const byte of head) {
		if (byte === 0) return false
		if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) controls++
	}
	return (
		controls * 100 <= head.length &&
		!outlineStart.test(head.toString('latin1', 0, 4096)) &&
		!/^(?:\xef\xbb\xbf)?\s*(?:<[!?a-z]|\{|\[\s*["{[])/i.test(head.toString('latin1', 0, 500))
	)
}

function hasMark(lines: readonly string[]): boolean {
	const first = lines.findIndex((line) => line.trim() !== '')
	if (first < 0) return false
	if (readPageHeaders(lines, first) !== null || readPageHeaders(lines, first + 1) !== null) return true
	return lines.some(
		(line, index) =>
			/^ ?>/.test(line) ||
			isNavigation(line) ||
			isNeighbour(line) ||
			isFooter(line) ||
			(mayEndAttribution(line) && (introduces(line) || introduces(`${lines[index - 1] ?? ''} ${line}`))),
	)
}

function introduces(text: string): boolean {
	return readAttribution(text) !== null
}
