import type { MarkedLine } from './quote-marks.ts'

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

/** Nobody nests deeper by hand; what claims to is hostile, and would make every line dear. */
const mostShifts = 25

/** The depth of every line: its marks, and the unmarked messages it stands in. Linear in the number of lines. */
export function shiftedDepths(marked: readonly MarkedLine[], shifts: readonly Shift[]): number[] {
	let active: Shift[] = []
	let next = 0
	return marked.map((line, i) => {
		for (; next < shifts.length && (shifts[next]?.from ?? 0) <= i; next++) {
			const shift = shifts[next]
			if (shift !== undefined && active.length < mostShifts) active.push(shift)
		}
		if (active.length === 0) return line.depth
		const isBlank = line.text.trim() === ''
		const indent = indentOf(line)
		active = active.filter(
			(shift) =>
				(shift.until === null || i < shift.until) && (isBlank || line.depth !== shift.depth || indent >= shift.indent),
		)
		return line.depth + active.filter((shift) => line.depth >= shift.depth).length
	})
}

/** Columns of blanks before the first word; a tab reaches to the next multiple of eight. */
export function indentOf(line: MarkedLine | undefined): number {
	let columns = 0
	for (const character of line?.text ?? '') {
		if (character === ' ' || character === '\u00a0') columns++
		else if (character === '\t') columns += 8 - (columns % 8)
		else break
	}
	return columns
}
