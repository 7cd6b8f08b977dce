import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Argument, Placed, Prose, QuoteRequest, Section, Side, Status } from './outline.ts'
import type { HeadingLine } from './parse-heading.ts'
import { shown } from './shown.ts'

/** A `### side` heading while it is filled. */
interface SideBlock {
	/** Null when the heading names no side of the outline: already reported. */
	readonly side: Placed<string> | null
	readonly heading: HeadingLine
	isEmpty: boolean
}

/** Gathers one argument and finds what its lines contradict. */
export class ArgumentBuilder {
	readonly heading: HeadingLine
	readonly #items: (QuoteRequest | Prose)[] = []
	readonly #silent: Placed<string>[] = []
	readonly #blocks: SideBlock[] = []
	#status: Status | null = null
	#statusLine: number | null = null
	/** A quote or a silence was asked for, also where it was refused. */
	#hasClaims = false

	constructor(heading: HeadingLine) {
		this.heading = heading
	}

	/** The side whose `###` heading stands above, or null. */
	get side(): Placed<string> | null {
		return this.#blocks.at(-1)?.side ?? null
	}

	startSide(side: Side | null, heading: HeadingLine): void {
		this.#blocks.push({ side: side && { value: side.name, place: heading.title.place }, heading, isEmpty: true })
	}

	addProse(prose: Prose): void {
		this.#items.push(prose)
		this.#fillSide()
	}

	/** @param quotes of one run of `>` lines, less those that were refused */
	addQuotes(quotes: readonly QuoteRequest[]): void {
		for (const quote of quotes) this.#items.push(quote)
		this.#hasClaims = true
		this.#fillSide()
	}

	/** Marks the side above as one that gave no answer. */
	addSilence(place: Placed<string>['place']): Diagnostic[] {
		const block = this.#blocks.at(-1)
		this.#hasClaims = true
		this.#fillSide()
		if (!block) {
			const reason = '"(silent)" stands outside of a side; it says that nobody of one side answered.'
			return [diagnostic('loose-line', place, reason, 'Put it below a `### side` heading.')]
		}
		const name = block.side?.value
		if (name !== undefined && !this.#silent.some(({ value }) => value === name))
			this.#silent.push({ value: name, place })
		return []
	}

	/** @param status null when the line was bad: it still counts as the argument's one */
	setStatus(status: Status | null, place: Placed<string>['place']): Diagnostic[] {
		if (this.#statusLine !== null) {
			const reason = `The argument has a second status; the first stands in line ${this.#statusLine}.`
			return [diagnostic('bad-status', place, reason, 'Keep the one that holds.')]
		}
		this.#statusLine = place.line
		this.#status = status
		return []
	}

	/** The argument, with an id that its caller has made sure of. */
	build(id: string, section: Section | null, note: string | null): Argument {
		const { title } = this.heading
		return {
			title: title.value,
			id,
			place: title.place,
			section,
			status: this.#status,
			items: this.#items,
			silent: this.#silent,
			note,
		}
	}

	/** What can be said when the argument has ended. */
	check(): Diagnostic[] {
		const diagnostics: Diagnostic[] = []
		const { title } = this.heading
		if (title.value === '') {
			const reason = 'An argument starts here without a title.'
			diagnostics.push(diagnostic('empty-argument', title.place, reason, 'Write the question after `## `.'))
		}
		if (!this.#hasClaims) {
			const what = title.value === '' ? 'The argument' : shown(title.value)
			const reason = `${what} holds neither a quote nor "(silent)".`
			diagnostics.push(
				diagnostic('empty-argument', title.place, reason, 'Quote somebody with `> `, or remove the argument.'),
			)
		}
		for (const { isEmpty, heading, side } of this.#hasClaims ? this.#blocks : []) {
			if (!isEmpty || !side) continue
			const reason = `The side ${shown(heading.title.value)} has nothing below its heading.`
			const hint = 'Quote somebody of that side, write `(silent)` when nobody answered, or remove the heading.'
			diagnostics.push(diagnostic('empty-argument', heading.title.place, reason, hint))
		}
		return diagnostics
	}

	#fillSide(): void {
		const block = this.#blocks.at(-1)
		if (block) block.isEmpty = false
	}
}
