import { isAscii } from 'node:buffer'
import { type Attribution, readAttribution } from './attribution-line.ts'
import { foldLine } from './fold-line.ts'
import { LineStore, type Trail, viewOf } from './line-store.ts'
import { type BodyLine, LineText } from './line-text.ts'
import type { BlockKind } from './thread.ts'

/**
 * The lines of a discussion. It says most of them several times, and each is compared with many others: each is kept once,
 * folded once, and compared as a number.
 */
export class LineTable {
	readonly #store = new LineStore()
	/** By their numbers. */
	readonly #texts: LineText[] = []
	readonly #attributions = new Map<string, Attribution | null>()
	/** The bytes of a line that is asked for. */
	readonly #bytes = Buffer.alloc(3 * longestUsual)
	readonly #view = viewOf(this.#bytes)
	readonly #said: Trail = { next: 0 }
	readonly #unmarked: Trail = { next: 0 }
	readonly #asked: Trail = { next: 0 }

	/** The text of a line. */
	text(text: string): LineText {
		const isLong = text.length > longestUsual || halfCharacter.test(text)
		const bytes = isLong ? bytesOf(text) : this.#bytes
		const view = isLong ? viewOf(bytes) : this.#view
		const length = isLong ? bytes.length : bytes.write(text)
		const number = this.#store.number(view, 0, length, this.#asked)
		return this.#texts[number] ?? this.#keep(number, text)
	}

	/** The text behind so many characters of another, all of them ASCII. */
	behind(line: LineText, length: number): LineText {
		if (halfCharacter.test(line.text)) return this.text(line.text.slice(length))
		const number = this.#store.behind(line.place, length, this.#unmarked)
		return this.#texts[number] ?? this.#keep(number, line.text.slice(length))
	}

	/** The lines of a text whose lines are told apart already. */
	texts(lines: readonly string[]): LineText[] {
		return lines
			.join('\n')
			.split('\n')
			.map((line) => this.text(line))
	}

	/** The lines of a body in UTF-8, which end at CRLF or LF; a lone CR is part of its line. */
	lines(body: Buffer): LineText[] {
		const store = this.#store
		const first = store.size
		const view = viewOf(body)
		const numbers: number[] = []
		for (let from = 0; from <= body.length; ) {
			const found = body.indexOf(newline, from)
			const end = found < 0 ? body.length : found
			const isCrlf = found > from && body[found - 1] === carriageReturn
			const number = store.number(view, from, isCrlf ? end - 1 : end, this.#said)
			store.say(number)
			numbers.push(number)
			from = end + 1
		}
		this.#readFrom(first)
		return numbers.map((number) => this.#texts[number]!)
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
		text.number = folded === text.text ? text.place : this.#numbered(this.#folded(text, folded)).number
		return text
	}

	/** Nearly all lines that folding changes lose the blanks before them and nothing else. */
	#folded(text: LineText, folded: string): LineText {
		const blanks = text.text.length - folded.length
		const isSetIn = blanks > 0 && /^[ \t]+\S/.test(text.text) && text.text.trimStart() === folded
		return isSetIn ? this.behind(text, blanks) : this.text(folded)
	}

	/** All numbers are below. */
	get size(): number {
		return this.#texts.length
	}

	/** The folded line of a number. */
	foldedOf(number: number): string {
		return this.#texts[number]?.text ?? ''
	}

	/** Strings for the texts that the store holds from a number on: all are cut out of one. */
	#readFrom(first: number): void {
		const { size } = this.#store
		const bytes = this.#store.bytes(first, size)
		const ascii = isAscii(bytes) ? bytes.toString('latin1') : null
		for (let number = first, start = 0; number < size; number++) {
			const end = start + this.#store.length(number)
			this.#texts.push(new LineText(ascii?.slice(start, end) ?? bytes.toString('utf8', start, end), number))
			start = end
		}
	}

	#keep(number: number, text: string): LineText {
		const line = new LineText(text, number)
		this.#texts.push(line)
		return line
	}
}

const longestUsual = 500
const newline = 0x0a
const carriageReturn = 0x0d

/** UTF-8; what has no UTF-8, being half a character, is told from everything that has by the byte it starts with. */
function bytesOf(text: string): Buffer {
	return halfCharacter.test(text) ? Buffer.concat([Buffer.of(0xff), Buffer.from(text, 'utf16le')]) : Buffer.from(text)
}

const halfCharacter = /\p{Surrogate}/u
