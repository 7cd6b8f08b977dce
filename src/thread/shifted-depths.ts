import type { LineText } from './line-text.ts'
import type { MarkedLines } from './quote-marks.ts'

/**
 * From line `from` on, lines of at least `depth` marks belong to a message repeated without marks of its own: they are one
 * deeper. Where it was set in by blanks instead, only lines at least `indent` columns in, until one is less.
 */
export interface Shift {
	readonly from: number
	readonly depth: number
	readonly indent: number
	until: number | null
}

/** Programs that turn a quotation's HTML into text set what it quotes four blanks in. */
export const leastIndent = 4

/** Nobody nests deeper by hand; what claims to is hostile, and would make every line dear. */
const mostShifts = 25

interface Shifted {
	readonly depths: readonly number[]
	/** Lines set in as those of a message that has ended or that none introduces: perhaps its words, perhaps a list or code. */
	readonly strays: ReadonlySet<number>
}

/** The depth of every line: its marks, and the unmarked messages it stands in. Linear in the number of lines. */
export function shiftedDepths(marked: MarkedLines, shifts: readonly Shift[]): Shifted {
	const strays = new Set<number>()
	if (shifts.length === 0 && marked.setIn.size === 0) return { depths: marked.depths, strays }
	let active: Shift[] = []
	// Smallest indent of an ended message, by depth.
	const ended: number[] = []
	for (const depth of marked.setIn) ended[depth] = leastIndent
	let next = 0
	const depths = marked.depths.map((depth, i) => {
		const line = marked.texts[i]!
		for (; next < shifts.length && (shifts[next]?.from ?? 0) <= i; next++) {
			const shift = shifts[next]
			if (shift !== undefined && active.length < mostShifts) active.push(shift)
		}
		const { isBlank } = line
		if (active.length === 0 && (isBlank || ended.length === 0)) return depth
		const indent = indentOf(line)
		active = active.filter((shift) => {
			if (shift.until !== null && i >= shift.until) return false
			if (isBlank || depth !== shift.depth || indent >= shift.indent) return true
			ended[shift.depth] = Math.min(ended[shift.depth] ?? shift.indent, shift.indent)
			return false
		})
		const within = active.filter((shift) => depth >= shift.depth).length
		if (within === 0 && !isBlank && indent >= (ended[depth] ?? Number.POSITIVE_INFINITY)) strays.add(i)
		return depth + within
	})
	return { depths, strays }
}

/** Columns of blanks before the first word; a tab reaches to the next multiple of eight. */
export function indentOf(line: LineText | undefined): number {
	let columns = 0
	for (const character of line?.text ?? '') {
		if (character === ' ' || character === '\u00a0') columns++
		else if (character === '\t') columns += 8 - (columns % 8)
		else break
	}
	return columns
}
