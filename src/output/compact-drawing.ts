/** Width of a glyph by its number, in thousandths of the font's size. */
export type GlyphWidth = (glyph: number) => number

/** What a page's drawing refers to. */
export interface DrawingContext {
	/** Of a font with two bytes a glyph; null for others. */
	readonly widthIn: (font: string) => GlyphWidth | null
	/** What of a graphics state counts when something is filled; equal ones need not be chosen anew. */
	readonly fillState: (name: string) => string
	/** As `roundPath` does; it may remember, for hundreds of pages draw the same paths. */
	readonly rounded: (path: string) => string
	/** Whether the second piece of marked content follows the first in one element; then it is about to be no more. */
	readonly isNext: (mark: number, next: number) => boolean
}

/** A piece of a drawing: the beginning or end of marked content, or something drawn with all that it needs. */
export type Piece = { readonly mark: string } | Drawn

export interface Drawn {
	/** Commands that cut off what lies outside; empty where nothing is. */
	readonly clip: string
	/** The commands that choose what it needs, as far as it needs them; else empty. */
	readonly gs: string
	readonly fill: string
	readonly stroke: string
	readonly font: string
	/** Equal ones need not be chosen anew where something is filled. */
	readonly fillState: string
	/** What draws it: before, a path where there is one, and after it. */
	readonly body: readonly [before: string, path: string, after: string]
}

/**
 * Writes a page's drawing (PDF content stream, ISO 32000-1 section 7.8.2) shorter, with nothing moved by more than a quarter of a
 * pixel: in pixels from the lower left, each state said once, letters that follow each other as one string. Chromium says
 * everything anew for each box, and places nearly every letter on its own where a font's widths are no binary fractions.
 * Null for a drawing with commands that it does not know.
 */
export function compactDrawing(drawing: string, context: DrawingContext): readonly Piece[] | null {
	const writer = new DrawingWriter(context)
	let state: State = { matrix: [1, 0, 0, 1, 0, 0], fill: '', stroke: '', gs: '', clip: null }
	const kept: State[] = []
	let path = ''
	for (let start = 0, end = 0; start < drawing.length; start = end + 1) {
		pathLines.lastIndex = start
		if (pathLines.test(drawing)) {
			path = drawing.slice(start, pathLines.lastIndex)
			start = pathLines.lastIndex
		}
		end = drawing.indexOf('\n', start)
		if (end < 0) end = drawing.length
		const line = drawing.slice(start, end)
		const operator = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('>')) + 1)
		if (operator === '') continue
		if (path !== '') {
			if (painting.has(operator)) writer.paint(path + operator, operator, state)
			else if (/^W\*? n$/.test(line)) state = { ...state, clip: narrow(state, path, line) }
			else return null
			path = ''
			continue
		}
		switch (operator) {
			case 'q':
				kept.push(state)
				break
			case 'Q':
				state = kept.pop() ?? state
				break
			case 'cm':
				state = { ...state, matrix: multiply(numbersOf(line), state.matrix) }
				break
			case 'rg': {
				const [, stroke = state.stroke, fill = ''] = /^(?:(.*) RG )?([\d. ]+) rg$/.exec(line) ?? []
				if (fill === '') return null
				state = { ...state, stroke, fill }
				break
			}
			case 'gs':
				state = { ...state, gs: line }
				break
			case 'BDC':
			case 'BMC':
				writer.mark(line)
				break
			case 'EMC':
				writer.endMark()
				break
			case 'Do':
				writer.asItIs(line, state)
				break
			case 'BT': {
				end = drawing.indexOf('\nET', start)
				const text = drawing.slice(start + 3, end)
				end += 3
				if (!writer.text(text, state)) writer.asItIs(`BT\n${text}\nET`, state)
				break
			}
			default:
				return null
		}
	}
	return writer.end()
}

interface State {
	/** From what is drawn to the page, in points. */
	readonly matrix: Matrix
	readonly fill: string
	readonly stroke: string
	/** The command that chose it. */
	readonly gs: string
	/** Null where nothing is cut off. */
	readonly clip: Clip | null
}

