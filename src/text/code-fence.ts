/** What opens fenced code. */
export interface CodeFence {
	/** Its backticks or tildes. */
	readonly marks: string
	/** The info string behind them: the language, and what a forge makes of the rest. */
	readonly info: string
	/** Blanks before the marks. */
	readonly indent: number
}

/**
 * Reads a line that opens fenced code (CommonMark 0.31 section 4.5), however far it is set in. Null for others: behind
 * backticks no more of them may stand, or the line begins with code in backticks.
 */
export function openingFence(line: string): CodeFence | null {
	const found = /^([ \t]*)(`{3,}(?![^\n]*`)|~{3,})([^\n]*)$/.exec(line.slice(0, longestFence))
	return found && { marks: found[2]!, info: found[3]!.trim(), indent: found[1]!.length }
}

/** Whether a line closes what these marks opened: nothing but as many of them or more. */
export function closesFence(line: string, marks: string): boolean {
	const closing = line.slice(0, longestFence).trim()
	return closing.startsWith(marks) && closing === marks[0]!.repeat(closing.length)
}

const longestFence = 200
