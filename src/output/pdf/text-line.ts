/** Width of glyphs in a row, four hexadecimal digits each, in thousandths of the font's size. */
export type GlyphsWidth = (glyphs: string) => number

/** Less than this, in thousandths of the font's size, nobody sees between two letters. */
const leastGap = 8

/** Glyphs of one font in one line, as one command. All lengths but the widths are in pixels. */
export class TextLine {
	readonly #width: GlyphsWidth
	readonly size: number
	/** Where the glyphs so far end, from the line's beginning. */
	end = 0
	#shown = ''

	constructor(width: GlyphsWidth, size: number) {
		this.#width = width
		this.size = size
	}

	/** @param start from the line's beginning */
	show(start: number, glyphs: string): void {
		const gap = Math.round(((start - this.end) * 1000) / this.size)
		if (Math.abs(gap) >= leastGap) {
			this.#shown += `>${-gap}<`
			this.end += (gap * this.size) / 1000
		}
		this.#shown += glyphs
		this.end += (this.#width(glyphs) * this.size) / 1000
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
