import { showHidden } from '../text/show-hidden.ts'
import { FilledLines } from './fill-lines.ts'
import { foreignWidth } from './foreign-width.ts'

/** The cuts of the theme's fonts that text is set in. */
export const faces = ['serif', 'serifBold', 'serifItalic', 'sans', 'sansBold', 'mono'] as const

export type Face = (typeof faces)[number]

/** How wide each face draws each character, in `unitsPerEm`; written by scripts/font-metrics.mjs. */
export interface FontMetrics {
	readonly unitsPerEm: number
	/** Runs of neighbouring code points, in order. */
	readonly faces: Readonly<Record<Face, readonly { readonly from: number; readonly widths: readonly number[] }[]>>
}

/** Text in one face and size (px); `padding` (px) stands on either side of it. */
export interface Span {
	readonly text: string
	readonly face: Face
	readonly size: number
	readonly padding?: number
}

// Kerning is not in the metrics; pairs that kern apart are rare, and this covers them.
const safety = 1.012

/** The width of one line of text in px, a little more rather than less. */
export function textWidth(text: string, face: Face, size: number, fonts: FontMetrics): number {
	return emWidth(text, face, fonts) * size * safety
}

/** What was measured: names, dates and titles stand on many slides, and are tried in several sizes. */
const known = new WeakMap<FontMetrics, Map<Face, Map<string, number>>>()
/** What is longer is seldom measured twice; and where texts change again and again, not all are kept. */
const longestKnown = 100
const mostKnown = 10_000

function emWidth(text: string, face: Face, fonts: FontMetrics): number {
	if (text.length > longestKnown) return measure(text, face, fonts)
	const byFace = known.get(fonts) ?? new Map<Face, Map<string, number>>()
	const widths = byFace.get(face) ?? new Map<string, number>()
	if (widths.size === 0) known.set(fonts, byFace.set(face, widths))
	let width = widths.get(text)
	if (width === undefined) {
		width = measure(text, face, fonts)
		if (widths.size >= mostKnown) widths.clear()
		widths.set(text, width)
	}
	return width
}

function measure(text: string, face: Face, fonts: FontMetrics): number {
	const shown = showHidden(text)
	const runs = fonts.faces[face]
	let width = 0
	for (let i = 0; i < shown.length; i++) {
		const code = shown.codePointAt(i) ?? 0
		if (code > 0xffff) i++
		width += characterWidth(code, runs, fonts)
	}
	return width
}

/**
 * How many lines the text takes at a width in px, as a browser breaks them with `white-space: normal` and
 * `overflow-wrap: anywhere`. Where browsers break in more places than at spaces this counts the worse case, so a slide
 * may have a line to spare but never lacks one. With `keepLines` line feeds break and spaces keep their width (pre-wrap).
 */
export function countLines(spans: readonly Span[], width: number, fonts: FontMetrics, keepLines = false): number {
	const limit = Math.max(width, 1)
	if (!keepLines && isShort(spans, limit, fonts)) return 1
	let lines = 0
	for (const line of keepLines ? splitLines(spans) : [spans]) {
		const filled = new FilledLines(limit, keepLines)
		for (const span of line) fill(filled, span, fonts)
		lines += filled.count()
	}
	return lines
}

function fill(lines: FilledLines, { text, face, size, padding = 0 }: Span, fonts: FontMetrics): void {
	const scale = size * safety
	lines.pad(padding)
	const runs = fonts.faces[face]
	lines.add(showHidden(text), (code) => characterWidth(code, runs, fonts) * scale)
	lines.pad(padding)
}

/** Whether a text fits one line with some room to spare: most titles do, and need not be cut into words. */
function isShort(spans: readonly Span[], limit: number, fonts: FontMetrics): boolean {
	let most = 0
	for (let i = 0; i < spans.length; i++) most += spans[i]!.text.length * spans[i]!.size
	if (most >= 2.5 * limit) return false
	let width = 0
	for (let i = 0; i < spans.length; i++) {
		const { text, face, size, padding = 0 } = spans[i]!
		width += textWidth(text, face, size, fonts) + 2 * padding
	}
	return width < limit - 1
}

/** The text, or as much of it as fits in one line of that width, cut at a space where there is one, and "…". */
export function cutToWidth(text: string, face: Face, size: number, width: number, fonts: FontMetrics): string {
	if (textWidth(text, face, size, fonts) <= width) return text
	const room = width - textWidth('…', face, size, fonts)
	const runs = fonts.faces[face]
	let used = 0
	let end = 0
	for (const character of text) {
		used += characterWidth(character.codePointAt(0) ?? 0, runs, fonts) * size * safety
		if (used > room) break
		end += character.length
	}
	const space = text.lastIndexOf(' ', end)
	return `${text.slice(0, space > end * 0.6 ? space : end).trimEnd()}…`
}

/** The text, or as much of it as fits in so many lines, and "…". */
export function cutToLines(
	text: string,
	{ face, size }: Pick<Span, 'face' | 'size'>,
	width: number,
	lines: number,
	fonts: FontMetrics,
): string {
	const fits = (part: string) => countLines([{ text: part, face, size }], width, fonts) <= lines
	if (fits(text)) return text
	// Lines end before a word, so that less may fit than their widths together would hold.
	let kept = cutToWidth(text, face, size, width * lines, fonts).replace(/…$/, '')
	while (kept !== '' && !fits(`${kept}…`)) {
		const space = kept.lastIndexOf(' ')
		kept = space > kept.length - longestCut ? kept.slice(0, space).trimEnd() : [...kept].slice(0, -1).join('')
	}
	return `${kept}…`
}

/** Of a longer word its beginning stays. */
const longestCut = 16

function splitLines(spans: readonly Span[]): Span[][] {
	const lines: Span[][] = [[]]
	for (const span of spans) {
		for (const [i, text] of span.text.split('\n').entries()) {
			if (i > 0) lines.push([])
			lines.at(-1)?.push({ ...span, text })
		}
	}
	return lines
}

function characterWidth(code: number, runs: FontMetrics['faces'][Face], { unitsPerEm }: FontMetrics): number {
	// Asked of every character of a deck: an iterator would cost more than the look.
	for (let i = 0; i < runs.length; i++) {
		const run = runs[i]!
		if (code < run.from) break
		const width = run.widths[code - run.from]
		if (width !== undefined) return width / unitsPerEm
	}
	return foreignWidth(String.fromCodePoint(code))
}
