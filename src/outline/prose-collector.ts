import type { Prose } from './outline.ts'
import type { BodyLine } from './scan-lines.ts'

const listItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

/** Whether a line begins an item of a list. */
export function isListItem(text: string): boolean {
	return listItem.test(text)
}

/** Joins lines of Markdown to paragraphs. A list or a fence is one, blank lines within it included. */
export class ProseCollector {
	#lines: BodyLine[] = []
	#blanks = 0

	get isOpen(): boolean {
		return this.#lines.length > 0
	}

	/** Whether the last line added was text, so that the next one continues its paragraph. */
	get isMidParagraph(): boolean {
		return this.isOpen && this.#blanks === 0
	}

	blank(): void {
		if (this.isOpen) this.#blanks++
	}

	/** Adds a line; returns the paragraph that ended before it, if one did. */
	add(line: BodyLine): Prose | null {
		const ended = this.#blanks > 0 && !this.#continues(line) ? this.finish() : null
		for (; this.#blanks > 0; this.#blanks--) this.#lines.push({ ...line, kind: 'blank', text: '' })
		this.#lines.push(line)
		return ended
	}

	/** Ends the paragraph and returns it, if there is one. */
	finish(): Prose | null {
		const [first] = this.#lines
		const lines = this.#lines
		this.#lines = []
		this.#blanks = 0
		if (!first) return null
		const place = { ...first.place, column: first.place.column + Math.max(0, first.text.search(/\S/)) }
		return {
			kind: 'prose',
			markdown: lines
				.map(({ text }) => text)
				.join('\n')
				.trimEnd(),
			place,
		}
	}

	/** A list goes on after a blank line with its next item or with an indented line; a fence has its own blank lines. */
	#continues({ text }: BodyLine): boolean {
		return isListItem(this.#lines[0]?.text ?? '') && (isListItem(text) || /^(?: {2}|\t)/.test(text))
	}
}
