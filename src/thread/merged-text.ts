import type { LineSource } from './archive.ts'
import { foldLine } from './fold-line.ts'
import { GrowingTriples } from './growing-triples.ts'
import type { LineTable } from './line-table.ts'
import type { BlockKind } from './thread.ts'

/** A line of a message that survives only in quotations. */
export interface RebuiltLine {
	readonly kind: BlockKind
	readonly depth: number
	readonly text: string
	readonly isBlank: boolean
	readonly source: LineSource
	/** Words may be missing before this line. */
	readonly afterGap: boolean
	/**
	 * Number of its folded text if it is long enough, and the message's own, so that the same line elsewhere is the
	 * same line; else null.
	 */
	readonly proof: number | null
}

/** A line of the text at hand; lines are chained, so that one may be put between two others. */
interface Link {
	readonly line: RebuiltLine
	/** Folded, of the message's own lines. */
	readonly words: string | null
	afterGap: boolean
	previous: Link | null
	next: Link | null
	/** Ascending along the chain. */
	order: number
}

/**
 * The text of a lost message, put together from its quotations. What a quotation adds costs what the quotation's length
 * costs, as hundreds may quote one message.
 */
export class MergedText {
	readonly #table: LineTable
	readonly #places = new Map<number, Link>()
	readonly #triples = new GrowingTriples()
	#first: Link | null = null
	#last: Link | null = null

	constructor(lines: readonly RebuiltLine[], table: LineTable) {
		this.#table = table
		this.#insert(lines, null)
	}

	get lines(): readonly RebuiltLine[] {
		const lines: RebuiltLine[] = []
		for (let link = this.#first; link !== null; link = link.next)
			lines.push(link.afterGap === link.line.afterGap ? link.line : { ...link.line, afterGap: link.afterGap })
		return lines
	}

	/** Adds what only `other` has, each line between the neighbours that both have. */
	add(other: readonly RebuiltLine[]): void {
		const inserts = new Map<Link | null, RebuiltLine[]>()
		// Lines between which and the one before nothing is missing, as `other` shows.
		const bridged = new Set<Link>()
		let pending: RebuiltLine[] = []
		let last: Link | null = null
		let gap = true
		let blank: RebuiltLine | null = null
		for (const line of other) {
			gap ||= line.afterGap || line.depth > 0 || line.kind === 'attribution'
			if (line.depth > 0 || line.kind === 'attribution') continue
			if (line.text.trim() === '') {
				blank = line
				continue
			}
			const at: Link | undefined = line.proof === null ? undefined : this.#places.get(line.proof)
			const isBehind: boolean = at !== undefined && (last === null || at.order > last.order)
			if (at !== undefined && !isBehind && gap) {
				// The quoter took it out of its order.
				insertBefore(inserts, this.#behind(last), pending)
				pending = []
				last = at
				gap = false
			} else if (at !== undefined && isBehind) {
				const follows = followsDirectly(last, at)
				if (pending.length > 0) {
					insertBefore(inserts, at, follows ? pending : withGap(pending))
					if (!gap) bridged.add(at)
				} else if (!gap && follows) bridged.add(at)
				pending = []
				last = at
				gap = false
			} else if (
				at === undefined &&
				line.proof !== null &&
				!this.#triples.hold(this.#table.foldedOf(line.proof), this.#first)
			) {
				if (blank !== null && !gap) pending.push({ ...blank, afterGap: false })
				pending.push({ ...line, afterGap: gap })
				gap = false
			} else gap = true
			blank = null
		}
		insertBefore(inserts, this.#behind(last), pending)
		for (const [link, lines] of inserts) {
			this.#insert(lines, link)
			if (link !== null) link.afterGap = true
		}
		for (const link of bridged) link.afterGap = false
		if (this.#first !== null) this.#first.afterGap = false
	}

	#wordsOf({ depth, proof, text }: RebuiltLine): string | null {
		if (depth > 0) return null
		return proof === null ? foldLine(text) : this.#table.foldedOf(proof)
	}

	#behind(link: Link | null): Link | null {
		return link === null ? this.#first : link.next
	}

	/** Chains lines in before a link, or at the end. */
	#insert(lines: readonly RebuiltLine[], before: Link | null): void {
		let previous = before === null ? this.#last : before.previous
		const start = previous?.order ?? (before === null ? 0 : before.order - lines.length - 1)
		const step = before === null ? 1 : (before.order - start) / (lines.length + 1)
		const added = lines.map((line, i): Link => {
			const order = start + step * (i + 1)
			const link = { line, words: this.#wordsOf(line), afterGap: line.afterGap, previous, next: before, order }
			if (previous === null) this.#first = link
			else previous.next = link
			previous = link
			return link
		})
		if (before === null) this.#last = previous
		else before.previous = previous
		// Half of a half of a half: in the end no number is left between two.
		if (step < leastStep) this.#renumber()
		for (const link of added) {
			const { proof } = link.line
			if (proof === null) continue
			const known = this.#places.get(proof)
			if (known === undefined || known.order > link.order) this.#places.set(proof, link)
		}
		const [first, end] = [added[0], added.at(-1)]
		if (first !== undefined && end !== undefined) this.#triples.add(first, end)
	}

	#renumber(): void {
		let order = 0
		for (let link = this.#first; link !== null; link = link.next) link.order = order++
	}
}

const leastStep = 2 ** -20

function insertBefore(
	inserts: Map<Link | null, RebuiltLine[]>,
	link: Link | null,
	lines: readonly RebuiltLine[],
): void {
	if (lines.length > 0) inserts.set(link, [...(inserts.get(link) ?? []), ...lines])
}

function withGap([first, ...rest]: readonly RebuiltLine[]): RebuiltLine[] {
	return first === undefined ? [] : [{ ...first, afterGap: true }, ...rest]
}

/** Only blank lines stand between the two in the text that has a gap there. */
function followsDirectly(last: Link | null, at: Link): boolean {
	if (last === null) return false
	let link = at.previous
	while (link !== null && link !== last && link.line.text.trim() === '') link = link.previous
	return link === last
}
