import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Placed } from './outline.ts'
import { slug } from './slug.ts'

/** A heading's words, and the id its author gave it. */
export interface Heading {
	readonly title: string
	readonly explicitId: Placed<string> | null
}

/**
 * One id a heading, all different: an explicit one is kept (a second equal one is a `duplicate-id`), the others come
 * from the titles, numbered -2, -3 where they meet.
 */
export function assignIds(headings: readonly Heading[]): { ids: string[]; diagnostics: Diagnostic[] } {
	const diagnostics: Diagnostic[] = []
	const taken = new Map<string, Placed<string>>()
	const refused = new Set<Heading>()
	for (const heading of headings) {
		const id = heading.explicitId
		if (!id) continue
		const first = taken.get(id.value)
		if (first) {
			refused.add(heading)
			const reason = `The id "${id.value}" is given twice: first in line ${first.place.line}.`
			diagnostics.push(diagnostic('duplicate-id', id.place, reason, 'Give this heading another id, or none.'))
		} else {
			taken.set(id.value, id)
		}
	}
	const used = new Set(taken.keys())
	const counts = new Map<string, number>()
	const ids = headings.map((heading) => {
		if (heading.explicitId && !refused.has(heading)) return heading.explicitId.value
		const base = slug(heading.title)
		let count = counts.get(base) ?? 1
		let id = count === 1 ? base : `${base}-${count}`
		while (used.has(id)) id = `${base}-${++count}`
		counts.set(base, count)
		used.add(id)
		return id
	})
	return { ids, diagnostics }
}
