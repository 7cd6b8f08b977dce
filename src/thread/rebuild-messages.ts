import type { ArchivedMessage, LineSource, LostSource } from './archive.ts'
import { groupBy } from './group-by.ts'
import { LostKeys } from './lost-keys.ts'
import { isProof, mergeLines, type RebuiltLine } from './merge-lines.ts'
import { ownKinds } from './own-kinds.ts'
import { foldLine } from './own-lines.ts'
import type { BodyLine } from './split-body.ts'
import type { Participant } from './thread.ts'

/** A message that survives only in quotations, put together from them. */
export interface RebuiltMessage {
	readonly id: string
	/** The id comes from a References header, so that a permalink can be made of it. */
	readonly hasRealId: boolean
	readonly author: Participant | null
	readonly date: string | null
	readonly parentId: string | null
	/** Ids of the messages that quote it, earliest first. */
	readonly quotedBy: readonly string[]
	readonly lines: readonly RebuiltLine[]
}

export interface Rebuilding {
	readonly rebuilt: readonly RebuiltMessage[]
	/** The sources once more, every line of a lost message now pointing at the message rebuilt from it. */
	readonly sources: readonly (readonly LineSource[])[]
}

/**
 * Rebuilds lost messages from their quotations. Fragments are one message when References give them one id, when they
 * bear one writer's name and one date, or when one writer's words overlap; they merge into the longest surviving text,
 * in order, gaps marked. No word is invented, and none is moved past another (Carenini, Ng and Zhou 2005 on hidden
 * e-mails).
 */
export function rebuildMessages(
	messages: readonly ArchivedMessage[],
	sources: readonly (readonly LineSource[])[],
): Rebuilding {
	const keys = new LostKeys()
	const fragments = messages.flatMap((message, index) => fragmentsOf(message, sources[index] ?? [], keys))
	joinOverlapping(fragments, keys)
	const ids = new Map<string, string>()
	const rebuilt: RebuiltMessage[] = []
	for (const [key, group] of groupBy(fragments, (fragment) => keys.find(fragment.key))) {
		if (!group.some(hasWords)) continue
		const message = rebuild(group, messages)
		rebuilt.push(message)
		ids.set(key, message.id)
	}
	const resolve = (source: LineSource): LineSource => {
		if (source.lost === null) return source
		return { ...source, messageId: ids.get(keys.find(keys.of(source.lost, source.author))) ?? source.messageId }
	}
	const known = new Set(messages.map(({ id }) => id))
	const parents = new Map(
		fragments.flatMap(({ key, parent }) =>
			parent === null ? [] : [[ids.get(keys.find(key)) ?? '', ids.get(keys.find(parent)) ?? null] as const],
		),
	)
	return {
		rebuilt: rebuilt
			.map((message) => ({
				...message,
				parentId: message.parentId ?? parents.get(message.id) ?? null,
				lines: message.lines.map((line) => ({
					...line,
					source: line.source.lost === null ? line.source : resolve(line.source),
				})),
			}))
			.filter(({ id }) => !known.has(id)),
		// Without a lost message there is nothing to point anew.
		sources: fragments.length === 0 ? sources : sources.map((lines) => lines.map(resolve)),
	}
}

/** What one message quotes of a lost one, its marks taken off. */
interface Fragment {
	readonly key: string
	readonly lost: LostSource
	readonly author: Participant | null
	readonly quoter: ArchivedMessage
	/** Id of what the lost message answers, as the quoter's References tell. */
	readonly parentId: string | null
	/** Key of the lost message quoted right inside this one. */
	readonly parent: string | null
	readonly lines: readonly RebuiltLine[]
}

/** What a quoter writes where words were cut: it belongs to nobody's message. */
const snip =
	/^\s*(?:\[\s?(?:\.{2,}|…|snip(?:ped)?|trimmed|cut|…?\s?snip\s?…?)\s?\]|<\s?(?:snip(?:ped)?|cut|\.{3}|…)\s?>|\.{3,}|…)\s*$/i

function fragmentsOf(message: ArchivedMessage, sources: readonly LineSource[], keys: LostKeys): Fragment[] {
	const { lines } = message.body
	const owned = new Map<string, number[]>()
	sources.forEach((source, i) => {
		if (source.lost === null || snip.test(lines[i]?.text ?? '')) return
		const key = keys.of(source.lost, source.author)
		const indexes = owned.get(key)
		if (indexes === undefined) owned.set(key, [i])
		// One message stands at one depth; at another the same line is quoted a second time.
		else if (lines[i]?.depth === lines[indexes[0] ?? 0]?.depth) indexes.push(i)
	})
	return [...owned].flatMap(([key, indexes]) => {
		const { lost, author } = sources[indexes[0] ?? 0] ?? { lost: null, author: null }
		if (lost === null) return []
		const collected = collect(message, sources, indexes)
		const inner = collected.find((line) => line.depth === 1)?.source
		const at = lost.id === null ? -1 : message.ancestors.lastIndexOf(lost.id)
		return {
			key,
			lost,
			author,
			quoter: message,
			parentId: at > 0 ? (message.ancestors[at - 1] ?? null) : inner?.lost === null ? inner.messageId : null,
			parent: inner?.lost == null ? null : keys.of(inner.lost, inner.author),
			lines: withKinds(collected),
		}
	})
}

