import { type Archive, type ArchivedMessage, type LineSource, nobody } from './archive.ts'
import { type Claim, claimWriters } from './claim-writers.ts'
import { claimedSource, depthChain, knownIds } from './claimed-source.ts'
import { creditedBeside } from './credits.ts'
import type { Introduction } from './find-introductions.ts'
import { groupThreads } from './group-threads.ts'
import { likelyWriter } from './host-owner.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import { lineMatcher } from './match-line.ts'
import { mayQuoteLost } from './may-quote-lost.ts'
import { indexMinutes } from './minute-index.ts'
import { type OwnLine, OwnLines, withoutMarkup } from './own-lines.ts'
import type { People } from './people.ts'
import type { Participant } from './thread.ts'

/**
 * Tells who wrote the lines of every message. The order of evidence: the words themselves, found as own text of an archived
 * message; the attribution line in force; the ancestor that References put at this depth; else unknown. Content beats
 * attribution, and a line of which nothing is known is never given to the nearest name.
 */
export class Attribution {
	readonly #archive: Archive

	constructor(messages: readonly ArchivedMessage[], people: People, table: LineTable) {
		const isOwn = ({ depth, kind }: BodyLine): boolean => depth === 0 && kind !== 'footer'
		const bodies = messages.map(({ body }) => body.lines)
		const own = new OwnLines(bodies, isOwn, table)
		const hasComments = messages.some(({ quotesFreely }) => quotesFreely)
		const bareTexts = hasComments ? bodies.map((lines) => withoutMarks(lines.filter(isOwn), table)) : []
		const bare = hasComments ? new OwnLines(bareTexts, () => true, table) : own
		const indexes = new Map(messages.map(({ id }, index) => [id, index]))
		const times = Float64Array.from(messages, ({ date }) => (date === null ? Number.NaN : Date.parse(date)))
		const authors = new Set(messages.map(({ author }) => author))
		const sentAbout = indexMinutes(messages)
		const threadOf = groupThreads(messages, indexes)
		this.#archive = { messages, people, table, own, bare, indexes, times, authors, sentAbout, threadOf }
	}

