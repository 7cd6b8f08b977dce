import { clipOf, type State } from './drawing-state.ts'
import { at, type Box, bounds, exact, inPixels, isUpright, pixel, rect, rectangle, short } from './geometry.ts'
import { type GlyphsWidth, TextLine } from './text-line.ts'

/** What a page's drawing refers to. */
export interface DrawingContext {
	/** Of a font with two bytes a glyph; null for others. */
	readonly widthIn: (font: string) => GlyphsWidth | null
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

export class DrawingWriter {
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

function isSame({ state: a }: Text, b: State): boolean {
	return a.fill === b.fill && a.gs === b.gs && a.clip?.commands === b.clip?.commands
}

/** Chromium's only form: a font, a place, and strings, each perhaps moved to the right of where the one before it began. */
const textObject =
	/^\/(\w+) ([\d.]+) Tf\n1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm\n((?:(?:-?[\d.]+ 0 Td )?<[0-9A-Fa-f]+> Tj\n?)+)$/
const oneString = /(?:(-?[\d.]+) 0 Td )?<([0-9A-Fa-f]+)> Tj/g
