import { type Claim, claimWriters } from './claim-writers.ts'
import type { Introduction } from './find-introductions.ts'
import type { Mailbox } from './formats/raw-message.ts'
import { groupBy } from './group-by.ts'
import { hostOwner, likelyWriter } from './host-owner.ts'
import { indexOwnLines, type OwnLines, shortestProof } from './own-lines.ts'
import type { People } from './people.ts'
import type { Body, BodyLine } from './split-body.ts'
import type { Evidence, Participant } from './thread.ts'

/** A message taken apart, its place in the discussion known. */
export interface ArchivedMessage {
	readonly id: string
	readonly body: Body
	readonly author: Participant | null
	/** ISO 8601 in UTC. */
	readonly date: string | null
	/** Ids of what it answers as its headers tell: root first, parent last. */
	readonly ancestors: readonly string[]
	/** Writer and recipients as the headers give them. */
	readonly circle: readonly Mailbox[]
}

/** Who wrote a line, and how we know. */
export interface LineSource {
	readonly author: Participant | null
	/** Message in which the words were first written; null when unknown. */
	readonly messageId: string | null
	readonly by: Evidence
	/** Whom the attribution line names, when the words are somebody else's: content wins, and the conflict is said. */
	readonly contradicts: Participant | null
	/** The quotation's introduction, when the words come from a message that no archive gave us. */
	readonly lost: LostSource | null
}

/** A message known by its quotations alone. */
export interface LostSource {
	/** Its Message-ID, when References give it. */
	readonly id: string | null
	readonly introduction: Introduction | null
}

/**
 * Attributes every line of every message. The order of evidence: the words themselves, found as own text of an archived
 * message; the attribution line in force; the ancestor that References put at this depth; else unknown. Content beats
 * attribution, and a line of which nothing is known is never given to the nearest name.
 */
export function attributeLines(
	messages: readonly ArchivedMessage[],
	people: People,
): readonly (readonly LineSource[])[] {
	const own = indexOwnLines(
		messages.map(({ body }) =>
			body.lines.filter((line) => line.depth === 0 && line.kind !== 'footer').map((line) => line.text),
		),
	)
	const indexes = new Map(messages.map(({ id }, index) => [id, index]))
	const byAuthor = groupBy(messages, ({ author }) => author)
	return messages.map((message, index) =>
		attributeMessage({ messages, people, own, indexes, byAuthor }, message, index),
	)
}

interface Archive {
	readonly messages: readonly ArchivedMessage[]
	readonly people: People
	readonly own: OwnLines
	readonly indexes: ReadonlyMap<string, number>
	readonly byAuthor: ReadonlyMap<Participant | null, readonly ArchivedMessage[]>
}

function attributeMessage(archive: Archive, message: ArchivedMessage, index: number): LineSource[] {
	const { lines } = message.body
	const claims = claimWriters(message.body)
	// An attribution line looks like many others: its words prove less than what introduces it.
	const matches = lines.map((line, i) =>
		line.depth > 0 && !(line.kind === 'attribution' && claims[i] != null)
			? match(archive, message, index, line, claims[i] ?? null)
			: null,
	)
	const chain = depthChain(message)
	let known: ReadonlyMap<string, Participant> | null = null
	const likely = (id: string): Participant | null => {
		known ??= knownIds(archive, message)
		return likelyWriter(id, known)
	}
	const own: LineSource = {
		author: message.author,
		messageId: message.id,
		by: message.author === null ? 'unknown' : 'headers',
		contradicts: null,
		lost: null,
	}
	const sources: LineSource[] = lines.map((line) => (line.depth === 0 ? own : nobody))
	for (const [first, end] of runs(lines, claims)) {
		const claim = claims[first] ?? null
		const depth = lines[first]?.depth ?? 0
		const fallback = claim === 'slipped' ? nobody : claimed(archive, message, claim, chain(depth, claim), likely)
		attributeRun(archive, lines, matches, fallback, first, end, sources)
	}
	return sources
}

const nobody: LineSource = { author: null, messageId: null, by: 'unknown', contradicts: null, lost: null }

/** Stretches of quoted lines of one depth under one introduction; blank lines belong to what they stand in. */
function* runs(lines: readonly BodyLine[], claims: readonly Claim[]): Generator<readonly [number, number]> {
	let start = -1
	for (let i = 0; i <= lines.length; i++) {
		const [line, before] = [lines[i], lines[i - 1]]
		const continues = start >= 0 && line !== undefined && line.depth === before?.depth && claims[i] === claims[i - 1]
		if (continues) continue
		if (start >= 0) yield [start, i]
		start = line !== undefined && line.depth > 0 ? i : -1
	}
}

function attributeRun(
	archive: Archive,
	lines: readonly BodyLine[],
	matches: readonly (number | null)[],
	fallback: LineSource,
	first: number,
	end: number,
	sources: LineSource[],
): void {
	const known = [...new Set(matches.slice(first, end))].filter((index) => index !== null)
	const authors = new Set(known.map((index) => archive.messages[index]?.author))
	// One voice throughout: lines that a program altered in quoting stand in its midst.
	const [voice] = known
	const settled = voice !== undefined && authors.size === 1 ? archive.messages[voice] : undefined
	let lastMatch = end - 1
	while (lastMatch >= first && matches[lastMatch] === null) lastMatch--
	let before: number | null = null
	if (known.length === 0) {
		sources.fill(fallback, first, end)
		return
	}
	for (let i = first; i < end; i++) {
		const own = matches[i] ?? null
		before = own ?? before
		const carrier = archive.messages[own ?? before ?? voice ?? -1]
		if (carrier !== undefined && (own !== null || lines[i]?.text.trim() === '')) {
			sources[i] = {
				author: carrier.author,
				messageId: carrier.id,
				by: carrier.author === null ? 'unknown' : 'match',
				contradicts: carrier.author === fallback.author ? null : fallback.author,
				lost: null,
			}
		} else if (settled !== undefined) {
			const agreed = fallback.author === null || fallback.author === settled.author
			const isWithin = before !== null && i < lastMatch
			if (agreed || isWithin)
				sources[i] = {
					author: settled.author,
					messageId: settled.id,
					by: fallback.author === settled.author ? fallback.by : 'match',
					contradicts: agreed ? null : fallback.author,
					lost: null,
				}
		} else sources[i] = { ...fallback, lost: null }
	}
}

