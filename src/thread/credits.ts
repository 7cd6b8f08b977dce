import type { BodyLine } from './line-table.ts'

/** So many lines of an answer, nearest to the quotation, may say whose words these are. */
const nearLines = 3

const credit =
	/\b(?:as|what|like) (\p{Lu}\p{L}+)(?: \p{Lu}\p{L}+)? (?:\p{Ll}+ )?(?:said|says|wrote|pointed|mentioned|noted|suggested|explained|asked|put it)\b|\b(?:said|pointed out|written|mentioned|suggested|noted|explained|asked|brought up) by (\p{Lu}\p{L}+)/gu

/**
 * Whom the writer's own words right above or below a quotation credit with what is said: "as Hans pointed out", "what was
 * suggested by Patrick". Where that is not whom the attribution line names, the quotation may have been moved here.
 *
 * @returns first or last names, as written
 */
export function creditedBeside(lines: readonly BodyLine[], first: number, end: number): string[] {
	const words = [...ownWords(lines, first - 1, -1).reverse(), '\n', ...ownWords(lines, end, 1)].join(' ')
	return [...words.matchAll(credit)].flatMap(([, before, after]) => before ?? after ?? [])
}

function ownWords(lines: readonly BodyLine[], from: number, step: 1 | -1): string[] {
	const found: string[] = []
	for (let i = from; i >= 0 && i < lines.length && found.length < nearLines; i += step) {
		const line = lines[i]
		if (line === undefined || line.depth > 0 || line.kind !== 'own') break
		if (line.text.trim() !== '') found.push(line.text)
	}
	return found
}
