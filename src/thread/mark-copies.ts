import type { ArchivedMessage } from './archive.ts'
import { foldLine } from './fold-line.ts'
import type { LineHolders } from './line-holders.ts'
import type { LineTable } from './line-table.ts'
import { type BodyLine, trait } from './line-text.ts'
import { OwnLines } from './own-lines.ts'

/** A line alone must be this long to be a copy; shorter ones count beside another. */
const longestCoincidence = 60
/** Six words and more: prose. Code is written down alike by many. */
const prose = /(?:\p{L}{2,}['’,;:)]{0,2} +(?:\S{1,3} +)?){5}/u
/** What lists and companies put below everybody's mail. */
const boilerplate =
	/unsubscribe|mailing list|discussion on the web|confidential|intended recipient|\boutside\b.*\borgani[sz]ation/i
/** Words that hardly two people write alike: a line that everybody repeats is asked of every answer. */
const isTelling = trait((text) => prose.test(text) && !boilerplate.test(text))
/** The rest of a line that a program wrapped, and the words before it by which it is found. */
const longestTail = 60
const wordsBefore = 3

/**
 * Words of a message on the chain that stand in an answer without a quote mark: set off by colour alone where the mail was
 * HTML, or left unmarked by a program that wrapped the quotation. They are not the answer's own, whoever sent it: they
 * become quoted lines.
 */
export function markCopies<Message extends ArchivedMessage>(messages: readonly Message[], table: LineTable): Message[] {
	let own: OwnLines<BodyLine> | null = null
	const indexes = new Map(messages.map(({ id }, index) => [id, index]))
	return messages.map((message) => {
		if (message.author === null || message.ancestors.length === 0) return message
		const chain = message.ancestors.flatMap((id) => indexes.get(id) ?? [])
		const others = chain.filter((index) => {
			const { author } = messages[index]!
			return author !== null && author !== message.author
		})
		if (others.length === 0) return message
		own ??= new OwnLines(
			messages.map(({ body }) => body.lines),
			({ depth, kind }) => depth === 0 && kind === 'own',
			table,
		)
		const earlier = chain.filter((index) => messages[index]?.author === message.author)
		const depths = copiesIn(message, own, others, earlier)
		if (depths === null) return message
		const { body } = message
		const lines = body.lines.map((line, i): BodyLine => {
			const depth = depths[i]!
			return depth === 0 ? line : asQuoted(line, depth, table)
		})
		return { ...message, body: { ...body, lines, deepest: depths.reduce((a, b) => Math.max(a, b), body.deepest) } }
	})
}

/** Lines that everybody repeats are marked again and again: each is kept once, as all lines are. */
function asQuoted(line: BodyLine, depth: number, table: LineTable): BodyLine {
	if (line.role !== undefined) return { ...line, kind: 'quoted', depth }
	return table.line(line.known, 'quoted', depth)
}

/**
 * @param others messages of other people on the chain, by index
 * @param earlier those of the writer, whose words may well be repeated
 * @returns of each line the depth at which it would stand had it been marked, 0 for others; null where there is none
 */
function copiesIn(
	{ body: { lines } }: ArchivedMessage,
	own: OwnLines<BodyLine>,
	others: readonly number[],
	earlier: readonly number[],
): readonly number[] | null {
	let depths: number[] | null = null
	const mark = (i: number, depth: number): void => {
		depths ??= new Array<number>(lines.length).fill(0)
		depths[i] = depth
	}
	const isOwn = (line: BodyLine | undefined): line is BodyLine => line?.depth === 0 && line.kind === 'own'
	const isCopy = (i: number): boolean => {
		const line = lines[i]
		if (!isOwn(line) || !haveCommon(own.whole, line.number, others)) return false
		return line.known.has(isTelling) && !haveCommon(own.whole, line.number, earlier)
	}
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]
		const before = lines[i - 1]
		if (!isOwn(line) || line.isBlank) continue
		if (isCopy(i)) {
			let end = i + 1
			while (isCopy(end)) end++
			if (end - i > 1 || line.text.length >= longestCoincidence) for (let j = i; j < end; j++) mark(j, 1)
			i = end - 1
			continue
		}
		const depth = before?.kind === 'quoted' ? before.depth : (depths?.[i - 1] ?? 0)
		if (before === undefined || depth === 0 || line.text.length > longestTail) continue
		const joined = foldLine([...before.text.trim().split(/\s+/).slice(-wordsBefore), line.text.trim()].join(' '))
		if (others.some((index) => own.within(joined, index))) mark(i, depth)
	}
	return depths
}

/** A line that everybody repeats has as many holders as there are messages, most have one. */
function haveCommon(holders: LineHolders<BodyLine>, line: number, indexes: readonly number[]): boolean {
	if (indexes.length === 0) return false
	const start = holders.start(line)
	const end = holders.end(line)
	if (end - start > fewHolders) {
		for (let i = 0; i < indexes.length; i++) if (isAmong(holders, start, end, indexes[i]!)) return true
		return false
	}
	for (let place = start; place < end; place++) if (indexes.includes(holders.at(place))) return true
	return false
}

const fewHolders = 4

function isAmong(holders: LineHolders<BodyLine>, start: number, end: number, wanted: number): boolean {
	let low = start
	let high = end
	while (low < high) {
		const middle = (low + high) >>> 1
		if (holders.at(middle) < wanted) low = middle + 1
		else high = middle
	}
	return low < end && holders.at(low) === wanted
}
