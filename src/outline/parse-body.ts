import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import { nearest } from '../text/nearest.ts'
import { ArgumentBuilder } from './argument-builder.ts'
import { assignIds } from './assign-ids.ts'
import type { Outline, Prose, Section, Side } from './outline.ts'
import { parseAttribution } from './parse-attribution.ts'
import { type HeadingLine, parseHeading } from './parse-heading.ts'
import { parseQuotes, withoutQuote } from './parse-quotes.ts'
import { isStatus, parseStatus } from './parse-status.ts'
import { isListItem, ProseCollector } from './prose-collector.ts'
import type { BodyLine } from './scan-lines.ts'
import { shown } from './shown.ts'

/** The part of an outline below its front matter. */
export type Body = Pick<Outline, 'intro' | 'sections' | 'arguments'>

/**
 * Reads the lines below the front matter.
 *
 * @param sides null when they could not be read: then any `###` heading may be one
 */
export function parseBody(
	lines: readonly BodyLine[],
	sides: readonly Side[] | null,
): { body: Body; diagnostics: Diagnostic[] } {
	const parser = new BodyParser(sides)
	parser.read(lines)
	return { body: parser.body(), diagnostics: parser.diagnostics }
}

class BodyParser {
	readonly diagnostics: Diagnostic[] = []
	readonly #sides: readonly Side[] | null
	readonly #intro: Prose[] = []
	readonly #sections: OpenSection[] = []
	readonly #finished: { builder: ArgumentBuilder; section: OpenSection | null; note: string | null }[] = []
	readonly #prose = new ProseCollector()
	readonly #separators: Place[] = []
	#section: OpenSection | null = null
	#hasHeading = false
	#argument: ArgumentBuilder | null = null
	/** The lines of the note, once it has begun. */
	#note: string[] | null = null
	/** The line above belongs to a quote, so that a renderer would draw this one in it. */
	#isBelowQuote = false

	constructor(sides: readonly Side[] | null) {
		this.#sides = sides
	}

	read(lines: readonly BodyLine[]): void {
		for (let index = 0; index < lines.length; ) index = this.#readAt(lines, index)
		this.#finishArgument()
		const [first, ...others] = this.#separators
		if (first) {
			const more = others.length > 0 ? ` (and ${others.length} more)` : ''
			const reason = `A line of dashes or stars separates no slides${more}: every \`## \` starts one.`
			this.diagnostics.push(diagnostic('slide-separator', first, reason, 'Remove the line.'))
		}
	}

	body(): Body {
		// Arguments first: what a section is called changes no argument's address.
		const headings = [
			...this.#finished.map(({ builder }) => builder.heading),
			...this.#sections.map(({ heading }) => heading),
		]
		const { ids, diagnostics } = assignIds(headings.map(({ title, id }) => ({ title: title.value, explicitId: id })))
		this.#report(diagnostics)
		const sections = new Map(
			this.#sections.map((section, index) => [section, builtSection(section, ids[this.#finished.length + index]!)]),
		)
		const built = this.#finished.map(({ builder, section, note }, index) =>
			builder.build(ids[index]!, (section && sections.get(section)) ?? null, note),
		)
		const [first] = this.#intro
		const intro = first ? { value: joined(this.#intro)!, place: first.place } : null
		return { intro, sections: [...sections.values()], arguments: built }
	}

	/** Reads the line at `index` and what belongs to it; returns the index of the next one. */
	#readAt(lines: readonly BodyLine[], index: number): number {
		const line = lines[index]!
		const isBelowQuote = this.#isBelowQuote
		this.#isBelowQuote = false
		const heading = line.kind === 'heading' ? parseHeading(line) : null
		if (heading && heading.level < 3) this.#readHeading(heading)
		else if (line.kind === 'separator') this.#readSeparator(line)
		else if (this.#note) this.#note.push(line.text)
		else if (heading) this.#readSide(heading)
		else if (line.kind === 'quote') return this.#readQuotes(lines, index)
		else if (line.kind === 'blank') this.#prose.blank()
		else if (line.kind === 'code') this.#place(this.#prose.add(line))
		else this.#readText(line, isBelowQuote)
		return index + 1
	}

	#readHeading(heading: HeadingLine): void {
		const { place, value: title } = heading.title
		this.#finishArgument()
		this.#hasHeading = true
		if (heading.badId) {
			const reason = `${shown(heading.badId.value)} cannot be an id: letters, digits, ".", "_" and "-" with at least one letter were expected.`
			this.#loose(heading.badId.place, reason, 'Write it as {#short-name}, or leave it out.')
		}
		if (heading.level === 2) {
			this.#argument = new ArgumentBuilder(heading)
			return
		}
		this.#section = title === '' ? null : { heading, prose: [], note: null }
		if (this.#section) this.#sections.push(this.#section)
		else this.#loose(place, 'A section starts here without a title.', 'Write its title after `# `.')
	}

	#readSide(heading: HeadingLine): void {
		this.#place(this.#prose.finish())
		const { place, value: name } = heading.title
		if (!this.#argument) {
			this.#loose(place, `The side ${shown(name)} stands outside of an argument.`, underArgument)
			return
		}
		const side = this.#sides?.find((known) => known.name === name || known.label === name) ?? null
		this.#argument.startSide(side, heading)
		if (side || !this.#sides) return
		const names = this.#sides.flatMap((known) =>
			known.label === known.name ? [known.name] : [known.name, known.label],
		)
		const near = nearest(name, names)
		const hint = near ? `Did you mean "${near}"?` : `Sides of the front matter: ${names.join(', ') || 'none'}.`
		const reason = `${name === '' ? 'An empty `###`' : shown(name)} is no side of the front matter.`
		this.diagnostics.push(diagnostic('unknown-side', place, reason, hint))
	}