interface Clip {
	/** In pixels; null when it is more than a rectangle. */
	readonly box: Box | null
	readonly commands: string
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
type Box = readonly [left: number, bottom: number, right: number, top: number]

/** What builds a path, a command a line (section 8.5.2). */
const pathLines = /(?:[-\d. ]+ (?:re|[mlcvy])\n|h\n)+/y
const painting = new Set(['f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])

/** 1 pixel in points. */
const pixel = 0.75
const page: Box = [0, 0, 1280, 720]

function numbersOf(line: string): Matrix {
	return line.split(' ').slice(0, 6).map(Number) as unknown as Matrix
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
	return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** Neither turned nor slanted. */
function isUpright([, b, c]: Matrix): boolean {
	return b === 0 && c === 0
}

function at([a, , , d, e, f]: Matrix, x: number, y: number): [number, number] {
	return [(a * x + e) / pixel, (d * y + f) / pixel]
}

/** The box of a path of an upright matrix that is one rectangle, else null. */
function rectangle(path: string, matrix: Matrix): Box | null {
	const [, ...numbers] = /^(\S+) (\S+) (\S+) (\S+) re(?:\n\w\*?)?\n?$/.exec(path) ?? []
	if (numbers.length === 0 || !isUpright(matrix)) return null
	const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
	const [[left, top], [right, bottom]] = [at(matrix, x, y), at(matrix, x + width, y + height)]
	return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]
}

/** Around a path of few lines, with the width of a stroke; else null. */
function bounds(path: string, matrix: Matrix): Box | null {
	if (path.length > 500 || !isUpright(matrix) || path.includes('re')) return null
	const numbers = Array.from(path.matchAll(/-?[\d.]+/g), ([number]) => Number(number))
	const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd))
	const [left, bottom] = at(matrix, Math.min(...(xs ?? [])), Math.min(...(ys ?? [])))
	const [right, top] = at(matrix, Math.max(...(xs ?? [])), Math.max(...(ys ?? [])))
	return [Math.min(left, right) - 1, Math.min(top, bottom) - 1, Math.max(left, right) + 1, Math.max(top, bottom) + 1]
}

function isWithin([left, bottom, right, top]: Box, outer: Box): boolean {
	// A pixel of Chromium's own rounding counts as nothing.
	return left > outer[0] - 1 && bottom > outer[1] - 1 && right < outer[2] + 1 && top < outer[3] + 1
}

function narrow({ matrix, clip }: State, path: string, how: string): Clip | null {
	const box = rectangle(path, matrix)
	if (box === null) {
		const commands = `${clip?.commands ?? ''}${inPixels(matrix)}\n${path}${how}\n${inverse(matrix)}\n`
		return { box: null, commands }
	}
	if (isWithin(page, box)) return clip
	if (clip === null || (clip.box && isWithin(box, clip.box))) return { box, commands: `${rect(box)}\nW n\n` }
	return { box: null, commands: `${clip.commands}${rect(box)}\nW n\n` }
}

function rect([left, bottom, right, top]: Box): string {
	return `${short(left)} ${short(bottom)} ${short(right - left)} ${short(top - bottom)} re`
}

function inPixels(matrix: Matrix): string {
	return `${matrix.map((number, i) => (i < 4 ? exact : short)(number / pixel)).join(' ')} cm`
}

function inverse([a, b, c, d, e, f]: Matrix): string {
	const determinant = a * d - b * c
	const inverted = [d, -b, -c, a, c * f - d * e, b * e - a * f].map((number) => number / determinant)
	return `${inverted.map((number, i) => exact(i < 4 ? number * pixel : number)).join(' ')} cm`
}

function exact(number: number): string {
	return String(Math.round(number * 1e5) / 1e5).replace(/^(-?)0\./, '$1.')
}

function short(number: number): string {
	return String(Math.round(number * 10) / 10).replace(/^(-?)0\./, '$1.')
}

function colour(numbers: string): string {
	const known = colours.get(numbers)
	if (known !== undefined) return known
	const made = numbers
		.split(' ')
		.map((number) => String(Math.round(Number(number) * 1000) / 1000).replace(/^0\./, '.'))
		.join(' ')
	colours.set(numbers, made)
	return made
}

const colours = new Map<string, string>()

interface Text {
	readonly font: string
	readonly x: number
	readonly y: number
	readonly state: State
	readonly line: TextLine
}

class DrawingWriter {
	readonly #context: DrawingContext
	readonly #pieces: Piece[] = []
	/** Text that may go on. */
	#text: Text | null = null
	/** Marks that were begun: their numbers in the structure, null for those that have none. */
	#marks: (number | null)[] = []
	/** The mark that ended last, while nothing was drawn since. */
	#ended: number | null = null

	constructor(context: DrawingContext) {
		this.#context = context
	}

	end(): readonly Piece[] {
		this.#flush()
		return this.#pieces
	}

	mark(command: string): void {
		const number = /\/MCID (\d+)/.exec(command)?.[1]
		const mark = number === undefined ? null : Number(number)
		if (this.#ended !== null && mark !== null && this.#context.isNext(this.#ended, mark)) {
			this.#marks.push(this.#ended)
			this.#ended = null
			return
		}
		this.#flush()
		this.#marks.push(mark)
		this.#pieces.push({ mark: number === undefined ? command : `/P<</MCID ${mark}>>BDC` })
	}

