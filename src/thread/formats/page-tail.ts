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
		} else if (line.trim() !== '' && !isListed(line) && !isNavigationPiece(line)) break
	}
	// "Next message: …" may be somebody's words; several of them at the very end are not.
	const isAtEnd = lines.length - last < longestTail && !lines.slice(Math.max(last, 0)).some((line) => /^ ?>/.test(line))
	return isSure || (marks > 1 && isAtEnd) ? start : lines.length
}

/** Links to other archives, one a line. */
const longestTail = 30

function isMark(line: string): boolean {
	return isFooter(line) || isNeighbour(line) || isNavigation(line)
}
