import type { LineSource } from './archive.ts'
import type { Block, BlockKind, Evidence } from './thread.ts'

interface Line {
	readonly kind: BlockKind
	readonly depth: number
	readonly text: string
	readonly isBlank: boolean
	/** Rebuilt messages: words may be missing before this line. */
	readonly afterGap?: boolean
}

/**
 * Groups the lines of a body into blocks: runs that share kind, depth, writer and the message they come from.
 *
 * @param sources who wrote each line
 * @param ownBy how the message's author is known
 */
export function makeBlocks(
	lines: readonly Line[],
	sources: readonly LineSource[],
	wrap: Block['wrap'],
	ownBy: Evidence,
): Block[] {
	const blocks: Block[] = []
	for (let start = 0, end = 0; start < lines.length; start = end) {
		const first = lines[start]!
		const source = sources[start]
		end = start + 1
		while (end < lines.length && continues(first, lines[end]!) && isSame(source, sources[end])) end++
		// Blank lines around a block belong to nobody; a block of nothing else is none.
		let from = start
		let to = end
		while (from < to && lines[from]!.isBlank) from++
		while (to > from && lines[to - 1]!.isBlank) to--
		if (from < to) {
			const isOwn = first.depth === 0 && first.kind !== 'attribution'
			const isFooter = first.kind === 'footer'
			const author = isFooter ? null : (source?.author ?? null)
			blocks.push({
				kind: first.kind,
				depth: first.depth,
				lines: [from + 1, to],
				text: textOf(lines, from, to),
				author,
				messageId: isFooter ? null : (source?.messageId ?? null),
				by: isFooter ? 'unknown' : isOwn && author !== null ? ownBy : strongest(lines, sources, from, to),
				contradicts: isFooter ? null : (source?.contradicts ?? null),
				wrap,
				afterGap: first.afterGap === true,
			})
		}
	}
	return blocks
}

function continues(first: Line, line: Line): boolean {
	return line.kind === first.kind && line.depth === first.depth && line.afterGap !== true
}

function isSame(one: LineSource | undefined, other: LineSource | undefined): boolean {
	return (
		one === other ||
		(one?.author === other?.author && one?.messageId === other?.messageId && one?.contradicts === other?.contradicts)
	)
}

function textOf(lines: readonly Line[], from: number, to: number): string {
	const texts: string[] = []
	for (let i = from; i < to; i++) texts.push(lines[i]!.text)
	return texts.join('\n')
}

/** What is known of most of the words is said of the block. */
function strongest(lines: readonly Line[], sources: readonly LineSource[], from: number, to: number): Evidence {
	const first = sources[from]?.by ?? 'unknown'
	let end = from + 1
	while (end < to && sources[end]?.by === first) end++
	if (end === to) return first
	const weight = new Map<Evidence, number>()
	for (let i = from; i < to; i++) {
		const by = sources[i]?.by ?? 'unknown'
		weight.set(by, (weight.get(by) ?? 0) + lines[i]!.text.trim().length)
	}
	return [...weight].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