	#readSeparator({ place }: BodyLine): void {
		this.#separators.push(place)
		this.#prose.blank()
	}

	/** A run of `>` lines, and the attribution right below it. */
	#readQuotes(lines: readonly BodyLine[], start: number): number {
		this.#place(this.#prose.finish())
		let end = start
		while (lines[end]?.kind === 'quote') end++
		const next = lines[end]
		const below = next?.kind === 'text' && parseAttribution(next.text, 'end') ? next : null
		this.#isBelowQuote = true
		if (this.#argument) {
			const { quotes, diagnostics } = parseQuotes(lines.slice(start, end), below, this.#argument.side)
			this.#argument.addQuotes(quotes)
			this.#report(diagnostics)
		} else {
			this.#loose(lines[start]!.place, 'A quote stands outside of an argument.', underArgument)
		}
		return below ? end + 1 : end
	}

	#readText(line: BodyLine, isBelowQuote: boolean): void {
		const { text } = line
		const place = { ...line.place, column: line.place.column + text.search(/\S/) }
		if (!this.#prose.isMidParagraph && parseAttribution(text, 'inside')) {
			this.diagnostics.push(withoutQuote({ text, place }))
			return
		}
		if (isBelowQuote && !isListItem(text)) {
			const reason = `${shown(text)} follows a quote directly: Markdown would show it as part of the quote.`
			this.#loose(place, reason, 'Put a blank line above it, or `> ` before it when it belongs to the quote.')
		}
		const note = /^ {0,3}notes?:/i.exec(text)
		if (note) this.#startNote(text.slice(note[0].length), place)
		else if (isStatus(text)) this.#readStatus(line, place)
		else if (/^ {0,3}\(silent\)[ \t]*$/i.test(text)) this.#readSilence(place)
		else if (/^ {0,3}#{2,3}[^#\s]/.test(text)) {
			this.#loose(place, `${shown(text)} is no heading: a space is missing after the hashes.`, 'Add the space.')
		} else this.#place(this.#prose.add(line))
	}

	#startNote(text: string, place: Place): void {
		this.#place(this.#prose.finish())
		if (!this.#argument && !this.#section) this.#loose(place, 'A note stands outside of an argument.', underArgument)
		this.#note = [text]
	}

	#readStatus(line: BodyLine, place: Place): void {
		this.#place(this.#prose.finish())
		if (!this.#argument) {
			this.#loose(place, 'A status stands outside of an argument.', underArgument)
			return
		}
		const { status, diagnostics } = parseStatus(line)
		this.#report(diagnostics)
		this.#report(this.#argument.setStatus(status, place))
	}

	#readSilence(place: Place): void {
		this.#place(this.#prose.finish())
		if (this.#argument) this.#report(this.#argument.addSilence(place))
		else this.#loose(place, '"(silent)" stands outside of an argument.', underArgument)
	}

	/** Puts a finished paragraph where it belongs. */
	#place(prose: Prose | null): void {
		if (!prose) return
		if (this.#argument) this.#argument.addProse(prose)
		else if (this.#section) this.#section.prose.push(prose)
		else if (!this.#hasHeading) this.#intro.push(prose)
		else this.#loose(prose.place, 'Text stands between a section heading and its first argument.', underArgument)
	}

	#finishArgument(): void {
		this.#place(this.#prose.finish())
		const note = this.#note?.join('\n').trim() || null
		this.#note = null
		if (!this.#argument) {
			if (this.#section) this.#section.note = note
			return
		}
		this.#report(this.#argument.check())
		this.#finished.push({ builder: this.#argument, section: this.#section, note })
		this.#argument = null
	}

	#loose(place: Place, reason: string, hint: string): void {
		this.diagnostics.push(diagnostic('loose-line', place, reason, hint))
	}

	#report(diagnostics: readonly Diagnostic[]): void {
		for (const finding of diagnostics) this.diagnostics.push(finding)
	}
}

/** A section while it is filled. */
interface OpenSection {
	readonly heading: HeadingLine
	readonly prose: Prose[]
	note: string | null
}

function builtSection({ heading: { title }, prose, note }: OpenSection, id: string): Section {
	return { title: title.value, id, place: title.place, prose: joined(prose), note }
}

function joined(prose: readonly Prose[]): string | null {
	return prose.map(({ markdown }) => markdown).join('\n\n') || null
}

const underArgument = 'Move it below a `## ` heading.'
