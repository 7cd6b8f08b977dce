/** Width of a glyph by its number, in thousandths of the font's size. */
export type GlyphWidth = (glyph: number) => number

/**
 * Writes a page's drawing (PDF content stream, ISO 32000-1 section 7.8.2) shorter, with nothing moved by more than a
 * hundredth of a pixel. Chromium places nearly every letter on its own where a font's widths are no binary fractions;
 * here letters that follow each other are one string, with the distances between them that are not the font's own.
 */
export function compactDrawing(drawing: string, widthIn: (font: string) => GlyphWidth | null): string {
	const commands = drawing.split('\n')
	const made: string[] = []
	let font = ''
	let origin = ''
	let line: TextLine | null = null
	const endLine = () => {
		if (line) made.push(line.toString())
		line = null
	}
	for (let i = 0; i < commands.length; i++) {
		const command = commands[i] ?? ''
		const [, right = '0', string] = showText.exec(command) ?? []
		if (string !== undefined && line !== null && right !== '0') (line as TextLine).add(Number(right), string)
		else if (string !== undefined && right === '0') {
			endLine()
			const [, name = '', size] = chooseFont.exec(font) ?? []
			const width = widthIn(name)
			if (width) line = new TextLine(width, Number(size), string)
			else made.push(command)
		} else if (command === 'ET' && line && isGoingOn(commands, i, font, origin)) {
			// Another text object begins in the same line, in the same font: its string is one more.
			const right = placeOf(commands[i + 3]).x - placeOf(origin).x
			const [, , string = ''] = showText.exec(commands[i + 4] ?? '') ?? []
			;(line as TextLine).addAt(right, string)
			i += 4
		} else {
			endLine()
			if (chooseFont.test(command)) font = command
			if (place.test(command)) origin = command
			made.push(roundNumbers(command))
		}
	}
	endLine()
	return made.join('\n')
}

/** A string, perhaps moved to the right of where the one before it began. */
const showText = /^(?:([\d.]+) 0 Td )?<([0-9A-Fa-f]+)> Tj$/
const chooseFont = /^\/(\w+) ([\d.]+) Tf$/
const place = /^1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm$/

function placeOf(command = ''): { x: number; y: string } {
	const [, x, y = ''] = place.exec(command) ?? []
	return { x: Number(x), y }
}

function isGoingOn(commands: readonly string[], end: number, font: string, origin: string): boolean {
	const [begin, chosen, moved, shown = ''] = commands.slice(end + 1, end + 5)
	const [now, then] = [placeOf(origin), placeOf(moved)]
	return begin === 'BT' && chosen === font && then.y === now.y && then.x > now.x && showText.test(shown)
}

/** Glyphs of one font in one line, as one command. All lengths but the widths are in units of the text. */
class TextLine {
	readonly #width: GlyphWidth
	readonly #size: number
	/** Where the string before began, and where the glyphs so far end, from the line's beginning. */
	#start = 0
	#end = 0
	#shown = ''

	constructor(width: GlyphWidth, size: number, string: string) {
		this.#width = width
		this.#size = size
		this.#show(string)
	}

	/** From where the string before began. */
	add(right: number, string: string): void {
		this.addAt(this.#start + right, string)
	}

	/** From the line's beginning. */
	addAt(start: number, string: string): void {
		this.#start = start
		const gap = Math.round(((start - this.#end) * 1000) / this.#size)
		if (gap !== 0) {
			this.#shown += `>${-gap}<`
			this.#end += (gap * this.#size) / 1000
		}
		this.#show(string)
	}

	#show(string: string): void {
		this.#shown += string
		for (let i = 0; i < string.length; i += 4) {
			this.#end += (this.#width(Number.parseInt(string.slice(i, i + 4), 16)) * this.#size) / 1000
		}
	}

	toString(): string {
		return this.#shown.includes('>') ? `[<${this.#shown}>] TJ` : `<${this.#shown}> Tj`
	}
}

/** Not in strings, and not in matrices, which would move what is far from their origin. */
function roundNumbers(command: string): string {
	if (/ cm$|[(<]/.test(command)) return command
	return command.replace(/-?\d{0,9}\.\d{3,12}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}
