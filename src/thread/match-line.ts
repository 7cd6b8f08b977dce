import type { Archive, ArchivedMessage } from './archive.ts'
import type { Claim } from './claim-writers.ts'
import type { LineHolders } from './line-holders.ts'
import type { BodyLine } from './line-text.ts'
import { shortestProof, withoutMarkup } from './own-lines.ts'
import type { Participant } from './thread.ts'

/** So many ancestors, nearest first, are searched for re-wrapped words. */
const mostAncestors = 60

/** The discussion is searched besides, but only for lines that two people hardly write alike. */
const shortestMoved = 30

/** Clocks are wrong by minutes, seldom by more than an hour. */
const clockSkew = 3_600_000

/** What counts most: that the introduction names the writer; `certain` with the message right where References put it. */
const named = 4
const certain = named + 2 + 1

/** Finds the archived messages in whose own text the lines of one message stand, by their indexes. */
export class LineMatcher {
	readonly #archive: Archive
	readonly #self: number
	readonly #message: ArchivedMessage
	readonly #lines: readonly BodyLine[]
	/** Of whole own lines. */
	readonly #holders: LineHolders<BodyLine>
	/** How many steps up the chain of replies a message is, by its index. */
	readonly #steps = new Map<number, number>()
	readonly #latest: number
	#chain: readonly number[] | null = null
	#discussion: readonly number[] | null = null
	#claim: Claim = null
	#claimant: Participant | null = null
	// What the search for a line has come to.
	#depth = 0
	#best = -1
	#found = -1
	#isShared = false

	/** @param self index of the message whose lines will be asked for */
	constructor(archive: Archive, self: number) {
		this.#archive = archive
		this.#self = self
		this.#message = archive.messages[self]!
		this.#lines = this.#message.body.lines
		this.#holders = archive.own.whole
		this.#latest = archive.times[self]! + clockSkew
		const { ancestors } = this.#message
		for (let i = 0; i < ancestors.length; i++) {
			const index = archive.indexes.get(ancestors[i]!)
			if (index !== undefined) this.#steps.set(index, ancestors.length - i)
		}
	}

	/**
	 * The message that holds the line of an index, under the introduction that is in force there; null when there is none,
	 * or when several people may have written the line.
	 */
	match(i: number, claim: Claim): number | null {
		const line = this.#lines[i]!
		if (line.text.length < shortestProof || line.role === 'context') return null
		// An attribution line looks like many others: its words prove less than what introduces it.
		if (line.kind === 'attribution' && claim !== null) return null
		if (claim !== this.#claim) {
			this.#claim = claim
			this.#claimant = claim === null || claim === 'slipped' ? null : this.#archive.people.find(claim.attribution)
		}
		this.#depth = line.depth
		this.#best = -1
		this.#found = -1
		this.#isShared = false
		const holders = this.#holders
		const end = holders.end(line.number)
		// Of a line that everybody repeats, no other message fits better than the one named that stands where it should.
		for (let place = holders.start(line.number); place < end && this.#best < certain; place++)
			this.#consider(holders.at(place))
		if (this.#found < 0) this.#searchWithin(line)
		return this.#found < 0 || this.#isShared ? null : this.#found
	}

	/** Looks for a line that stands nowhere as a whole: its words may have been wrapped anew. */
	#searchWithin({ text, number }: BodyLine): void {
		const { own, bare, table, indexes, threadOf } = this.#archive
		const { ancestors, quotesFreely } = this.#message
		const words = table.foldedOf(number)
		if (quotesFreely) {
			const bareText = table.numberOf(withoutMarkup(text))
			const last = bare.whole.end(bareText)
			for (let place = bare.whole.start(bareText); place < last; place++) this.#consider(bare.whole.at(place))
			if (this.#found < 0)
				for (const index of bare.perhaps(table.foldedOf(bareText)))
					if (this.#isCandidate(index) && bare.within(table.foldedOf(bareText), index)) this.#consider(index)
		} else {
			this.#chain ??= ancestors.slice(-mostAncestors).flatMap((id) => indexes.get(id) ?? [])
			for (const index of this.#chain) if (this.#isCandidate(index) && own.within(words, index)) this.#consider(index)
		}
		if (this.#found >= 0 || text.length < shortestMoved) return
		// Words moved here from elsewhere in the discussion, or from an ancestor that the headers do not name.
		this.#discussion ??= threadOf(this.#self)
		for (const index of this.#discussion)
			if (this.#isCandidate(index) && own.within(words, index)) this.#consider(index)
	}

	/** A message that does not come after this one. */
	#isCandidate(index: number): boolean {
		return index !== this.#self && (!(this.#archive.times[index]! > this.#latest) || this.#steps.has(index))
	}

	/** Takes a message that holds the line if it may, and fits better than what was found so far. */
	#consider(index: number): void {
		if (!this.#isCandidate(index)) return
		const { messages } = this.#archive
		const author = messages[index]?.author
		// No number of steps outweighs the name.
		if (this.#best >= named && author !== this.#claimant) return
		const away = this.#steps.get(index)
		const score =
			(this.#claimant !== null && author === this.#claimant ? named : 0) +
			(away === undefined ? 0 : 2) +
			(away === this.#depth ? 1 : 0)
		if (score > this.#best) {
			this.#best = score
			this.#found = index
			this.#isShared = false
		} else if (score === this.#best && author !== messages[this.#found]?.author) this.#isShared = true
	}
}
