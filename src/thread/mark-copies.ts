import type { ArchivedMessage } from './archive.ts'
import { foldLine } from './fold-line.ts'
import type { LineHolders } from './line-holders.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import { OwnLines } from './own-lines.ts'

/** A line alone must be this long to be a copy; shorter ones count beside another. */
const longestCoincidence = 60
/** Six words and more: prose. Code is written down alike by many. */
const prose = /(?:\p{L}{2,}['’,;:)]{0,2} +(?:\S{1,3} +)?){5}/u
/** What lists and companies put below everybody's mail. */
const boilerplate =
	/unsubscribe|mailing list|discussion on the web|confidential|intended recipient|\boutside\b.*\borgani[sz]ation/i
/** The rest of a line that a program wrapped, and the words before it by which it is found. */
const longestTail = 60
const wordsBefore = 3

/**
 * Words of a message on the chain that stand in an answer without a quote mark: set off by colour alone where the mail was
 * HTML, or left unmarked by a program that wrapped the quotation. They are not the answer's own, whoever sent it: they
 * become quoted lines.
 */
export function markCopies<Message extends ArchivedMessage>(messages: readonly Message[], table: LineTable): Message[] {
	const own = new OwnLines(
		messages.map(({ body }) => body.lines),
		({ depth, kind }) => depth === 0 && kind === 'own',
		table,
	)
	const indexes = new Map(messages.map(({ id }, index) => [id, index]))
	return messages.map((message) => {
		if (message.author === null || message.ancestors.length === 0) return message
		const chain = message.ancestors.flatMap((id) => indexes.get(id) ?? [])
		const others = chain.filter((index) => {
			const { author } = messages[index]!
			return author !== null && author !== message.author
		})
		if (others.length === 0) return message
		const earlier = new Set(chain.filter((index) => messages[index]?.author === message.author))
		const depths = copiesIn(message, own, new Set(others), earlier)
		if (depths.size === 0) return message
		const lines = message.body.lines.map((line, i): BodyLine => {
			const depth = depths.get(i)
			return depth === undefined ? line : { ...line, kind: 'quoted', depth }
		})
		return { ...message, body: { ...message.body, lines } }
	})
}

/**
 * @param others messages of other people on the chain, by index
 * @param earlier those of the writer, whose words may well be repeated
 * @returns index of a line → the depth at which it would stand had it been marked
 */
function copiesIn(
	{ body: { lines } }: ArchivedMessage,
	own: OwnLines<BodyLine>,
	others: ReadonlySet<number>,
	earlier: ReadonlySet<number>,
): ReadonlyMap<number, number> {
	const depths = new Map<number, number>()
	const isOwn = (line: BodyLine | undefined): line is BodyLine => line?.depth === 0 && line.kind === 'own'
	const isCopy = (i: number): boolean => {
		const line = lines[i]
		if (!isOwn(line) || !haveCommon(own.whole, line.number, others)) return false
		return prose.test(line.text) && !boilerplate.test(line.text) && !haveCommon(own.whole, line.number, earlier)
	}
	for (let i = 0; i < lines.length; i++) {
		const [line, before] = [lines[i], lines[i - 1]]
		if (!isOwn(line)) continue
		if (isCopy(i)) {
			let end = i + 1
			while (isCopy(end)) end++
			if (end - i > 1 || line.text.length >= longestCoincidence) for (let j = i; j < end; j++) depths.set(j, 1)
			i = end - 1
			continue
		}
		const depth = before?.kind === 'quoted' ? before.depth : depths.get(i - 1)
		if (before === undefined || depth === undefined || line.text.trim() === '' || line.text.length > longestTail)
			continue
		const joined = foldLine([...before.text.trim().split(/\s+/).slice(-wordsBefore), line.text.trim()].join(' '))
		if ([...others].some((index) => own.within(joined, index))) depths.set(i, depth)
	}
	return depths
}

/** Looks up the fewer among the more: a line that everybody repeats has as many holders as there are messages. */
function haveCommon(holders: LineHolders<BodyLine>, line: number, indexes: ReadonlySet<number>): boolean {
	const [start, end] = [holders.start(line), holders.end(line)]
	if (indexes.size < end - start) {
		for (const index of indexes) if (isAmong(holders, start, end, index)) return true
		return false
	}
	for (let place = start; place < end; place++) if (indexes.has(holders.at(place))) return true
	return false
}

function isAmong(holders: LineHolders<BodyLine>, start: number, end: number, wanted: number): boolean {
	let [low, high] = [start, end]
	while (low < high) {
		const middle = (low + high) >>> 1
		if (holders.at(middle) < wanted) low = middle + 1
		else high = middle
	}
	return low < end && holders.at(low) === wanted
}
