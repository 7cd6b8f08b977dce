import type { Attribution } from './attribution-line.ts'
import type { Body } from './split-body.ts'

/** What a reply tells of the message it quotes and answers. */
export interface Adoption {
	readonly id: string
	/** How the reply introduces it, null when it does not. */
	readonly attribution: Attribution | null
}

interface Candidate {
	/** Null for a page that does not give its Message-ID. */
	readonly id: string | null
	readonly body: Body
	/** Root first, parent last. */
	readonly ancestors: readonly string[]
}

/** Quoted lines that must be the page's own before a reply's parent is taken to be the page. */
const leastSharedLines = 2
const shortestSharedLine = 20

/**
 * Finds the Message-ID of archive pages that do not give one: a reply whose parent no archive holds, and which quotes the
 * page's own words right above its answers, is a reply to the page.
 *
 * @returns index of the page → what the replies tell of it
 */
export function adoptPages(messages: readonly Candidate[]): ReadonlyMap<number, Adoption> {
	const adoptions = new Map<number, Adoption>()
	if (messages.every(({ id }) => id !== null)) return adoptions
	const known = new Set(messages.flatMap(({ id }) => id ?? []))
	const orphans = messages.filter(({ ancestors }) => ancestors.length > 0 && !known.has(ancestors.at(-1) ?? ''))
	const quoting = quotersOf(orphans)
	messages.forEach(({ id, body }, index) => {
		if (id !== null) return
		const own = body.lines.filter((line) => line.kind === 'own' && line.text.length >= shortestSharedLine)
		const shared = new Map<number, number>()
		for (const line of new Set(own.map(({ number }) => number)))
			for (const orphan of quoting.get(line) ?? []) shared.set(orphan, (shared.get(orphan) ?? 0) + 1)
		let most = leastSharedLines - 1
		let found = -1
		for (const [orphan, lines] of shared) {
			if (lines < most || (lines === most && (found < 0 || orphan > found))) continue
			most = lines
			found = orphan
		}
		const reply = orphans[found]
		const parent = reply?.ancestors.at(-1)
		if (reply === undefined || parent === undefined) return
		const attribution = reply.body.introductions.find(({ depth }) => depth === 1)?.attribution ?? null
		adoptions.set(index, { id: parent, attribution })
	})
	return adoptions
}

/** The number of a line's folded text → which of the replies quote it right above an answer, as often as they do. */
function quotersOf(replies: readonly Candidate[]): ReadonlyMap<number, readonly number[]> {
	const quoters = new Map<number, number[]>()
	for (const [reply, { body }] of replies.entries())
		for (const { kind, depth, number } of body.lines) {
			if (kind !== 'quoted' || depth !== 1) continue
			const known = quoters.get(number)
			if (known === undefined) quoters.set(number, [reply])
			else known.push(reply)
		}
	return quoters
}
