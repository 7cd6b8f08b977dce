import type { Archive } from './archive.ts'
import type { Claim } from './claim-writers.ts'
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

/**
 * Finds the archived messages in whose own text the lines of one message stand, `self` being its index.
 *
 * @returns for the index of a line and the introduction in force there, the index of the message; null when there is none,
 * or when several people may have written the line
 */
export function lineMatcher(archive: Archive, self: number): (line: number, claim: Claim) => number | null {
	const { messages, table, own, bare, people, indexes, times, threadOf } = archive
	const { body, ancestors, quotesFreely } = messages[self]!
	/** How many steps up the chain of replies a message is, by its index. */
	const steps = new Map<number, number>()
	for (const [i, id] of ancestors.entries()) {
		const index = indexes.get(id)
		if (index !== undefined) steps.set(index, ancestors.length - i)
	}
	let chain: readonly number[] | null = null
	let discussion: readonly number[] | null = null
	const latest = times[self]! + clockSkew
	const isCandidate = (index: number): boolean => index !== self && (!(times[index]! > latest) || steps.has(index))
	let lastClaim: Claim = null
	let claimant: Participant | null = null

	return (i, claim) => {
		const line = body.lines[i]!
		if (line.text.length < shortestProof) return null
		if (claim !== lastClaim) {
			lastClaim = claim
			claimant = claim === null || claim === 'slipped' ? null : people.find(claim.attribution)
		}
		let best = -1
		let found = -1
		let isShared = false
		const consider = (index: number): void => {
			const author = messages[index]?.author
			// No number of steps outweighs the name.
			if (best >= named && author !== claimant) return
			const away = steps.get(index)
			const score =
				(claimant !== null && author === claimant ? named : 0) +
				(away === undefined ? 0 : 2) +
				(away === line.depth ? 1 : 0)
			if (score > best) {
				best = score
				found = index
				isShared = false
			} else if (score === best && author !== messages[found]?.author) isShared = true
		}
		const end = own.whole.end(line.number)
		// Of a line that everybody repeats, no other message fits better than the one named that stands where it should.
		for (let place = own.whole.start(line.number); place < end && best < certain; place++)
			if (isCandidate(own.whole.at(place))) consider(own.whole.at(place))
		const words = table.foldedOf(line.number)
		if (found < 0 && quotesFreely) {
			const text = table.numberOf(withoutMarkup(line.text))
			const last = bare.whole.end(text)
			for (let place = bare.whole.start(text); place < last; place++)
				if (isCandidate(bare.whole.at(place))) consider(bare.whole.at(place))
			if (found < 0)
				for (const index of bare.perhaps(table.foldedOf(text)))
					if (isCandidate(index) && bare.within(table.foldedOf(text), index)) consider(index)
		} else if (found < 0) {
			chain ??= ancestors.slice(-mostAncestors).flatMap((id) => indexes.get(id) ?? [])
			for (const index of chain) if (isCandidate(index) && own.within(words, index)) consider(index)
		}
		// Words moved here from elsewhere in the discussion, or from an ancestor that the headers do not name.
		if (found < 0 && line.text.length >= shortestMoved) {
			discussion ??= threadOf(self)
			for (const index of discussion) if (isCandidate(index) && own.within(words, index)) consider(index)
		}
		return found < 0 || isShared ? null : found
	}
}