/** So many ancestors, nearest first, are searched for re-wrapped words. */
const mostAncestors = 60

/** The archived message in whose own text the line stands; null when none, or when several people may have written it. */
function match(archive: Archive, message: ArchivedMessage, self: number, line: BodyLine, claim: Claim): number | null {
	if (line.text.length < shortestProof) return null
	const { messages, own, indexes, people } = archive
	const claimant = claim === null || claim === 'slipped' ? null : people.find(claim.attribution)
	const isCandidate = (index: number): boolean => index !== self && !isLater(messages[index], message)
	let candidates = own.whole(line.text).filter(isCandidate)
	if (candidates.length === 0) {
		const chain = message.ancestors.slice(-mostAncestors).flatMap((id) => indexes.get(id) ?? [])
		candidates = chain.filter((index) => isCandidate(index) && own.within(line.text, index))
	}
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
	if (candidate.date === null || message.date === null || message.ancestors.includes(candidate.id)) return false
	return Date.parse(candidate.date) > Date.parse(message.date) + clockSkew
}

/** What introduction and References say of a quotation, nothing of its words being archived. */
function claimed(
	archive: Archive,
	message: ArchivedMessage,
	claim: Introduction | null,
	ancestorId: string | null,
	likely: (id: string) => Participant | null,
): LineSource {
	const { messages, people, indexes } = archive
	const ancestor = ancestorId === null ? undefined : messages[indexes.get(ancestorId) ?? -1]
	const author = claim === null ? null : people.find(claim.attribution)
	if (author === null) {
		if (ancestor?.author != null && claim === null)
			return { author: ancestor.author, messageId: ancestor.id, by: 'references', contradicts: null, lost: null }
		if (ancestorId !== null && ancestor === undefined && claim === null) {
			const owner = hostOwner(ancestorId, message.circle)
			const writer = owner === null ? likely(ancestorId) : people.find(owner)
			if (writer !== null)
				return {
					author: writer,
					messageId: ancestorId,
					by: 'references',
					contradicts: null,
					lost: { id: ancestorId, introduction: null },
				}
		}
		return {
			...nobody,
			messageId: ancestorId,
			lost: ancestorId !== null && ancestor === undefined ? { id: ancestorId, introduction: claim } : null,
		}
	}
	if (ancestor !== undefined && ancestor.author === author)
		return { author, messageId: ancestor.id, by: 'attribution-line', contradicts: null, lost: null }
	const dated = archivedOn(archive, author, claim?.attribution.date ?? null)
	if (dated !== null) return { author, messageId: dated, by: 'attribution-line', contradicts: null, lost: null }
	const elsewhere = message.ancestors.findLast((id) => messages[indexes.get(id) ?? -1]?.author === author)
	if (elsewhere !== undefined && (claim?.attribution.date ?? null) === null)
		return { author, messageId: elsewhere, by: 'attribution-line', contradicts: null, lost: null }
	const id = ancestor === undefined ? ancestorId : null
	return { author, messageId: id, by: 'attribution-line', contradicts: null, lost: { id, introduction: claim } }
}

/** Ids on the message's chain whose writers its attribution lines or the archive name, and its own. */
function knownIds({ messages, people, indexes }: Archive, message: ArchivedMessage): ReadonlyMap<string, Participant> {
	const known = new Map<string, Participant>()
	if (message.author !== null) known.set(message.id, message.author)
	const chain = depthChain(message)
	for (const introduction of message.body.introductions) {
		const id = chain(introduction.depth, introduction)
		const writer = people.find(introduction.attribution)
		if (id !== null && writer !== null) known.set(id, writer)
	}
	for (const id of message.ancestors) {
		const writer = messages[indexes.get(id) ?? -1]?.author
		if (writer != null) known.set(id, writer)
	}
	return known
}

/** Attribution lines round to minutes and some forget the zone; two mails of one person seldom share a minute. */
function archivedOn({ byAuthor }: Archive, author: Participant, date: string | null): string | null {
	if (date === null) return null
	const found = (byAuthor.get(author) ?? []).filter(
		(message) => message.date !== null && Math.abs(Date.parse(message.date) - Date.parse(date)) < 60_000,
	)
	return found.length === 1 ? (found[0]?.id ?? null) : null
}

/**
 * Which ancestor stands at which depth, counting back through References. A second introduction at one depth quotes a
 * message that is not on the chain.
 */
function depthChain({
	ancestors,
	body,
}: ArchivedMessage): (depth: number, claim: Introduction | null) => string | null {
	const firsts = new Map<number, Introduction>()
	for (const introduction of body.introductions)
		if (!firsts.has(introduction.depth)) firsts.set(introduction.depth, introduction)
	return (depth, claim) => {
		const first = firsts.get(depth)
		if (
			claim !== null &&
			first !== undefined &&
			first !== claim &&
			(first.attribution.name !== claim.attribution.name || first.attribution.date !== claim.attribution.date)
		)
			return null
		return ancestors[ancestors.length - depth] ?? null
	}
}
