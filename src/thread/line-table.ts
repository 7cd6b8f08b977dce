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
	/** By folded texts that are no line as they stand. */
	readonly #numbers = new Map<string, number>()
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
		if (text.number < 0) text.number = this.#newNumber(text.text)
		return text.line(kind, depth)
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
		const known = this.#texts.get(text)
		const number = known === undefined || known.number < 0 ? this.#newNumber(text) : known.number
		this.#numbers.set(this.foldedOf(number), number)
		return number
	}

	/** Of a text that has none so far, but others may fold alike. */
	#newNumber(text: string): number {
		const folded = foldLine(text)
		const same = folded === text ? undefined : this.#texts.get(folded)
		if (same !== undefined && same.number >= 0 && this.foldedOf(same.number) === folded) return same.number
		const known = this.#numbers.get(folded)
		if (known !== undefined) return known
		const number = this.#folded.push(folded) - 1
		if (folded !== text) this.#numbers.set(folded, number)
		return number
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
