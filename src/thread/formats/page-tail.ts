import { isFooter, isListed, isListHead, isNavigation, isNavigationPiece, isNeighbour } from './page-marks.ts'

/**
 * Index of the first line that an archive set below a message, or the number of lines when there is none. `from` is where
 * the body begins. What a footer's lines say is free (lists of archives, of other messages), so the first mark of the
 * last run of marks counts, and everything behind it.
 */
export function pageTail(lines: readonly string[], from: number): number {
	const last = lines.findLastIndex((line, index) => index >= from && isMark(line))
	let start = lines.length
	let marks = 0
	let isSure = false
	for (let at = last; at >= from; at--) {
		const line = lines[at]!
		if (isMark(line)) {
			start = at
			marks++
			isSure ||= isFooter(line)
		} else if (isListHead(line)) {
			start = at
		} else if (marks > 1 && /^From: /.test(line)) {
			const head = messageListStart(lines, at, from)
			if (head === null) break
			at = head
			start = head
		} else if (line.trim() !== '' && !isListed(line) && !isNavigationPiece(line)) break
	}
	// "Next message: …" may be somebody's words; several of them at the very end are not.
	const isAtEnd = lines.length - last < longestTail && !lines.slice(Math.max(last, 0)).some((line) => /^ ?>/.test(line))
	return isSure || (marks > 1 && isAtEnd) ? start : lines.length
}

/**
 * Index of the head of MHonArc's list of messages that ends at line `end`, as a browser copies it: `References:`, then for
 * each its subject and `From: NAME`. Null when none ends there.
 */
function messageListStart(lines: readonly string[], end: number, from: number): number | null {
	let at = end
	for (let below = true; at >= from; at--, below = !below) {
		if (!below) continue
		if (/^(?:References|Follow-Ups|Replies)\s*:\s*$/i.test(lines[at]!)) return at < end ? at : null
		if (!/^From: \S/.test(lines[at]!) || end - at > longestList) return null
	}
	return null
}

/** Two lines a message. */
const longestList = 400

/** Links to other archives, one a line. */
const longestTail = 30

function isMark(line: string): boolean {
	return isFooter(line) || isNeighbour(line) || isNavigation(line)
}
