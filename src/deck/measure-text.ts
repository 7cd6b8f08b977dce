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
	let lines = 0
	for (const line of keepLines ? splitLines(spans) : [spans]) {
		lines += fill(toWords(line, fonts, keepLines), Math.max(width, 1), keepLines)
	}
	return lines
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

/** What lines do not break within as long as it fits on one. */
interface Word {
	/** Width of the space before it. */
	readonly space: number
	readonly characters: readonly { readonly text: string; readonly width: number }[]
	readonly width: number
}

function fill(words: readonly Word[], limit: number, keepSpaces: boolean): number {
	let lines = 1
	// Spaces before the first word of a line are shown where they are kept, and are no words.
	let used = keepSpaces ? (words[0]?.space ?? 0) : 0
	for (const [i, word] of words.entries()) {
		const space = i === 0 ? 0 : word.space
		if (used > 0 && used + space + word.width <= limit) {
			used += space + word.width
		} else if (word.width <= limit) {
			if (used > 0) lines++
			used = word.width
		} else {
			if (used > 0) lines++
			const atHyphens = fillAtHyphens(word.characters, limit)
			const anywhere = fillAnywhere(word.characters, isUndividedWord(word) ? limit * undividedPart : limit)
			const worse = atHyphens.lines > anywhere.lines ? atHyphens : anywhere
			lines += worse.lines - 1
			used = worse.lines > 1 ? limit : worse.used
		}
	}
	return lines
}

/** How much of a line is filled at least, where it breaks between words that only a dictionary finds. */
const undividedPart = 0.7

function isUndividedWord({ characters }: Word): boolean {
	return characters.some(({ text }) => isUndivided(text.codePointAt(0) ?? 0))
}

function fillAnywhere(characters: Word['characters'], limit: number): { lines: number; used: number } {
	let lines = 1
	let used = 0
	for (const { width } of characters) {
		if (used > 0 && used + width > limit) {
			lines++
			used = 0
		}
		used += width
	}
	return { lines, used }
}

// A browser prefers to break a long token after its hyphens and slashes, which leaves lines part empty.
function fillAtHyphens(characters: Word['characters'], limit: number): { lines: number; used: number } {
	const pieces: { text: string; width: number }[][] = [[]]
	for (const character of characters) {
		pieces.at(-1)?.push(character)
		if (/[-/?&=.,:;|!%)\]}\u2010-\u2014]/.test(character.text)) pieces.push([])
	}
	let lines = 1
	let used = 0
	for (const piece of pieces) {
		const width = piece.reduce((sum, character) => sum + character.width, 0)
		if (used + width <= limit) {
			used += width
			continue
		}
		if (used > 0) lines++
		const inside = fillAnywhere(piece, limit)
		lines += inside.lines - 1
		used = inside.used
	}
	return { lines, used }
}

function toWords(spans: readonly Span[], fonts: FontMetrics, keepSpaces: boolean): Word[] {
	const words: Word[] = []
	let space = 0
	let characters: { text: string; width: number }[] = []
	let width = 0
	const end = () => {
		if (characters.length === 0) return
		words.push({ space, characters, width })
		space = 0
		characters = []
		width = 0
	}
	let before = ''
	for (const span of spans) {
		const scale = span.size * safety
		width += span.padding ?? 0
		for (const text of showHidden(span.text)) {
			const advance = characterWidth(text, span.face, fonts) * scale
			if (isBlank(text)) {
				end()
				space = keepSpaces ? space + (text === '\t' ? tabSize * advance : advance) : advance
			} else {
				if (mayBreakBetween(before, text)) end()
				characters.push({ text, width: advance })
				width += advance
			}
			before = text
		}
		width += span.padding ?? 0
	}
	end()
	return words
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
	for (const run of fonts.faces[face]) {
		if (code < run.from) break
		const width = run.widths[code - run.from]
		if (width !== undefined) return width / fonts.unitsPerEm
	}
	return foreignWidth(character)
}
