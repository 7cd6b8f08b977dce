import { readMarks } from './comment-marks.ts'
import { findIntroductions, type Introduction } from './find-introductions.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { gatewayBanners } from './gateway-banners.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine, LineText } from './line-text.ts'
import { ownKinds } from './own-kinds.ts'
import type { LineRole } from './quote-marks.ts'
import { shiftedDepths } from './shifted-depths.ts'

/** A body taken apart: what every line is, and what introduces the quotations in it. */
export interface Body {
	readonly lines: readonly BodyLine[]
	/** The greatest depth of a line. */
	readonly deepest: number
	/** In the order of the lines. */
	readonly introductions: readonly Introduction[]
	/** Indexes of lines of which the layout leaves open how deep they stand. */
	readonly strays: ReadonlySet<number>
	/** Indexes of lines that a mail gateway put in. */
	readonly banners: ReadonlySet<number>
}

/** Tells own words, quotations, attribution lines, signatures, trailers, patches and footers apart. */
export function splitBody(
	message: Pick<RawMessage, 'lines' | 'texts' | 'archiveLines' | 'comment'>,
	table: LineTable,
): Body {
	const marked = readMarks(message, table)
	const { roles } = marked
	const isArchive =
		roles.size > 0 || message.archiveLines.size > 0
			? (index: number): boolean => message.archiveLines.has(index + 1) || roles.get(index) === 'hidden'
			: () => false
	const { introductions, shifts, taken } = findIntroductions(marked, isArchive, table)
	const { depths, texts, strays } = shiftedDepths(marked, shifts, taken, table)
	const words = roles.size > 0 ? texts.map((text, i) => withoutCode(text, roles.get(i), table)) : texts
	const kinds = ownKinds(words, depths, isArchive)
	const banners = gatewayBanners(texts, depths)
	let deepest = 0
	const lines = texts.map((text, i): BodyLine => {
		const role = roles.size === 0 ? undefined : roles.get(i)
		const isNobodys = isArchive(i)
		const depth = isNobodys ? 0 : depths[i]!
		if (depth > deepest) deepest = depth
		const own = role === 'diff' ? 'diff' : kinds[i]!
		const isFooter = isNobodys || (depth === 0 && banners.has(i))
		const kind = isFooter ? 'footer' : taken.has(i) ? 'attribution' : depth > 0 ? 'quoted' : own
		const line = table.line(text, kind, depth)
		return role === 'lazy' || role === 'context' ? { ...line, role } : line
	})
	return {
		lines,
		deepest,
		strays,
		banners,
		introductions: introductions.map((found) => ({
			...found,
			depth: (depths[found.anchor] ?? 0) + 1,
		})),
	}
}

/** Code may look like a signature, a trailer or a patch and is none. */
function withoutCode(text: LineText, role: LineRole | undefined, table: LineTable): LineText {
	return role === 'code' || role === 'diff' ? table.text(text.isBlank ? '' : 'code') : text
}
