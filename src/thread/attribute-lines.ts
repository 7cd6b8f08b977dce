import { type Archive, type ArchivedMessage, type LineSource, nobody } from './archive.ts'
import { type ClaimedRun, claimWriters } from './claim-writers.ts'
import { claimedSource, depthChain, firstIntroductions, knownIds } from './claimed-source.ts'
import { creditedBeside } from './credits.ts'
import type { Introduction } from './find-introductions.ts'
import { groupThreads } from './group-threads.ts'
import { likelyWriter } from './host-owner.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import { LineMatcher } from './match-line.ts'
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
		const sentAbout = indexMinutes(messages, times)
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
		const quotations = quotationsIn(this.#archive, index)
		const matcher = new LineMatcher(this.#archive, index)
		const isUnknown = ({ run, claimed }: Quotation): boolean => {
			if (claimed.lost === null) return false
			for (let i = run.first; i < run.end; i++) if (matcher.match(i, run.claim) !== null) return false
			return true
		}
		const unknown = new Set(quotations.filter(isUnknown))
		return unknown.size > 0 ? attributeMessage(this.#archive, index, quotations, matcher, unknown) : null
	}

	/** Who wrote each line of the message. */
	sourcesOf(index: number): LineSource[] {
		const quotations = quotationsIn(this.#archive, index)
		return attributeMessage(this.#archive, index, quotations, new LineMatcher(this.#archive, index), new Set())
	}
}

function withoutMarks(lines: readonly OwnLine[], table: LineTable): OwnLine[] {
	return lines.map((line) => {
		const text = withoutMarkup(line.text)
		return { text, number: table.numberOf(text) }
	})
}

/** @param unknown quotations of which it is known that no archived message has a line */
function attributeMessage(
	archive: Archive,
	index: number,
	quotations: readonly Quotation[],
	matcher: LineMatcher,
	unknown: ReadonlySet<Quotation>,
): LineSource[] {
	const message = archive.messages[index]!
	const { lines } = message.body
	const own: LineSource = {
		author: message.author,
		messageId: message.id,
		by: message.author === null ? 'unknown' : 'headers',
		contradicts: null,
		lost: null,
	}
	const sources: LineSource[] = lines.map((line) => (line.depth === 0 ? own : nobody))
	for (const quotation of quotations) {
		if (unknown.has(quotation)) sources.fill(quotation.claimed, quotation.run.first, quotation.run.end)
		else attributeRun(archive, index, matcher, quotation, sources)
	}
	return sources
}

/** Quoted lines, and whose they are if no archived message has them. */
interface Quotation {
	readonly run: ClaimedRun
	readonly claimed: LineSource
}

function quotationsIn(archive: Archive, index: number): Quotation[] {
	const message = archive.messages[index]!
	const { lines } = message.body
	const firsts = firstIntroductions(message.body)
	const claimedOf = claimedIn(archive, message, firsts)
	// References tell whose a depth is as far as everybody quoted what they answered: two mails of one person in a row, or
	// somebody unknown above, and three deep the count may be off.
	const isLinked = ({ depth }: ClaimedRun, { author }: LineSource): boolean => {
		if (depth < 3) return true
		const above = claimedOf(depth - 1, firsts.get(depth - 1) ?? null).author
		return above !== null && above !== author
	}
	return claimWriters(message.body).map((run) => {
		const { depth, claim } = run
		const isDoubtful = claim === 'slipped' || (claim !== null && namesQuoter(archive, message, claim))
		const claimed = isDoubtful ? nobody : claimedOf(depth, claim)
		if (isCreditedElsewhere(lines, run, claimed)) return { run, claimed: nobody }
		const isGuess =
			claimed.by === 'references' && claimed.lost !== null && (isPressed(lines, run) || !isLinked(run, claimed))
		return { run, claimed: isGuess ? { ...nobody, messageId: claimed.messageId, lost: claimed.lost } : claimed }
	})
}

/** As claimedSource, of one message: what stands at one depth under one introduction has one answer, and one object. */
function claimedIn(
	archive: Archive,
	message: ArchivedMessage,
	firsts: ReadonlyMap<number, Introduction>,
): (depth: number, claim: Introduction | null) => LineSource {
	const chain = depthChain(message, firsts)
	let known: ReadonlyMap<string, Participant> | null = null
	const likely = (id: string): Participant | null => {
		known ??= knownIds(archive, message)
		return likelyWriter(id, known)
	}
	const found = new Map<Introduction | null, LineSource[]>()
	return (depth, claim) => {
		let sources = found.get(claim)
		if (sources === undefined) {
			sources = []
			found.set(claim, sources)
		}
		sources[depth] ??= claimedSource(archive, message, claim, chain(depth, claim), likely)
		return sources[depth]
	}
}

/** One line between others of the depth above may begin with a sign that is no mark. */
function isPressed(lines: readonly BodyLine[], { first, end, depth }: ClaimedRun): boolean {
	const isAbove = (line: BodyLine | undefined): boolean => line?.depth === depth - 1 && !line.isBlank
	return end - first === 1 && depth > 1 && isAbove(lines[first - 1]) && isAbove(lines[end])
}

/**
 * "On …, Ann wrote:" in Ann's own mail, and the first words below it stand two deep: a line moved up from there, so that
 * it says nothing of the depth between.
 */
function namesQuoter({ people }: Archive, message: ArchivedMessage, claim: Introduction): boolean {
	return claim.skips && claim.depth === 1 && people.find(claim.attribution) === message.author
}

/** The words beside the quotation name somebody else: whom, the reader of this one message cannot tell. */
function isCreditedElsewhere(
	lines: readonly BodyLine[],
	{ first, end, depth }: ClaimedRun,
	{ author }: LineSource,
): boolean {
	if (author === null || depth !== 1) return false
	const credited = creditedBeside(lines, first, end)
	if (credited.length === 0) return false
	const names = author.names.join(' ').toLowerCase()
	return names !== '' && credited.some((name) => !names.includes(name.toLowerCase()))
}

function attributeRun(
	archive: Archive,
	index: number,
	matcher: LineMatcher,
	{ run, claimed: fallback }: Quotation,
	sources: LineSource[],
): void {
	const { first, end, claim } = run
	const { messages } = archive
	const message = messages[index]
	const lines = message?.body.lines ?? []
	const matches: (number | null)[] = []
	let voice: number | null = null
	let lastMatch = -1
	let isOneVoice = true
	for (let i = first; i < end; i++) {
		const found = matcher.match(i, claim)
		matches.push(found)
		if (found === null) continue
		voice ??= found
		lastMatch = i
		isOneVoice &&= messages[found]?.author === messages[voice]?.author
	}
	if (voice === null) {
		fillUnmatched(archive, index, fallback, first, end, sources)
		return
	}
	// One voice throughout: lines that a program altered in quoting stand in its midst.
	const settled = isOneVoice ? messages[voice] : undefined
	// A mailed reply calls people as their mail does, the forge by their accounts.
	const isAnotherName = message?.quotesFreely && !archive.authors.has(fallback.author)
	let before: number | null = null
	const claimed: LineSource = { ...fallback, lost: null }
	const strange: LineSource = { ...nobody, contradicts: settled?.author ?? null }
	// One object for all lines of one message, as there are many of them.
	let matched: LineSource | null = null
	for (let i = first; i < end; i++) {
		const own = matches[i - first] ?? null
		before = own ?? before
		const carrier = messages[own ?? before ?? voice]
		if (carrier !== undefined && (own !== null || lines[i]?.isBlank)) {
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
		} else if (settled !== undefined && archive.own.resembles(lines[i]?.text ?? '', voice) === false) {
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