/** The lost message's own lines, which stand at `indexes`, and what it quotes right above each. */
function collect(message: ArchivedMessage, sources: readonly LineSource[], indexes: readonly number[]): RebuiltLine[] {
	const { lines } = message.body
	const depth = lines[indexes[0] ?? 0]?.depth ?? 0
	let last = -1
	return indexes.flatMap((index) => {
		let first = index
		while (first - 1 > last && isInner(lines[first - 1], depth)) first--
		// Another's words, the quoter's own ones or a blank outside the quotation: what was here is not known.
		const gap = last >= 0 && first - 1 > last
		last = index
		return lines.slice(first, index + 1).flatMap((line, n): RebuiltLine[] => {
			const source = sources[first + n]
			const kind = line.kind === 'quoted' && line.depth === depth ? 'own' : line.kind
			return source === undefined
				? []
				: [{ kind, depth: line.depth - depth, text: line.text, source, afterGap: gap && n === 0 }]
		})
	})
}

function isInner(line: BodyLine | undefined, depth: number): boolean {
	return line !== undefined && (line.depth > depth || (line.kind === 'attribution' && line.depth === depth))
}

function withKinds(lines: readonly RebuiltLine[]): RebuiltLine[] {
	const kinds = ownKinds(
		lines,
		lines.map((line) => (line.kind === 'attribution' ? 1 : line.depth)),
	)
	return lines.map((line, i) => (line.kind === 'own' ? { ...line, kind: kinds[i] ?? 'own' } : line))
}

function hasWords({ lines }: Fragment): boolean {
	return lines.some((line) => line.depth === 0 && line.kind !== 'attribution' && /[\p{L}\p{N}]/u.test(line.text))
}

function rebuild(group: readonly Fragment[], messages: readonly ArchivedMessage[]): RebuiltMessage {
	const order = new Map(messages.map(({ id }, index) => [id, index]))
	const time = ({ quoter }: Fragment): number =>
		quoter.date === null ? Number.POSITIVE_INFINITY : Date.parse(quoter.date)
	const byTime = group.toSorted(
		(a, b) => time(a) - time(b) || (order.get(a.quoter.id) ?? 0) - (order.get(b.quoter.id) ?? 0),
	)
	const base = byTime.reduce((longest, fragment) => (ownLength(fragment) > ownLength(longest) ? fragment : longest))
	const lines = byTime
		.filter((fragment) => fragment !== base)
		.reduce((text, { lines }) => mergeLines(text, lines), base.lines)
	const id = byTime.find(({ lost }) => lost.id !== null)?.lost.id ?? null
	const author = mostCommon(group.map((fragment) => fragment.author)) ?? null
	const date = mostCommon(byTime.flatMap(({ lost }) => lost.introduction?.attribution.date ?? [])) ?? null
	return {
		id: id ?? `quoted:${slug(author)}:${date ?? base.quoter.id}`,
		hasRealId: id !== null,
		author,
		date,
		parentId: byTime.find(({ parentId }) => parentId !== null)?.parentId ?? null,
		quotedBy: [...new Set(byTime.map(({ quoter }) => quoter.id))],
		lines,
	}
}

/** Two fragments of one writer with a line in common are of one message. */
function joinOverlapping(fragments: readonly Fragment[], keys: LostKeys): void {
	const seen = new Map<string, string>()
	for (const { key, author, lost, lines } of fragments) {
		if (author === null) continue
		const name = author.names[0] ?? author.email ?? ''
		for (const line of lines) {
			if (!isProof(line) || line.text.length < longProof || line.kind !== 'own') continue
			const words = `${name}\n${foldLine(line.text)}`
			const other = seen.get(words)
			if (other === undefined) seen.set(words, key)
			else if (lost.id === null || keys.isAnonymous(other)) keys.join(other, key)
		}
	}
}

/** A line this long is hardly written twice by one person in two messages. */
const longProof = 40

function ownLength({ lines }: Fragment): number {
	return lines.reduce((sum, line) => sum + (line.depth === 0 ? line.text.length : 0), 0)
}

function mostCommon<T>(items: readonly T[]): T | undefined {
	const counts = [...groupBy(items, (item) => item)]
	return counts.reduce<[T, T[]] | undefined>(
		(best, entry) => (best === undefined || entry[1].length > best[1].length ? entry : best),
		undefined,
	)?.[0]
}

function slug(author: Participant | null): string {
	return (author?.name ?? author?.redacted[0] ?? author?.email?.split('@')[0] ?? 'unknown')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
}
