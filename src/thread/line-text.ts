import type { BlockKind } from './thread.ts'

/** A line of a body, and what it is there. */
export interface BodyLine {
	readonly kind: BlockKind
	/** Quote depth: the marks, and one more below each unmarked "Original Message". */
	readonly depth: number
	/** Without quote marks and the blanks that stand for them. */
	readonly text: string
	readonly isBlank: boolean
	/** What its text alone tells. */
	readonly known: LineText
	/** Of the folded text: lines that mail programs only changed in quoting have one number. */
	readonly number: number
	/** Only in a forge's comment. lazy: the depth is no evidence · context: the code it is about, nobody's words. */
	readonly role?: 'lazy' | 'context'
}

/** Something that a line's text alone tells. */
export interface Trait {
	readonly test: (text: string) => boolean
	readonly bit: number
}

let traits = 0

/** Names a question about texts, which is asked of each but once. */
export function trait(test: Trait['test']): Trait {
	return { test, bit: 1 << traits++ }
}

const blank = trait((text) => text.trim() === '')

/** A line, and the same text in another place. */
interface Entry extends BodyLine {
	readonly next: Entry | null
}

/** The text of lines, and what is known of it: a discussion says most of its lines several times. */
export class LineText {
	readonly text: string
	/** Of the folded text; -1 until it is asked for. */
	number = -1
	/** Bits of the traits that were asked for, and of those that it has. */
	#asked = 0
	#had = 0
	#lines: Entry | null = null
	/** What quote-marks.ts finds: the number of marks, -1 before it has looked, and what stands behind them. */
	marks = -1
	unmarked: LineText = this

	constructor(text: string) {
		this.text = text
	}

	has({ test, bit }: Trait): boolean {
		if ((this.#asked & bit) === 0) {
			this.#asked |= bit
			if (test(this.text)) this.#had |= bit
		}
		return (this.#had & bit) !== 0
	}

	get isBlank(): boolean {
		return this.has(blank)
	}

	/** As LineTable.line, which sees to it that the text has a number. */
	line(kind: BlockKind, depth: number): BodyLine {
		for (let entry = this.#lines; entry !== null; entry = entry.next)
			if (entry.kind === kind && entry.depth === depth) return entry
		const { text, number, isBlank } = this
		this.#lines = { kind, depth, text, isBlank, known: this, number, next: this.#lines }
		return this.#lines
	}
}
