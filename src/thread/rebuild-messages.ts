import type { ArchivedMessage, LineSource, LostSource } from './archive.ts'
import type { Attribution } from './attribute-lines.ts'
import { groupBy } from './group-by.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import { LostKeys } from './lost-keys.ts'
import { MergedText, type RebuiltLine } from './merged-text.ts'
import { ownKinds } from './own-kinds.ts'
import { shortestProof } from './own-lines.ts'
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
	/** Who wrote each line, and in which message. */
	readonly sources: () => readonly LineSource[]
}

export interface Rebuilding {
	readonly rebuilt: readonly RebuiltMessage[]
	/** Who wrote each line of the message of that index: a line of a lost message points at what is rebuilt of it. */
	readonly sourcesOf: (index: number) => readonly LineSource[]
}

/**
 * Rebuilds lost messages from their quotations. Fragments are one message when References give them one id, when they
 * bear one writer's name and one date, or when one writer's words overlap; they merge into the longest surviving text,
 * in order, gaps marked. No word is invented, and none is moved past another (Carenini, Ng and Zhou 2005 on hidden
 * e-mails).
 */
export function rebuildMessages(
	messages: readonly ArchivedMessage[],
	attribution: Attribution,
	table: LineTable,
): Rebuilding {
	const keys = new LostKeys()
	const quoting = new Map<number, readonly LineSource[]>()
	const fragments = messages.flatMap((message, index) => {
		const sources = attribution.sourcesIfLost(index)
		if (sources === null) return []
		quoting.set(index, sources)
		return fragmentsOf(message, sources, keys, table)
	})
	joinOverlapping(fragments, keys)
	const ids = new Map<string, string>()
	const order = new Map(messages.map(({ id }, index) => [id, index]))
	const rebuilt: Omit<RebuiltMessage, 'sources'>[] = []
	for (const [key, group] of groupBy(fragments, (fragment) => keys.find(fragment.key))) {
		if (!group.some(hasWords)) continue
		const message = rebuild(group, order, table)
		rebuilt.push(message)
		ids.set(key, message.id)
	}
	const resolved = new Map<LineSource, LineSource>()
	const resolve = (source: LineSource): LineSource => {
		if (source.lost === null) return source
		let known = resolved.get(source)
		if (known === undefined) {
			known = { ...source, messageId: ids.get(keys.find(keys.of(source.lost, source.author))) ?? source.messageId }
			resolved.set(source, known)
		}
		return known
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
				sources: () => message.lines.map(({ source }) => resolve(source)),
			}))
			.filter(({ id }) => !known.has(id)),
		sourcesOf: (index) => quoting.get(index)?.map(resolve) ?? attribution.sourcesOf(index),
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

function fragmentsOf(
	message: ArchivedMessage,
	sources: readonly LineSource[],
	keys: LostKeys,
	table: LineTable,
): Fragment[] {
	const { lines } = message.body
	const owned = new Map<string, number[]>()
	// The same by source: a long quotation has one for all its lines.
	const known = new Map<LineSource, number[]>()
	sources.forEach((source, i) => {
		const { lost, author } = source
		if (lost === null || snip.test(lines[i]!.text)) return
		let indexes = known.get(source)
		if (indexes === undefined) {
			const key = keys.of(lost, author)
			indexes = owned.get(key) ?? []
			owned.set(key, indexes)
			known.set(source, indexes)
		}
		// One message stands at one depth; at another the same line is quoted a second time.
		if (indexes.length === 0 || lines[i]!.depth === lines[indexes[0]!]!.depth) indexes.push(i)
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
			lines: withKinds(collected, table),
		}
	})
}

/** The lost message's own lines, which stand at `indexes`, and what it quotes right above each. */
function collect(message: ArchivedMessage, sources: readonly LineSource[], indexes: readonly number[]): RebuiltLine[] {
	const { lines } = message.body
	const depth = lines[indexes[0] ?? 0]?.depth ?? 0
	const collected: RebuiltLine[] = []
	let last = -1
	for (const index of indexes) {
		let first = index
		while (first - 1 > last && isInner(lines[first - 1], depth)) first--
		// Another's words, the quoter's own ones or a blank outside the quotation: what was here is not known.
		const gap = last >= 0 && first - 1 > last
		last = index
		for (let i = first; i <= index; i++) {
			const line = lines[i]!
			const { text, isBlank } = line
			const kind = line.kind === 'quoted' && line.depth === depth ? 'own' : line.kind
			const isProof = line.depth === depth && kind !== 'attribution' && text.trim().length >= shortestProof
			const proof = isProof ? line.number : null
			const afterGap = gap && i === first
			collected.push({ kind, depth: line.depth - depth, text, isBlank, source: sources[i]!, afterGap, proof })
		}
	}
	return collected
}

