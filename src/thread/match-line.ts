import type { Archive, ArchivedMessage } from './archive.ts'
import type { Claim } from './claim-writers.ts'
import { shortestProof, withoutMarkup } from './own-lines.ts'
import type { BodyLine } from './split-body.ts'

/** So many ancestors, nearest first, are searched for re-wrapped words. */
const mostAncestors = 60

/** The discussion is searched besides, but only for lines that two people hardly write alike. */
const shortestMoved = 30

/** The archived message in whose own text the line stands; null when none, or when several people may have written it. */
export function matchLine(
	archive: Archive,
	message: ArchivedMessage,
	self: number,
	line: BodyLine,
	claim: Claim,
): number | null {
	if (line.text.length < shortestProof) return null
	const { messages, own, bare, indexes, people, threadOf } = archive
	const claimant = claim === null || claim === 'slipped' ? null : people.find(claim.attribution)
	const isCandidate = (index: number): boolean => index !== self && !isLater(messages[index], message)
	let candidates = own.whole(line.text).filter(isCandidate)
	if (candidates.length === 0 && message.quotesFreely) {
		const text = withoutMarkup(line.text)
		candidates = bare.whole(text).filter(isCandidate)
		if (candidates.length === 0)
			candidates = bare.perhaps(text).filter((index) => isCandidate(index) && bare.within(text, index))
	} else if (candidates.length === 0) {
		const chain = message.ancestors.slice(-mostAncestors).flatMap((id) => indexes.get(id) ?? [])
		candidates = chain.filter((index) => isCandidate(index) && own.within(line.text, index))
	}
	// Words moved here from elsewhere in the discussion, or from an ancestor that the headers do not name.
	if (candidates.length === 0 && line.text.length >= shortestMoved)
		candidates = threadOf(self).filter((index) => isCandidate(index) && own.within(line.text, index))
	if (candidates.length < 2) return candidates[0] ?? null
	const distance = (index: number): number => {
		const at = message.ancestors.lastIndexOf(messages[index]?.id ?? '')
		return at < 0 ? Number.POSITIVE_INFINITY : message.ancestors.length - at
	}
	const scored = candidates.map((index) => {
		const away = distance(index)
		return {
			index,
			score:
				(messages[index]?.author === claimant && claimant !== null ? 4 : 0) +
				(away === Number.POSITIVE_INFINITY ? 0 : 2) +
				(away === line.depth ? 1 : 0),
		}
	})
	const best = Math.max(...scored.map(({ score }) => score))
	const rest = scored.filter(({ score }) => score === best)
	const authors = new Set(rest.map(({ index }) => messages[index]?.author))
	return authors.size === 1 ? (rest[0]?.index ?? null) : null
}

/** Clocks are wrong by minutes, seldom by more than an hour. */
const clockSkew = 3_600_000

function isLater(candidate: ArchivedMessage | undefined, message: ArchivedMessage): boolean {
	if (candidate === undefined) return true
	// Times of ISO 8601 in UTC are in the order of their texts.
	if (candidate.date === null || message.date === null || candidate.date <= message.date) return false
	if (message.ancestors.includes(candidate.id)) return false
	return Date.parse(candidate.date) > Date.parse(message.date) + clockSkew
}
