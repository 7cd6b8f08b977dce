import type { Message, Participant } from '../thread/thread.ts'

/** Messages that share a row of the picture: one person's, or those of several who have no row of their own. */
export interface ThreadRow {
	/** 0 for people on no side. */
	readonly side: number
	/** Null for several people. */
	readonly person: Participant | 'unknown' | null
	/** How many people. */
	readonly people: number
	readonly messages: readonly Message[]
}

/**
 * Groups messages by side and person: sides in order, then those on none; within a side the quoted first, then those
 * with most messages. Where there are more people than rows, those who come last share one, first among people on no side.
 */
export function threadRows(
	messages: readonly Message[],
	sideOf: (author: Participant | null) => number,
	isQuoted: (message: Message) => boolean,
	mostRows: number,
): ThreadRow[] {
	const rows = [...grouped(messages, ({ author }) => author)].map(
		([author, own]): ThreadRow => ({ side: sideOf(author), person: author ?? 'unknown', people: 1, messages: own }),
	)
	const weight = (row: ThreadRow) => (row.messages.some(isQuoted) ? messages.length : 0) + row.messages.length
	rows.sort((a, b) => weight(b) - weight(a))
	const groups = [...grouped(rows, ({ side }) => side)].sort(([a], [b]) => last(a) - last(b))
	return fold(groups, mostRows)
}

type Group = [side: number, rows: ThreadRow[]]

/** Groups, and of each how many people keep a row of their own until all rows together are few enough. */
function fold(groups: readonly Group[], mostRows: number): ThreadRow[] {
	const open = groups.map(([side, rows]) => ({ side, rows, shown: rows.length }))
	const count = () => open.reduce((sum, { rows, shown }) => sum + shown + (shown < rows.length ? 1 : 0), 0)
	while (count() > mostRows) {
		// A row for those left over pays for two or more. Of each side at least one is named.
		const candidates = open.filter(({ side, rows, shown }) =>
			side === 0 ? shown > 0 && rows.length > 1 : shown > (shown === rows.length ? 2 : 1),
		)
		const besides = candidates.find(({ side }) => side === 0)
		const [first, ...others] = candidates
		if (first === undefined) break
		const most = besides ?? others.reduce((a, b) => (b.shown > a.shown ? b : a), first)
		most.shown -= most.shown === most.rows.length ? 2 : 1
	}
	return open.flatMap(({ side, rows, shown }) => {
		const left = rows.slice(shown)
		if (left.length === 0) return rows
		const messages = left.flatMap((row) => row.messages)
		return [...rows.slice(0, shown), { side, person: null, people: left.length, messages }]
	})
}

function last(side: number): number {
	return side === 0 ? Number.POSITIVE_INFINITY : side
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>()
	for (const item of items) {
		const key = keyOf(item)
		const group = groups.get(key)
		if (group === undefined) groups.set(key, [item])
		else group.push(item)
	}
	return groups
}
