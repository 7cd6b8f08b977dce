/** A line without its comments. */
export interface StrippedLine {
	/** What stood before a comment and after it keeps its distance; a comment at the beginning or end leaves nothing. */
	readonly text: string
	/** Where `text` starts in the line. */
	readonly start: number
	/** Where a comment opens that goes on into the next line, else null. */
	readonly opensAt: number | null
	/** Whether the line ends inside a comment. */
	readonly isOpen: boolean
}

/**
 * Takes `<!-- comments -->` out of one line of Markdown (CommonMark 0.31 section 6.6: `<!-->` is a whole one). Inside
 * `code` the marks are text.
 *
 * @param isOpen whether the line begins inside a comment
 */
export function stripComments(line: string, isOpen: boolean): StrippedLine {
	if (!isOpen && !line.includes('<!--')) return { text: line, start: 0, opensAt: null, isOpen }
	// Pieces, and whether one of them holds more than white space: looking at the text again takes time in its square.
	let pieces: string[] = []
	let hasText = false
	let start = 0
	let position = 0
	let hasComment = isOpen
	let opensAt: number | null = null
	let isInside = isOpen
	// A comment's end may share hyphens with its beginning.
	let searchEnd = 0
	const findBeginning = beginnings(line)
	while (true) {
		if (isInside) {
			const end = line.indexOf('-->', searchEnd)
			if (end === -1) break
			if (hasText) {
				pieces.push(' '.repeat(end + 3 - position))
			} else {
				pieces = []
				start = end + 3
			}
			position = end + 3
			isInside = false
			opensAt = null
		} else {
			const beginning = findBeginning(position)
			const piece = line.slice(position, beginning ?? line.length)
			pieces.push(piece)
			hasText ||= piece.trim() !== ''
			if (beginning === null) break
			hasComment = true
			isInside = true
			opensAt = beginning
			position = beginning
			searchEnd = beginning + 2
		}
	}
	const text = pieces.join('')
	return { text: hasComment ? text.trimEnd() : text, start, opensAt, isOpen: isInside }
}

/** Finds the next `<!--` outside of code spans; asked for growing positions only. */
function beginnings(line: string): (from: number) => number | null {
	const lastTick = line.lastIndexOf('`')
	return (from) => {
		let isCode = false
		let position = from
		while (true) {
			const found = line.indexOf('<!--', position)
			if (found === -1) return null
			for (let index = position; index < found; index++) if (line[index] === '`') isCode = !isCode
			if (!isCode || lastTick < found) return found
			position = found + 1
		}
	}
}
