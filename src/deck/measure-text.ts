import { showHidden } from '../text/show-hidden.ts'
import { foreignWidth, isUndivided } from './foreign-width.ts'
import { isBlank, mayBreakBetween } from './line-break.ts'

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

/** Columns from one tab stop to the next, as the styles have it. */
const tabSize = 4

/** The width of one line of text in px, a little more rather than less. */
export function textWidth(text: string, face: Face, size: number, fonts: FontMetrics): number {
	let width = 0
	for (const character of showHidden(text)) width += characterWidth(character, face, fonts)
	return width * size * safety
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
		lines += fill(measure(line, fonts, keepLines), limit, keepLines)
	}
	return lines
}

/** Whether a text fits one line with some room to spare: most titles do, and need not be cut into words. */
function isShort(spans: readonly Span[], limit: number, fonts: FontMetrics): boolean {
	const mayFit = spans.reduce((sum, { text, size }) => sum + text.length * size, 0) < 2.5 * limit
	const widthOf = ({ text, face, size, padding = 0 }: Span) => textWidth(text, face, size, fonts) + 2 * padding
	return mayFit && spans.reduce((sum, span) => sum + widthOf(span), 0) < limit - 1
}

/** The text, or as much of it as fits in one line of that width, cut at a space where there is one, and "…". */
export function cutToWidth(text: string, face: Face, size: number, width: number, fonts: FontMetrics): string {
	if (textWidth(text, face, size, fonts) <= width) return text
	const room = width - textWidth('…', face, size, fonts)
	let used = 0
	let end = 0
	for (const character of text) {
		used += characterWidth(character, face, fonts) * size * safety
		if (used > room) break
		end += character.length
	}
	const space = text.lastIndexOf(' ', end)
	return `${text.slice(0, space > end * 0.6 ? space : end).trimEnd()}…`
}

/** What lines do not break within as long as it fits on one: characters of a measured text. */
interface Word {
	/** Width of the space before it. */
	readonly space: number
	readonly from: number
	readonly to: number
	readonly width: number
}

/** A text's words, and its characters without the spaces, with the width of each. */
interface MeasuredText {
	readonly words: readonly Word[]
	readonly characters: readonly string[]
	readonly widths: readonly number[]
}

function fill(text: MeasuredText, limit: number, keepSpaces: boolean): number {
	let lines = 1
	// Spaces before the first word of a line are shown where they are kept, and are no words.
	let used = keepSpaces ? (text.words[0]?.space ?? 0) : 0
	text.words.forEach((word, i) => {
		const space = i === 0 ? 0 : word.space
		if (used > 0 && used + space + word.width <= limit) {
			used += space + word.width
		} else if (word.width <= limit) {
			if (used > 0) lines++
			used = word.width
		} else {
			if (used > 0) lines++
			const atHyphens = fillAtHyphens(text, word, limit)
			const anywhere = fillAnywhere(text, word, isUndividedWord(text, word) ? limit * undividedPart : limit)
			const worse = atHyphens.lines > anywhere.lines ? atHyphens : anywhere
			lines += worse.lines - 1
			used = worse.lines > 1 ? limit : worse.used
		}
	})
	return lines
}

/** How much of a line is filled at least, where it breaks between words that only a dictionary finds. */
const undividedPart = 0.7

/** Characters of a measured text. */
type Range = Pick<Word, 'from' | 'to'>

function isUndividedWord({ characters }: MeasuredText, { from, to }: Range): boolean {
	return characters.slice(from, to).some((character) => isUndivided(character.codePointAt(0) ?? 0))
}

function fillAnywhere({ widths }: MeasuredText, { from, to }: Range, limit: number): { lines: number; used: number } {
	let lines = 1
	let used = 0
	for (const width of widths.slice(from, to)) {
		if (used > 0 && used + width > limit) {
			lines++
			used = 0
		}
		used += width
	}
	return { lines, used }
}

// A browser prefers to break a long token after its hyphens and slashes, which leaves lines part empty.
function fillAtHyphens(text: MeasuredText, { from, to }: Range, limit: number): { lines: number; used: number } {
	const pieces: Range[] = []
	let start = from
	for (let i = from; i < to; i++) {
		if (!/[-/?&=.,:;|!%)\]}\u2010-\u2014]/.test(text.characters[i] ?? '')) continue
		pieces.push({ from: start, to: i + 1 })
		start = i + 1
	}
	let lines = 1
	let used = 0
	for (const piece of [...pieces, { from: start, to }]) {
		const width = text.widths.slice(piece.from, piece.to).reduce((sum, one) => sum + one, 0)
		if (used + width <= limit) {
			used += width
			continue
		}
		if (used > 0) lines++
		const inside = fillAnywhere(text, piece, limit)
		lines += inside.lines - 1
		used = inside.used
	}
	return { lines, used }
}

function measure(spans: readonly Span[], fonts: FontMetrics, keepSpaces: boolean): MeasuredText {
	const words: Word[] = []
	const characters: string[] = []
	const widths: number[] = []
	let space = 0
	let from = 0
	let width = 0
	const end = () => {
		const to = characters.length
		if (to === from) return
		words.push({ space, from, to, width })
		space = 0
		from = to
		width = 0
	}
	let before = ''
	for (const span of spans) {
		const scale = span.size * safety
		width += span.padding ?? 0
		for (const character of showHidden(span.text)) {
			const advance = characterWidth(character, span.face, fonts) * scale
			if (isBlank(character)) {
				end()
				space = keepSpaces ? space + (character === '\t' ? tabSize * advance : advance) : advance
			} else {
				if (mayBreakBetween(before, character)) end()
				characters.push(character)
				widths.push(advance)
				width += advance
			}
			before = character
		}
		width += span.padding ?? 0
	}
	end()
	return { words, characters, widths }
}

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

function characterWidth(character: string, face: Face, fonts: FontMetrics): number {
	const code = character.codePointAt(0) ?? 0
	const runs = fonts.faces[face]
	// Asked of every character of a deck: an iterator would cost more than the look.
	for (let i = 0; i < runs.length; i++) {
		const run = runs[i]!
		if (code < run.from) break
		const width = run.widths[code - run.from]
		if (width !== undefined) return width / fonts.unitsPerEm
	}
	return foreignWidth(character)
}