	endMark(): void {
		const mark = this.#marks.pop() ?? null
		if (this.#ended !== null || mark === null) this.#flush()
		if (mark === null) this.#pieces.push({ mark: 'EMC' })
		else this.#ended = mark
	}

	paint(path: string, operator: string, state: State): void {
		this.#flush()
		const box = operator === 'f' || operator === 'f*' ? rectangle(path, state.matrix) : null
		const body = box
			? ([`${rect(box)}\nf`, '', ''] as const)
			: ([`q\n${inPixels(state.matrix)}\n`, this.#context.rounded(path), '\nQ'] as const)
		this.#draw(state, operator, box ?? bounds(path, state.matrix), body)
	}

	/** A picture, or text that is written in another way. */
	asItIs(commands: string, state: State): void {
		this.#flush()
		this.#draw(state, 'f', null, [`q\n${inPixels(state.matrix)}\n${commands}\nQ`, '', ''])
	}

	/** False for text that is written in a way it does not know. */
	text(commands: string, state: State): boolean {
		const [, font = '', size = '', x = '', y = '', shown = ''] = textObject.exec(commands) ?? []
		const width = this.#context.widthIn(font)
		const [a, , , d] = state.matrix
		if (shown === '' || !width || !isUpright(state.matrix) || Math.abs(a + d) > 1e-6) return false
		const scale = a / pixel
		const [left, baseline] = at(state.matrix, Number(x), Number(y))
		const chosen = `/${font} ${exact(Number(size) * scale)} Tf`
		let line = this.#goingOn(chosen, left, baseline, state)
		if (line === null) {
			this.#flush()
			line = new TextLine(width, Number(size) * scale)
			this.#text = { font: chosen, x: left, y: baseline, state, line }
		}
		let from = left - (this.#text?.x ?? left)
		for (const [, right = '0', string = ''] of shown.matchAll(oneString)) {
			from += Number(right) * scale
			line.show(from, string)
		}
		return true
	}

	/** The line that another text object goes on with, in the same font and colour. */
	#goingOn(font: string, x: number, y: number, state: State): TextLine | null {
		const text = this.#text
		const goesOn =
			text &&
			this.#ended === null &&
			text.font === font &&
			Math.abs(text.y - y) < 0.01 &&
			x > text.x &&
			isSame(text, state)
		return goesOn ? text.line : null
	}

	#flush(): void {
		const text = this.#text
		this.#text = null
		if (text) {
			const { state, x, y, line, font } = text
			const box: Box = [x, y - line.size * 0.25, x + line.end, y + line.size * 0.75]
			this.#draw(state, 'f', box, [`BT\n${short(x)} ${short(y)} Td\n${line}\nET`, '', ''], font)
		}
		if (this.#ended !== null) this.#pieces.push({ mark: 'EMC' })
		this.#ended = null
	}

	#draw(state: State, operator: string, box: Box | null, body: Drawn['body'], font = ''): void {
		const { gs, fill, stroke } = state
		this.#pieces.push({
			clip: clipOf(state, box),
			gs,
			fill: operator.toLowerCase() === 's' ? '' : `${colour(fill)} rg`,
			stroke: operator.startsWith('f') ? '' : `${colour(stroke)} RG`,
			font,
			fillState: this.#context.fillState(gs),
			body,
		})
	}
}

/** The clip that something needs: none where it lies within. */
function clipOf({ clip }: State, box: Box | null): string {
	if (clip === null || (box && clip.box && isWithin(box, clip.box))) return ''
	return clip.commands
}

function isSame({ state: a }: Text, b: State): boolean {
	return a.fill === b.fill && a.gs === b.gs && a.clip?.commands === b.clip?.commands
}

/** Chromium's only form: a font, a place, and strings, each perhaps moved to the right of where the one before it began. */
const textObject =
	/^\/(\w+) ([\d.]+) Tf\n1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\n((?:(?:-?[\d.]+ 0 Td )?<[0-9A-Fa-f]+> Tj\n?)+)$/
const oneString = /(?:(-?[\d.]+) 0 Td )?<([0-9A-Fa-f]+)> Tj/g

/** A path's commands with two decimals. */
export function roundPath(path: string): string {
	return path.replace(/-?\d{0,9}\.\d{3,12}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}

/** Less than this, in thousandths of the font's size, nobody sees between two letters. */
const leastGap = 8

/** Glyphs of one font in one line, as one command. All lengths but the widths are in pixels. */
class TextLine {
	readonly #width: GlyphWidth
	readonly size: number
	/** Where the glyphs so far end, from the line's beginning. */
	end = 0
	#shown = ''

	constructor(width: GlyphWidth, size: number) {
		this.#width = width
		this.size = size
	}

	/** @param start from the line's beginning */
	show(start: number, string: string): void {
		const gap = Math.round(((start - this.end) * 1000) / this.size)
		if (Math.abs(gap) >= leastGap) {
			this.#shown += `>${-gap}<`
			this.end += (gap * this.size) / 1000
		}
		this.#shown += string
		for (let i = 0; i < string.length; i += 4) {
			this.end += (this.#width(Number.parseInt(string.slice(i, i + 4), 16)) * this.size) / 1000
		}
	}

	toString(): string {
		const strings = `<${this.#shown}>`.replace(/<(\w*)>/g, (_, digits: string) => literal(digits))
		return this.#shown.includes('>') ? `[${strings}] TJ` : `${strings} Tj`
	}
}

/** A string of bytes as it is, not in hexadecimal digits (section 7.3.4.2). */
function literal(digits: string): string {
	const bytes = Buffer.from(digits, 'hex').toString('latin1')
	return `(${bytes.replace(/[\\()]/g, '\\$&').replace(/\r/g, '\\r')})`
}
