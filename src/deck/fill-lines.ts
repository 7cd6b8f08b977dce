import { isUndivided } from './foreign-width.ts'
import { isBlank, mayBreakBetween } from './line-break.ts'

const tab = 0x09
/** Columns from one tab stop to the next, as the styles have it. */
const tabSize = 4

/** Lines of a width in px that are filled with one text after the other; only their number is kept. */
export class FilledLines {
	/** Whether blanks keep their width (pre-wrap). */
	readonly #keepsBlanks: boolean
	readonly #limit: number
	#lines = 1
	/** Of the last line. */
	#used = 0
	#isEmpty = true
	/** Before the word. */
	#blank = 0
	// The word that is not placed yet, what lines do not break within as long as it fits on one. Written over by the next.
	readonly #codes: number[] = []
	readonly #widths: number[] = []
	#length = 0
	#width = 0

	constructor(limit: number, keepsBlanks: boolean) {
		this.#limit = limit
		this.#keepsBlanks = keepsBlanks
	}

	/** A text whose characters are as wide as `widthOf` says of their code points. */
	add(text: string, widthOf: (code: number) => number): void {
		// Every character of a deck passes here: the word stands in variables until it ends.
		const codes = this.#codes
		const widths = this.#widths
		let length = this.#length
		let total = this.#width
		for (let i = 0; i < text.length; i++) {
			const code = text.codePointAt(i)!
			if (code > 0xffff) i++
			const width = widthOf(code)
			const isBetween = isBlank(code)
			if (isBetween || (length > 0 && mayBreakBetween(codes[length - 1]!, code))) {
				this.#length = length
				this.#width = total
				this.#endWord()
				length = this.#length
				total = this.#width
			}
			if (isBetween) {
				this.#addBlank(code, width)
			} else {
				codes[length] = code
				widths[length++] = width
				total += width
			}
		}
		this.#length = length
		this.#width = total
	}

	#addBlank(code: number, width: number): void {
		if (!this.#keepsBlanks) this.#blank = width
		else this.#blank += code === tab ? tabSize * width : width
	}

	/** Room at which no line breaks. */
	pad(width: number): void {
		this.#width += width
	}

	/** How many lines all that was added takes. */
	count(): number {
		this.#endWord()
		return this.#lines
	}

	#endWord(): void {
		if (this.#length === 0) return
		this.#place(this.#width)
		this.#blank = 0
		this.#length = 0
		this.#width = 0
	}

	#place(width: number): void {
		// Blanks before the first word are shown where they are kept, and are no word; else they are left out.
		if (this.#isEmpty && this.#keepsBlanks) this.#used = this.#blank
		const blank = this.#isEmpty ? 0 : this.#blank
		this.#isEmpty = false
		if (this.#used > 0 && this.#used + blank + width <= this.#limit) {
			this.#used += blank + width
			return
		}
		if (this.#used > 0) this.#lines++
		this.#used = width
		if (width > this.#limit) this.#breakWord()
	}

	/** A word that is longer than a line: broken in the worse of the two ways. */
	#breakWord(): void {
		const codes = this.#codes.slice(0, this.#length)
		const widths = this.#widths.slice(0, this.#length)
		const atHyphens = fillAtHyphens(codes, widths, this.#limit)
		const anywhere = fillAnywhere(widths, codes.some(isUndivided) ? this.#limit * undividedPart : this.#limit)
		const worse = atHyphens.lines > anywhere.lines ? atHyphens : anywhere
		this.#lines += worse.lines - 1
		this.#used = worse.lines > 1 ? this.#limit : worse.used
	}
}

/** How much of a line is filled at least, where it breaks between words that only a dictionary finds. */
const undividedPart = 0.7

/** How many lines a word fills, and how much of the last. */
interface Filling {
	readonly lines: number
	readonly used: number
}

function fillAnywhere(widths: readonly number[], limit: number): Filling {
	let lines = 1
	let used = 0
	for (const width of widths) {
		if (used > 0 && used + width > limit) {
			lines++
			used = 0
		}
		used += width
	}
	return { lines, used }
}

// A browser prefers to break a long token after its hyphens and slashes, which leaves lines part empty.
function fillAtHyphens(codes: readonly number[], widths: readonly number[], limit: number): Filling {
	let lines = 1
	let used = 0
	let start = 0
	for (let end = 1; end <= codes.length; end++) {
		if (end < codes.length && !hyphens.has(codes[end - 1]!)) continue
		const piece = widths.slice(start, end)
		start = end
		const width = piece.reduce((sum, one) => sum + one, 0)
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

const hyphens = new Set([...'-/?&=.,:;|!%)]}\u2010\u2011\u2012\u2013\u2014'].map((mark) => mark.codePointAt(0)))
