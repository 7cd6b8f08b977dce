import { readMarks } from './comment-marks.ts'
import { findIntroductions, type Introduction } from './find-introductions.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { gatewayBanners } from './gateway-banners.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine, LineText } from './line-text.ts'
import { ownKinds } from './own-kinds.ts'
import type { MarkedLine } from './quote-marks.ts'
import { shiftedDepths } from './shifted-depths.ts'

/** A body taken apart: what every line is, and what introduces the quotations in it. */
export interface Body {
	readonly lines: readonly BodyLine[]
	readonly introductions: readonly Introduction[]
	/** Indexes of lines of which the layout leaves open how deep they stand. */
	readonly strays: ReadonlySet<number>
	/** Indexes of lines that a mail gateway put in. */
	readonly banners: ReadonlySet<number>
}

/** Tells own words, quotations, attribution lines, signatures, trailers, patches and footers apart. */
export function splitBody(message: Pick<RawMessage, 'lines' | 'archiveLines' | 'comment'>, table: LineTable): Body {
	const marked = readMarks(message)
	const hasRoles = message.comment !== undefined && marked.some(({ role }) => role !== undefined)
	const isArchive =
		hasRoles || message.archiveLines.size > 0
			? (index: number): boolean => message.archiveLines.has(index + 1) || marked[index]?.role === 'hidden'
			: () => false
	const texts = marked.map(({ text }) => table.text(text))
	const { introductions, shifts, taken } = findIntroductions(marked, texts, isArchive, table)
	const { depths, strays } = shiftedDepths(marked, shifts)
	const words = hasRoles ? texts.map((text, i) => withoutCode(text, marked[i]?.role, table)) : texts
	const kinds = ownKinds(words, depths, isArchive)
	const banners = gatewayBanners(texts, depths)
	const lines = texts.map((text, i): BodyLine => {
		const role = marked[i]?.role
		const depth = isArchive(i) ? 0 : (depths[i] ?? 0)
		const own = role === 'diff' ? 'diff' : (kinds[i] ?? 'own')
		const isFooter = isArchive(i) || (depth === 0 && banners.has(i))
		const kind = isFooter ? 'footer' : taken.has(i) ? 'attribution' : depth > 0 ? 'quoted' : own
		const line = text.line(kind, depth)
		return role === 'lazy' || role === 'context' ? { ...line, role } : line
	})
	return {
		lines,
		strays,
		banners,
		introductions: introductions.map((found) => ({
			...found,
			depth: (depths[found.anchor] ?? 0) + 1,
		})),
	}
}

/** Code may look like a signature, a trailer or a patch and is none. */
function withoutCode(text: LineText, role: MarkedLine['role'], table: LineTable): LineText {
	return role === 'code' || role === 'diff' ? table.text(text.isBlank ? '' : 'code') : text
}
