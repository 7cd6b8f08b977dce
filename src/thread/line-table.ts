import { type Attribution, readAttribution } from './attribution-line.ts'
import { foldLine } from './fold-line.ts'
import type { BlockKind } from './thread.ts'

/** A line of a body, and what it is there. */
export interface BodyLine {
	readonly kind: BlockKind
	/** Quote depth: the marks, and one more below each unmarked "Original Message". */
	readonly depth: number
	/** Without quote marks. */
	readonly text: string
	/** Of the folded text: lines that mail programs only changed in quoting have one number. */
	readonly number: number
	/** Only in a forge's comment. lazy: the depth is no evidence · context: the code it is about, nobody's words. */
	readonly role?: 'lazy' | 'context'
}

/** A line, and the same text in another place. */
interface Entry extends BodyLine {
	readonly next: Entry | undefined
}

/**
 * The lines of a discussion. It says most of them several times, and each is compared with many others: each is kept once,
 * folded once, and compared as a number.
 */
export class LineTable {
	readonly #lines = new Map<string, Entry>()
	/** By folded texts that are no line as they stand. */
	readonly #numbers = new Map<string, number>()
	readonly #folded: string[] = []
	readonly #attributions = new Map<string, Attribution | null>()

	/** The one object that stands for such a line, wherever it is said. */
	line(kind: BlockKind, depth: number, text: string): BodyLine {
		const first = this.#lines.get(text)
		for (let entry = first; entry !== undefined; entry = entry.next)
			if (entry.kind === kind && entry.depth === depth) return entry
		const entry: Entry = { kind, depth, text, number: first?.number ?? this.#newNumber(text), next: first }
		this.#lines.set(text, entry)
		return entry
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
		const number = this.#lines.get(text)?.number ?? this.#newNumber(text)
		this.#numbers.set(this.foldedOf(number), number)
		return number
	}

	/** Of a text that is no line so far, but others may fold alike. */
	#newNumber(text: string): number {
		const folded = foldLine(text)
		const same = folded === text ? undefined : this.#lines.get(folded)
		if (same !== undefined && this.foldedOf(same.number) === folded) return same.number
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
