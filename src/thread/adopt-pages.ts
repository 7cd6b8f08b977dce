import type { Attribution } from './attribution-line.ts'
import { foldLine } from './fold-line.ts'
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
	const known = new Set(messages.flatMap(({ id }) => id ?? []))
	const orphans = messages.filter(({ ancestors }) => ancestors.length > 0 && !known.has(ancestors.at(-1) ?? ''))
	messages.forEach(({ id, body }, index) => {
		if (id !== null) return
		const own = new Set(
			body.lines
				.filter((line) => line.kind === 'own' && line.text.length >= shortestSharedLine)
				.map((line) => foldLine(line.text)),
		)
		let best = leastSharedLines - 1
		for (const reply of orphans) {
			const shared = reply.body.lines.filter(
				(line) => line.kind === 'quoted' && line.depth === 1 && own.has(foldLine(line.text)),
			).length
			const parent = reply.ancestors.at(-1)
			if (shared <= best || parent === undefined) continue
			best = shared
			adoptions.set(index, {
				id: parent,
				attribution: reply.body.introductions.find(({ depth }) => depth === 1)?.attribution ?? null,
			})
		}
	})
	return adoptions
}