function isInner(line: BodyLine | undefined, depth: number): boolean {
	return line !== undefined && (line.depth > depth || (line.kind === 'attribution' && line.depth === depth))
}

function withKinds(lines: readonly RebuiltLine[], table: LineTable): RebuiltLine[] {
	const kinds = ownKinds(
		lines.map(({ text }) => table.text(text)),
		lines.map((line) => (line.kind === 'attribution' ? 1 : line.depth)),
	)
	return lines.map((line, i) => (line.kind === 'own' && kinds[i] !== 'own' ? { ...line, kind: kinds[i]! } : line))
}

function hasWords({ lines }: Fragment): boolean {
	return lines.some((line) => line.depth === 0 && line.kind !== 'attribution' && /[\p{L}\p{N}]/u.test(line.text))
}

function rebuild(
	group: readonly Fragment[],
	order: ReadonlyMap<string, number>,
	table: LineTable,
): Omit<RebuiltMessage, 'sources'> {
	const byTime = group
		.map((fragment) => ({ fragment, time: timeOf(fragment), place: order.get(fragment.quoter.id) ?? 0 }))
		.sort((a, b) => a.time - b.time || a.place - b.place)
		.map(({ fragment }) => fragment)
	const base = longestInOrder(byTime)
	const text = new MergedText(base?.lines ?? [], table)
	for (const fragment of byTime) if (fragment !== base) text.add(fragment.lines)
	const id = byTime.find(({ lost }) => lost.id !== null)?.lost.id ?? null
	const author = mostCommon(group.map((fragment) => fragment.author)) ?? null
	const date = mostCommon(byTime.flatMap(({ lost }) => lost.introduction?.attribution.date ?? [])) ?? null
	return {
		id: id ?? `quoted:${slug(author)}:${date ?? base?.quoter.id ?? ''}`,
		hasRealId: id !== null,
		author,
		date,
		parentId: byTime.find(({ parentId }) => parentId !== null)?.parentId ?? null,
		quotedBy: [...new Set(byTime.map(({ quoter }) => quoter.id))],
		lines: text.lines,
	}
}

function timeOf({ quoter }: Fragment): number {
	return quoter.date === null ? Number.POSITIVE_INFINITY : Date.parse(quoter.date)
}

/**
 * Two fragments of one writer with a line in common are of one message, unless they bear two ids or the dates of two
 * days. What stands in two messages that have ids is the writer's habit, and proves nothing.
 */
function joinOverlapping(fragments: readonly Fragment[], keys: LostKeys): void {
	const sharing = new Map<string, Fragment[]>()
	for (const fragment of fragments) {
		const { author, lines } = fragment
		if (author === null) continue
		const name = author.names[0] ?? author.email ?? ''
		for (const line of lines) {
			if (line.proof === null || line.text.length < longProof || line.kind !== 'own') continue
			const words = `${line.proof}:${name}`
			const others = sharing.get(words)
			if (others === undefined) sharing.set(words, [fragment])
			else others.push(fragment)
		}
	}
	for (const [first, ...others] of sharing.values()) {
		if (first === undefined || others.length === 0) continue
		const named = new Set([first, ...others].map(({ key }) => key).filter((key) => !keys.isAnonymous(key)))
		if (named.size > 1) continue
		for (const other of others) if (isSameDay(first.lost, other.lost)) keys.join(first.key, other.key)
	}
}

/** A day, and the zones that an attribution line does not name. */
const longestDay = 26 * 60 * 60 * 1000

function isSameDay(one: LostSource, other: LostSource): boolean {
	const [a, b] = [one, other].map(({ introduction }) => Date.parse(introduction?.attribution.date ?? ''))
	return !(Math.abs((a ?? 0) - (b ?? 0)) > longestDay)
}

/** A line this long is hardly written twice by one person in two messages. */
const longProof = 40

/** The longest fragment, unless another one shows that its quoter has moved what stood elsewhere. */
function longestInOrder(fragments: readonly Fragment[]): Fragment | undefined {
	const byLength = fragments.toSorted((a, b) => ownLength(b) - ownLength(a))
	return byLength.slice(0, mostTried).find((fragment) => keepsOrder(fragment, fragments)) ?? byLength[0]
}

const mostTried = 5

/** No unbroken stretch of another fragment has two of its lines the other way round. */
function keepsOrder({ lines }: Fragment, others: readonly Fragment[]): boolean {
	const places = new Map<number, number>()
	lines.forEach(({ proof }, i) => {
		if (proof !== null && !places.has(proof)) places.set(proof, i)
	})
	return others.every((other) => {
		let last = -1
		return other.lines.every((line) => {
			const at = line.proof === null ? undefined : places.get(line.proof)
			const isBehind = line.afterGap || at === undefined || at >= last
			if (line.afterGap || at !== undefined) last = at ?? -1
			return isBehind
		})
	})
}

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
