/** What threading looks at: the headers of RFC 5322 section 3.6.4. */
export interface Linked {
	readonly id: string
	readonly inReplyTo: string | null
	/** Oldest first. */
	readonly references: readonly string[]
	readonly subject: string | null
	readonly date: string | null
}

/** Who answers whom. */
export interface Links {
	/** Id of a message → id of the one it answers, null for a root. */
	readonly parents: ReadonlyMap<string, string | null>
	/** Ids of messages that would have answered themselves, by way of others. */
	readonly cut: readonly string[]
}

/**
 * Finds what each message answers: the last of its References, or In-Reply-To when that one is the known one; where they
 * are not in order, the one that answers the others. When the parent is not in the archive its id is returned
 * all the same, so that siblings stay together. Cycles are cut where they would close. Subjects are looked at last, for
 * replies that carry no reference at all and only where exactly one thread fits (RFC 5256, without its further guessing).
 */
export function linkReplies(messages: readonly Linked[]): Links {
	const chains = new Map(messages.map((message) => [message.id, ancestry(message)]))
	const parents = new Map(messages.map((message) => [message.id, parentOf(message, chains)]))
	linkBySubject(messages, parents)
	return { parents, cut: cutCycles(parents, new Map(messages.map(({ id, date }) => [id, date]))) }
}

/** By a message's id: the ids of its ancestors, as `ancestry` gives them. */
type Chains = ReadonlyMap<string, readonly string[]>

function parentOf({ id, inReplyTo }: Linked, chains: Chains): string | null {
	const chain = chains.get(id) ?? []
	const last = chain.at(-1) ?? null
	if (last !== null && chains.has(last)) return deepest(chain, last, chains)
	if (inReplyTo !== null && chains.has(inReplyTo)) return inReplyTo
	return last
}

/** Some programs write References in an order of their own: the parent is the one that answers the others. */
function deepest(chain: readonly string[], last: string, chains: Chains): string {
	let parent = last
	for (const id of chain.slice(-mostReordered)) if (id !== parent && chains.get(id)?.includes(parent)) parent = id
	return parent
}

/** Programs that reorder name two or three; a long chain is in order. */
const mostReordered = 10

/** Ids of a message's ancestors as its headers tell, root first, parent last, without itself. */
export function ancestry({ id, references, inReplyTo }: Omit<Linked, 'subject' | 'date'>): readonly string[] {
	const chain = [...new Set(references)].filter((ancestor) => ancestor !== id)
	if (inReplyTo !== null && inReplyTo !== id && !chain.includes(inReplyTo)) chain.push(inReplyTo)
	// Some programs write References from the parent up.
	return chain.length > 1 && chain[0] === inReplyTo ? chain.reverse() : chain
}

function linkBySubject(messages: readonly Linked[], parents: Map<string, string | null>): void {
	const alone = messages.flatMap(({ id, subject, inReplyTo, references }) => {
		if (parents.get(id) !== null || subject === null) return []
		return [{ id, subject, isBare: inReplyTo === null && references.length === 0 }]
	})
	for (const [id, parent] of linksBySubject(alone, ({ id }) => id)) parents.set(id, parent)
}

/** A message without a parent. */
export interface Alone {
	readonly subject: string
	/** It names no message, not even itself. */
	readonly isBare: boolean
}

/** By a bare reply's id: that of the one message that begins a thread of its subject. */
export function linksBySubject<T extends Alone, Id>(messages: readonly T[], idOf: (message: T) => Id): Map<Id, Id> {
	const links = new Map<Id, Id>()
	const replies = messages.filter(({ subject }) => isReply(subject))
	// Replies are few or none; the subjects of an archive are many.
	if (replies.length === 0) return links
	const roots = new Map<string, Id[]>(replies.map(({ subject }) => [baseSubject(subject), []]))
	for (const message of messages)
		if (!isReply(message.subject)) roots.get(baseSubject(message.subject))?.push(idOf(message))
	for (const reply of replies) {
		const id = idOf(reply)
		if (!reply.isBare || links.has(id)) continue
		const [only, ...others] = roots.get(baseSubject(reply.subject))!.filter((root) => root !== id)
		if (only !== undefined && others.length === 0) links.set(id, only)
	}
	return links
}

const replyMark = /^\s*(?:re|aw|sv|antw|odp|回复|答复)\s*(?:\[\d+\])?\s*[:：]\s*/i

function isReply(subject: string): boolean {
	return replyMark.test(subject)
}

/** The subject without "Re:" and its kin, white space folded. */
export function withoutReplyMarks(subject: string): string {
	let base = subject
	while (replyMark.test(base)) base = base.replace(replyMark, '')
	return base.replace(/\s+/g, ' ').trim()
}

function baseSubject(subject: string): string {
	return withoutReplyMarks(subject).toLowerCase()
}

/** Takes the parent of a circle's earliest message, which answers none of the others; returns the ids of those. */
function cutCycles(parents: Map<string, string | null>, dates: ReadonlyMap<string, string | null>): string[] {
	const cut: string[] = []
	const safe = new Set<string>()
	for (const id of parents.keys()) {
		const path = new Set<string>()
		for (let at: string | null = id; at !== null && !safe.has(at); at = parents.get(at) ?? null) {
			if (path.has(at)) {
				const walked = [...path]
				const dateOf = (one: string): string => dates.get(one) ?? '9'
				const first = walked.slice(walked.indexOf(at)).reduce((a, b) => (dateOf(b) < dateOf(a) ? b : a))
				parents.set(first, null)
				cut.push(first)
				break
			}
			path.add(at)
		}
		for (const walked of path) safe.add(walked)
	}
	return cut
}
