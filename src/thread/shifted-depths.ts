import type { LineTable } from './line-table.ts'
import { type LineText, trait } from './line-text.ts'
import { type MarkedLines, setInMark, unmark } from './quote-marks.ts'

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
 *
 * @param introducing lines that introduce such messages and others
 */
export function shiftedDepths(
	marked: MarkedLines,
	shifts: readonly Shift[],
	introducing: ReadonlySet<number>,
	table: LineTable,
): Shifted {
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
			const inner = behindMargin(line, margin, table)
			texts[i] = inner.unmarked
			return depth + within + inner.marks
		}
		if (within === 0 && !isBlank && indent >= (ended[depth] ?? Number.POSITIVE_INFINITY)) strays.add(i)
		return depth + within
	})
	const margin = ended[0]
	if (margin !== undefined) {
		const isSetIn = (i: number): boolean =>
			depths[i] === 0 && (strays.has(i) || texts[i]!.isBlank) && !introducing.has(i)
		for (const i of paragraphsOf(texts, isSetIn)) {
			const inner = behindMargin(texts[i]!, margin, table)
			texts[i] = inner.unmarked
			depths[i] = 1 + inner.marks
		}
	}
	return { depths, texts, strays }
}

/**
 * Paragraphs among the writer's own lines that are set in as the message was which ended above: the writer goes on to quote
 * it, as Outlook for the Mac lays quotations out. Whose they are their words may tell.
 */
function paragraphsOf(texts: readonly LineText[], isSetIn: (i: number) => boolean): number[] {
	const found: number[] = []
	for (let start = 0, end = 0; start < texts.length; start = end) {
		end = start + 1
		if (!texts[start]!.isBlank || !isSetIn(start)) continue
		let isProse = false
		for (; end < texts.length && isSetIn(end); end++)
			isProse ||= texts[end]!.has(sentence) || texts[end]!.has(setInMark)
		if (isProse) for (let i = start; i < end; i++) found.push(i)
	}
	return found
}

/** Six words: neither a list nor code. */
const sentence = trait((text) => /^\s{4,}(?:\S+ +){5}\S/.test(text))

/** The text behind so many columns of blanks, its marks counted. */
function behindMargin(line: LineText, margin: number, table: LineTable): LineText {
	const inner = table.text(withoutMargin(line.text, margin))
	unmark(inner, table)
	return inner
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
