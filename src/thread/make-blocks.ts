import type { LineSource } from './archive.ts'
import type { Block, BlockKind, Evidence } from './thread.ts'

interface Line {
	readonly kind: BlockKind
	readonly depth: number
	readonly text: string
	/** Rebuilt messages: words may be missing before this line. */
	readonly afterGap?: boolean
}

/**
 * Groups the lines of a body into blocks: runs that share kind, depth, writer and the message they come from.
 *
 * @param sourceOf who wrote the line of that index
 * @param ownBy how the message's author is known
 */
export function makeBlocks(
	lines: readonly Line[],
	sourceOf: (index: number) => LineSource | undefined,
	wrap: Block['wrap'],
	ownBy: Evidence,
): Block[] {
	const blocks: Block[] = []
	for (let start = 0; start < lines.length; ) {
		const first = lines[start]
		const source = sourceOf(start)
		const continues = (index: number): boolean => {
			const line = lines[index]
			if (line === undefined || line.afterGap === true || line.kind !== first?.kind || line.depth !== first.depth)
				return false
			const other = sourceOf(index)
			return (
				other === source ||
				(other?.author === source?.author &&
					other?.messageId === source?.messageId &&
					other?.contradicts === source?.contradicts)
			)
		}
		let end = start + 1
		while (continues(end)) end++
		const [from, to] = withoutBlanks(lines, start, end)
		if (first !== undefined && from < to) {
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
				by: isFooter ? 'unknown' : isOwn && author !== null ? ownBy : strongest(lines, sourceOf, from, to),
				contradicts: isFooter ? null : (source?.contradicts ?? null),
				wrap,
				afterGap: first.afterGap === true,
			})
		}
		start = end
	}
	return blocks
}

/** Blank lines around a block belong to nobody; a block of nothing else is none. */
function withoutBlanks(lines: readonly Line[], start: number, end: number): readonly [number, number] {
	let [from, to] = [start, end]
	while (from < to && lines[from]?.text.trim() === '') from++
	while (to > from && lines[to - 1]?.text.trim() === '') to--
	return [from, to]
}

function textOf(lines: readonly Line[], from: number, to: number): string {
	const texts: string[] = []
	for (let i = from; i < to; i++) texts.push(lines[i]?.text ?? '')
	return texts.join('\n')
}

/** What is known of most of the words is said of the block. */
function strongest(
	lines: readonly Line[],
	sourceOf: (index: number) => LineSource | undefined,
	from: number,
	to: number,
): Evidence {
	const weight = new Map<Evidence, number>()
	for (let i = from; i < to; i++) {
		const by = sourceOf(i)?.by ?? 'unknown'
		weight.set(by, (weight.get(by) ?? 0) + (lines[i]?.text.trim().length ?? 0))
	}
	return [...weight].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
