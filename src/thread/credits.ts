import type { BodyLine } from './line-text.ts'

/** So many lines of an answer, nearest to the quotation, may say whose words these are. */
const nearLines = 3

const saying = 'said|says|wrote|pointed|mentioned|noted|suggested|explained|asked|put it'
const said = 'said|pointed out|written|mentioned|suggested|noted|explained|asked|brought up'
const credit = new RegExp(
	`\\b(?:as|what|like) (\\p{Lu}\\p{L}+)(?: \\p{Lu}\\p{L}+)? (?:\\p{Ll}+ )?(?:${saying})\\b|\\b(?:${said}) by (\\p{Lu}\\p{L}+)`,
	'gu',
)
/** The same of any words: hardly any lines hold such, and the letters of all scripts take V8 2 ms to compile. */
const mayCredit = new RegExp(`\\b(?:as|what|like) \\S+ (?:\\S+ ){0,2}(?:${saying})\\b|\\b(?:${said}) by \\S`)

/**
 * Whom the writer's own words right above or below a quotation credit with what is said: "as Hans pointed out", "what was
 * suggested by Patrick". Where that is not whom the attribution line names, the quotation may have been moved here.
 *
 * @returns first or last names, as written
 */
export function creditedBeside(lines: readonly BodyLine[], first: number, end: number): string[] {
	const words = `${ownWords(lines, first - 1, -1)}\n${ownWords(lines, end, 1)}`
	if (!mayCredit.test(words)) return []
	return [...words.matchAll(credit)].flatMap(([, before, after]) => before ?? after ?? [])
}

function ownWords(lines: readonly BodyLine[], from: number, step: 1 | -1): string {
	let words = ''
	for (let i = from, found = 0; i >= 0 && i < lines.length && found < nearLines; i += step) {
		const line = lines[i]
		if (line === undefined || line.depth > 0 || line.kind !== 'own') break
		if (line.isBlank) continue
		words = step < 0 ? `${line.text} ${words}` : `${words} ${line.text}`
		found++
	}
	return words
}
