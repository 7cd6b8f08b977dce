import type { FittedText, Prose } from './deck.ts'
import { countLines, type Face, type FontMetrics } from './measure-text.ts'

/** A size in px with the most lines it may take. */
export interface TextStep {
	readonly size: number
	readonly lines: number
}

/** Line heights of headings and of the presenter's prose, in em; as the styles have them. */
const headingLine = 1.15
const proseLine = 1.42
/** Between paragraphs and list items, in px. */
const proseGap = 8

/** Something that fits, with the height it takes in px. */
export interface Fitted<T> {
	readonly value: T
	readonly height: number
}

/** Sets text at the first step (largest first) whose lines suffice; text too long even for the last is cut with "…". */
export function fitHeading(
	text: string,
	face: Face,
	steps: readonly [TextStep, ...TextStep[]],
	width: number,
	fonts: FontMetrics,
): Fitted<FittedText> {
	for (const { size, lines } of steps) {
		const taken = countLines([{ text, face, size }], width, fonts)
		if (taken <= lines) return { value: { text, size }, height: taken * size * headingLine }
	}
	const last = steps.at(-1) ?? steps[0]
	const fits = (end: number) =>
		countLines([{ text: `${text.slice(0, end).trimEnd()}…`, face, size: last.size }], width, fonts) <= last.lines
	const cut = `${text.slice(0, greatest(Math.min(text.length, 1_000), fits)).trimEnd()}…`
	return { value: { text: cut, size: last.size }, height: last.lines * last.size * headingLine }
}

/** Sets Markdown at the first of the sizes (largest first) at which it is no higher than `height`; null when none is. */
export function fitProse(
	markdown: string,
	sizes: readonly number[],
	width: number,
	height: number,
	fonts: FontMetrics,
): Fitted<Prose> | null {
	for (const size of sizes) {
		const taken = proseHeight(markdown, size, width, fonts)
		if (taken <= height) return { value: { markdown, size }, height: taken }
	}
	return null
}

/** Cuts Markdown into pieces that each fit at the size: between paragraphs where it can, else between lines or words. */
export function splitProse(
	markdown: string,
	size: number,
	width: number,
	height: number,
	fonts: FontMetrics,
): [Prose, ...Prose[]] {
	const pieces: string[] = []
	let rest = markdown.trim()
	// No slide holds as much, so there is no need to measure it.
	const most = 12_000
	const fits = (text: string) => text.length <= most && proseHeight(text, size, width, fonts) <= height
	while (!fits(rest)) {
		const end = greatest(Math.min(rest.length, most), (to) => fits(rest.slice(0, to))) || 1
		const cut = ['\n\n', '\n', ' '].map((mark) => rest.lastIndexOf(mark, end)).find((at) => at > end / 2) ?? end
		pieces.push(rest.slice(0, cut).trim())
		rest = rest.slice(cut).trim()
	}
	const [first = '', ...others] = [...pieces, rest].filter((piece) => piece !== '')
	return [{ markdown: first, size }, ...others.map((piece) => ({ markdown: piece, size }))]
}

/**
 * The height of rendered Markdown in px, a little more rather than less: the markup's own characters are counted as if
 * they were shown.
 */
function proseHeight(markdown: string, size: number, width: number, fonts: FontMetrics): number {
	const line = size * proseLine
	let height = 0
	let paragraph: string[] = []
	let indent = 0
	let inFence = false
	const end = () => {
		if (paragraph.length === 0) return
		const text = paragraph.join(' ')
		const face = inFence ? 'mono' : 'sans'
		height += countLines([{ text, face, size }], width - indent, fonts, inFence) * line + proseGap
		paragraph = []
	}
	for (const raw of markdown.split('\n')) {
		const isFence = /^\s{0,3}(?:```|~~~)/.test(raw)
		if (isFence || inFence) {
			end()
			if (isFence) {
				inFence = !inFence
				height += proseGap
			} else {
				paragraph = [raw]
				end()
			}
			continue
		}
		const item = /^(\s{0,20})(?:[-*+]|\d{1,9}[.)])\s/.exec(raw)
		if (raw.trim() === '' || item !== null || /^\s{0,3}[#|>]/.test(raw)) end()
		if (raw.trim() === '') {
			indent = 0
			continue
		}
		if (item !== null) indent = Math.min((Math.floor((item[1]?.length ?? 0) / 2) + 1) * size * 1.4, width / 2)
		paragraph.push(raw.trim())
		if (/(?: {2}|\\)$/.test(raw) || raw.trimStart().startsWith('|') || raw.trimStart().startsWith('#')) end()
	}
	end()
	return Math.max(height - proseGap, line)
}

/** The greatest number from 0 to `most` for which it fits, by halving. */
export function greatest(most: number, fits: (count: number) => boolean): number {
	let low = 0
	let high = most
	while (low < high) {
		const middle = Math.ceil((low + high) / 2)
		if (fits(middle)) low = middle
		else high = middle - 1
	}
	return low
}
