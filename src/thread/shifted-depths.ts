import type { LineTable } from './line-table.ts'
import type { LineText } from './line-text.ts'
import { type MarkedLines, unmark } from './quote-marks.ts'

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
	/** As they were before a program set them in: what stands further in is their writer's doing. */
	readonly texts: readonly LineText[]
	/** Lines set in as those of a message that has ended or that none introduces: perhaps its words, perhaps a list or code. */
	readonly strays: ReadonlySet<number>
}

/**
 * The depth of every line: its marks, and the unmarked messages it stands in. The blanks that set such a message in are
 * taken off its lines, as marks are, and then the marks behind them. Linear in the number of lines.
 */
export function shiftedDepths(marked: MarkedLines, shifts: readonly Shift[], table: LineTable): Shifted {
	if (shifts.length === 0 && marked.setIn.size === 0)
		return { depths: marked.depths, texts: marked.texts, strays: none }
	const strays = new Set<number>()
	let active: Shift[] = []
	// Smallest indent of an ended message, by depth.
	const ended: number[] = []
	for (const depth of marked.setIn) ended[depth] = leastIndent
	const texts = [...marked.texts]
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
		const isOver = ({ until }: Shift): boolean => until !== null && i >= until
		const isLess = (shift: Shift): boolean => !isBlank && depth === shift.depth && indent < shift.indent
		let hasEnded = false
		let within = 0
		let margin = 0
		for (const shift of active) {
			if (isOver(shift) || isLess(shift)) hasEnded = true
			else if (depth >= shift.depth) {
				within++
				if (depth === shift.depth) margin = Math.max(margin, shift.indent)
			}
		}
		if (hasEnded) {
			active = active.filter((shift) => !isOver(shift))
			for (const shift of active) if (isLess(shift)) ended[depth] = Math.min(ended[depth] ?? shift.indent, shift.indent)
			active = active.filter((shift) => !isLess(shift))
		}
		if (margin > 0) {
			const inner = table.text(withoutMargin(line.text, margin))
			unmark(inner, table)
			texts[i] = inner.unmarked
			return depth + within + inner.marks
		}
		if (within === 0 && !isBlank && indent >= (ended[depth] ?? Number.POSITIVE_INFINITY)) strays.add(i)
		return depth + within
	})
	return { depths, texts, strays }
}

const none: ReadonlySet<number> = new Set()

/** What stands behind the first columns of blanks; a tab that reaches further in stays. */
function withoutMargin(text: string, margin: number): string {
	let at = 0
	for (let columns = 0; columns < margin; at++) {
		const width = widthOf(text.charAt(at), columns)
		columns += width
		if (width === 0 || columns > margin) break
	}
	return text.slice(at)
}

/** Columns of blanks before the first word. */
export function indentOf(line: LineText | undefined): number {
	let columns = 0
	for (const character of line?.text ?? '') {
		const width = widthOf(character, columns)
		if (width === 0) break
		columns += width
	}
	return columns
}

/** How far a blank in this column reaches, a tab to the next multiple of eight; 0 for what is no blank. */
function widthOf(character: string, column: number): number {
	if (character === '\t') return 8 - (column % 8)
	return character === ' ' || character === '\u00a0' ? 1 : 0
}
