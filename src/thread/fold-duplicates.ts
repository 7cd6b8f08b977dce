import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { contentId } from './formats/content-id.ts'
import type { RawMessage } from './formats/raw-message.ts'

/** A message as read, and the file it was found in. */
interface Found {
	readonly raw: RawMessage
	readonly declared: { readonly id: string | null } | null
	readonly path: string
}

/** The messages that stay, each with the id that is its own, the ids of the copies, and what is to be said of them. */
interface Folding<T> {
	readonly kept: readonly (T & { readonly id: string })[]
	readonly duplicates: readonly string[]
	readonly diagnostics: readonly Diagnostic[]
}

/**
 * Folds the copies of a message: the first one stays. A list's footer below one of them says nothing; words that differ are
 * reported. Messages that have nothing in common but their id, which some programs give out twice, both stay: the
 * second one gets an id made from its content, as a page without id has it.
 */
export function foldDuplicates<T extends Found>(sources: readonly T[]): Folding<T> {
	const kept = new Map<string, T & { readonly id: string }>()
	const duplicates: string[] = []
	const diagnostics: Diagnostic[] = []
	for (const source of sources) {
		const id = source.declared?.id ?? source.raw.id ?? contentId(source.raw)
		const first = kept.get(id)
		const likeness = first === undefined ? null : compare(first.raw.lines, source.raw.lines)
		if (likeness !== null && likeness !== 'same') diagnostics.push(differing(id, source.path, likeness))
		const own = likeness === 'other' ? contentId(source.raw) : id
		if (first === undefined || (own !== id && !kept.has(own))) kept.set(own, { ...source, id: own })
		else duplicates.push(id)
	}
	return { kept: [...kept.values()], duplicates, diagnostics }
}

/** The same words, words that were changed, or another message altogether. */
type Likeness = 'same' | 'changed' | 'other'

function compare(a: readonly string[], b: readonly string[]): Likeness {
	const [one, two] = [wordsOf(a), wordsOf(b)]
	const [short, long] = one.length < two.length ? [one, two] : [two, one]
	// A header or a footer that a list added stands around the words.
	if (` ${long.join(' ')} `.includes(` ${short.join(' ')} `)) return 'same'
	const known = new Set(long)
	const shared = short.filter((word) => known.has(word)).length
	return shared * 2 >= short.length ? 'changed' : 'other'
}

function wordsOf(lines: readonly string[]): string[] {
	const rule = lines.findLastIndex((line) => /^(?:_{5,}|-{5,}|-- ?)\s*$/.test(line))
	const end = rule > 0 && lines.length - rule <= longestFooter ? rule : lines.length
	return lines.slice(0, end).join(' ').split(/\s+/).filter(Boolean)
}

/** Lines of a list's footer; each list that passes a message on has its own. */
const longestFooter = 12

function differing(id: string, path: string, likeness: Likeness): Diagnostic {
	const [reason, hint] =
		likeness === 'changed'
			? ['The first one found is read.', 'Compare them: one of them was altered on its way.']
			: ['Both are read; what answers the id answers the first.', 'Some program gave out an id twice.']
	const place = { file: path, line: 1, column: 1 }
	return diagnostic('copies-differ', place, `Two messages with the id <${id}> have different words. ${reason}`, hint)
}
