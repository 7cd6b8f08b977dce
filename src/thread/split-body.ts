import { findIntroductions, type Introduction } from './find-introductions.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { ownKinds } from './own-kinds.ts'
import { readQuoteMarks } from './quote-marks.ts'
import { shiftedDepths } from './shifted-depths.ts'
import type { BlockKind } from './thread.ts'

/** A body taken apart: what every line is, and what introduces the quotations in it. */
export interface Body {
	readonly lines: readonly BodyLine[]
	readonly introductions: readonly Introduction[]
}

export interface BodyLine {
	readonly kind: BlockKind
	/** Quote depth: the marks, and one more below each unmarked "Original Message". */
	readonly depth: number
	/** Without quote marks. */
	readonly text: string
}

/** Tells own words, quotations, attribution lines, signatures, trailers, patches and footers apart. */
export function splitBody(message: Pick<RawMessage, 'lines' | 'archiveLines'>): Body {
	const marked = readQuoteMarks(message.lines)
	const isArchive = (index: number): boolean => message.archiveLines.has(index + 1)
	const { introductions, shifts, taken } = findIntroductions(marked, isArchive)
	const depths = shiftedDepths(marked, shifts)
	const kinds = ownKinds(marked, depths, isArchive)
	let last: BodyLine | undefined
	const lines = marked.map(({ text }, i): BodyLine => {
		const depth = isArchive(i) ? 0 : (depths[i] ?? 0)
		const kind = isArchive(i) ? 'footer' : taken.has(i) ? 'attribution' : depth > 0 ? 'quoted' : (kinds[i] ?? 'own')
		if (last?.kind !== kind || last.depth !== depth || last.text !== text) last = { kind, depth, text }
		return last
	})
	return {
		lines,
		introductions: introductions.map((found) => ({
			...found,
			depth: Math.max(depths[found.first] ?? 0, depths[found.last] ?? 0) + 1,
		})),
	}
}
