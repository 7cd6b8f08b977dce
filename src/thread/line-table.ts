import { type Attribution, readAttribution } from './attribution-line.ts'
import { foldLine } from './fold-line.ts'
import { type BodyLine, LineText } from './line-text.ts'
import type { BlockKind } from './thread.ts'

/**
 * The lines of a discussion. It says most of them several times, and each is compared with many others: each is kept once,
 * folded once, and compared as a number.
 */
export class LineTable {
	readonly #texts = new Map<string, LineText>()
	readonly #folded: string[] = []
	readonly #attributions = new Map<string, Attribution | null>()

	/** The text of a line. */
	text(text: string): LineText {
		let known = this.#texts.get(text)
		if (known === undefined) {
			known = new LineText(text)
			this.#texts.set(text, known)
		}
		return known
	}

	/** The one object that stands for a line of this text, kind and depth, wherever it is said. */
	line(text: LineText, kind: BlockKind, depth: number): BodyLine {
		return this.#numbered(text).line(kind, depth)
	}

	/** As readAttribution: answers repeat the lines that introduce what they quote. */
	attributionIn(text: string): Attribution | null {
		let known = this.#attributions.get(text)
		if (known === undefined) {
			known = readAttribution(text)
			this.#attributions.set(text, known)
		}
		return known
	}

	/** The number of any text's folded form. */
	numberOf(text: string): number {
		return this.#numbered(this.text(text)).number
	}

	/** Gives a text a number, if it has none: that of its folded form, which folded again stays as it is. */
	#numbered(text: LineText): LineText {
		if (text.number >= 0) return text
		const folded = foldLine(text.text)
		text.number = folded === text.text ? this.#folded.push(folded) - 1 : this.#numbered(this.text(folded)).number
		return text
	}

	/** How many numbers there are: all are below. */
	get size(): number {
		return this.#folded.length
	}

	/** The folded line of a number. */
	foldedOf(number: number): string {
		return this.#folded[number] ?? ''
	}
}