	/**
	 * Who wrote each line, of a message that quotes one which no archive gave us; of any other null, which costs less to
	 * tell: one known line of a quotation tells of all.
	 */
	sourcesIfLost(index: number): LineSource[] | null {
		const message = this.#archive.messages[index]!
		if (!mayQuoteLost(this.#archive, message)) return null
		const claims = claimWriters(message.body)
		const runs = claimedRuns(this.#archive, index, claims)
		const lost = runs.filter(({ claimed }) => claimed.lost !== null)
		if (lost.length === 0) return null
		const match = matcherOf(this.#archive, index, claims)
		const isUnknown = lost.some(({ first, end }) => {
			let at = first
			while (at < end && match(at) === null) at++
			return at === end
		})
		return isUnknown ? attributeMessage(this.#archive, index, runs, match) : null
	}

	/** Who wrote each line of the message. */
	sourcesOf(index: number): LineSource[] {
		const claims = claimWriters(this.#archive.messages[index]!.body)
		const runs = claimedRuns(this.#archive, index, claims)
		return attributeMessage(this.#archive, index, runs, matcherOf(this.#archive, index, claims))
	}
}

function withoutMarks(lines: readonly OwnLine[], table: LineTable): OwnLine[] {
	return lines.map((line) => {
		const text = withoutMarkup(line.text)
		return { text, number: table.numberOf(text) }
	})
}

function attributeMessage(
	archive: Archive,
	index: number,
	runs: readonly ClaimedRun[],
	match: (line: number) => number | null,
): LineSource[] {
	const message = archive.messages[index]!
	const { lines } = message.body
	const matches = lines.map((_, i) => match(i))
	const own: LineSource = {
		author: message.author,
		messageId: message.id,
		by: message.author === null ? 'unknown' : 'headers',
		contradicts: null,
		lost: null,
	}
	const sources: LineSource[] = lines.map((line) => (line.depth === 0 ? own : nobody))
	for (const { first, end, claimed } of runs) attributeRun(archive, index, matches, claimed, first, end, sources)
	return sources
}

/** Finds the archived message in whose own text a quoted line stands, by their indexes. */
function matcherOf(archive: Archive, index: number, claims: readonly Claim[]): (line: number) => number | null {
	const lines = archive.messages[index]?.body.lines ?? []
	const matchLine = lineMatcher(archive, index)
	return (i) => {
		const line = lines[i]
		if (line === undefined || line.depth === 0 || line.role === 'context') return null
		// An attribution line looks like many others: its words prove less than what introduces it.
		return line.kind === 'attribution' && claims[i] != null ? null : matchLine(i, claims[i] ?? null)
	}
}

/** A stretch of quoted lines, and whose they are if no archived message has them. */
interface ClaimedRun {
	readonly first: number
	readonly end: number
	readonly claimed: LineSource
}

function claimedRuns(archive: Archive, index: number, claims: readonly Claim[]): ClaimedRun[] {
	const message = archive.messages[index]!
	const { lines } = message.body
	const chain = depthChain(message)
	let known: ReadonlyMap<string, Participant> | null = null
	const likely = (id: string): Participant | null => {
		known ??= knownIds(archive, message)
		return likelyWriter(id, known)
	}
	return runsOf(lines, claims).map(([first, end]) => {
		const claim = claims[first] ?? null
		const depth = lines[first]?.depth ?? 0
		const isDoubtful = claim === 'slipped' || (claim !== null && namesQuoter(archive, message, claim))
		const claimed = isDoubtful ? nobody : claimedSource(archive, message, claim, chain(depth, claim), likely)
		return { first, end, claimed: isCreditedElsewhere(lines, first, end, claimed) ? nobody : claimed }
	})
}

/**
 * "On …, Ann wrote:" in Ann's own mail, and the first words below it stand two deep: a line moved up from there, so that
 * it says nothing of the depth between.
 */
function namesQuoter({ people }: Archive, message: ArchivedMessage, claim: Introduction): boolean {
	return claim.skips && claim.depth === 1 && people.find(claim.attribution) === message.author
}

/** The words beside the quotation name somebody else: whom, the reader of this one message cannot tell. */
function isCreditedElsewhere(lines: readonly BodyLine[], first: number, end: number, { author }: LineSource): boolean {
	if (author === null || lines[first]?.depth !== 1) return false
	const names = author.names.join(' ').toLowerCase()
	return names !== '' && creditedBeside(lines, first, end).some((name) => !names.includes(name.toLowerCase()))
}

/** Stretches of quoted lines of one depth under one introduction; blank lines belong to what they stand in. */
function runsOf(lines: readonly BodyLine[], claims: readonly Claim[]): (readonly [first: number, end: number])[] {
	const found: (readonly [number, number])[] = []
	let start = -1
	for (let i = 0; i <= lines.length; i++) {
		const [line, before] = [lines[i], lines[i - 1]]
		const continues = start >= 0 && line !== undefined && line.depth === before?.depth && claims[i] === claims[i - 1]
		if (continues) continue
		if (start >= 0) found.push([start, i])
		start = line !== undefined && line.depth > 0 ? i : -1
	}
	return found
}

function attributeRun(
	archive: Archive,
	index: number,
	matches: readonly (number | null)[],
	fallback: LineSource,
	first: number,
	end: number,
	sources: LineSource[],
): void {
	const message = archive.messages[index]
	const lines = message?.body.lines ?? []
	const known = [...new Set(matches.slice(first, end))].filter((index) => index !== null)
	const authors = new Set(known.map((index) => archive.messages[index]?.author))
	// One voice throughout: lines that a program altered in quoting stand in its midst.
	const [voice] = known
	const settled = voice !== undefined && authors.size === 1 ? archive.messages[voice] : undefined
	let lastMatch = end - 1
	while (lastMatch >= first && matches[lastMatch] === null) lastMatch--
	// A mailed reply calls people as their mail does, the forge by their accounts.
	const isAnotherName = message?.quotesFreely && !archive.authors.has(fallback.author)
	let before: number | null = null
	if (known.length === 0) {
		fillUnmatched(archive, index, fallback, first, end, sources)
		return
	}
	const claimed: LineSource = { ...fallback, lost: null }
	const strange: LineSource = { ...nobody, contradicts: settled?.author ?? null }
	// One object for all lines of one message, as there are many of them.
	let matched: LineSource | null = null
	for (let i = first; i < end; i++) {
		const own = matches[i] ?? null
		before = own ?? before
		const carrier = archive.messages[own ?? before ?? voice ?? -1]
		if (carrier !== undefined && (own !== null || lines[i]?.text.trim() === '')) {
			sources[i] =
				matched !== null && matched.messageId === carrier.id
					? matched
					: {
							author: carrier.author,
							messageId: carrier.id,
							by: carrier.author === null ? 'unknown' : 'match',
							contradicts: carrier.author === fallback.author || isAnotherName ? null : fallback.author,
							lost: null,
						}
			matched = sources[i]!
		} else if (settled !== undefined && archive.own.resembles(lines[i]?.text ?? '', voice ?? -1) === false) {
			sources[i] = strange
		} else if (settled !== undefined) {
			const agreed = fallback.author === null || fallback.author === settled.author
			const isWithin = before !== null && i < lastMatch
			if (agreed || isWithin)
				sources[i] = {
					author: settled.author,
					messageId: settled.id,
					by: fallback.author === settled.author ? fallback.by : 'match',
					contradicts: agreed || isAnotherName ? null : fallback.author,
					lost: null,
				}
		} else sources[i] = claimed
	}
}

/**
 * Lines that no message holds. What introduces them may still be right, unless it leads to a message that is at hand, and
 * neither that nor another one of the same writer says anything of the kind: then the claim is reported as contradicted,
 * and the words are nobody's.
 */
function fillUnmatched(
	{ messages, own, indexes, threadOf }: Archive,
	index: number,
	fallback: LineSource,
	first: number,
	end: number,
	sources: LineSource[],
): void {
	const lines = messages[index]?.body.lines ?? []
	if (fallback.lost !== null || fallback.messageId === null || !indexes.has(fallback.messageId)) {
		sources.fill(fallback, first, end)
		return
	}
	const claimed = threadOf(index).filter((other) => messages[other]?.author === fallback.author)
	const likeness = lines.slice(first, end).map(({ text }): boolean | null => {
		const alike = claimed.map((other) => own.resembles(text, other))
		return alike.includes(true) ? true : (alike[0] ?? null)
	})
	if (!likeness.includes(false)) {
		sources.fill(fallback, first, end)
		return
	}
	const denied: LineSource = { ...nobody, contradicts: fallback.author }
	const isFound = likeness.includes(true)
	likeness.forEach((is, i) => {
		sources[first + i] = is === true || (is === null && isFound) ? fallback : denied
	})
}
