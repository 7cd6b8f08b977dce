import { withAsciiTwin } from '../text/ascii-twin.ts'
import { toInstant } from './dates.ts'

/** Who a quote is credited to and which message is meant, as the outline says it, with their indexes in the line. */
export interface Attribution {
	readonly author: { readonly value: string; readonly index: number }
	readonly locator: { readonly value: string; readonly index: number } | null
}

/** UTF-16 units of the longest name and address that are taken for one. */
const maxLength = 80

/** Words inside a name that stay small. */
const particles = new Set(
	'af al ap auf av bin da de del della den der di do dos du e el i la le lo of ten ter the und van vom von y zu zum zur'.split(
		' ',
	),
)

/**
 * Reads `— Name[, locator]` (also `–`, `--`, `---`). Quoted text may start with a dash as well, so null comes for what
 * looks like a path, an option, a version, a comment or a sentence.
 *
 * @param where `end`: the last line of a quote or the line after it, where an attribution is expected. `inside`: above
 * other lines, where only what is written like a name will do.
 */
export function parseAttribution(text: string, where: 'end' | 'inside'): Attribution | null {
	const [, before, dash, rest] = /^(\s*(—{1,2}|–|-{2,3})[ \t]+)(\S.*)$/u.exec(text) ?? []
	if (!before || !dash || !rest) return null
	const comma = rest.lastIndexOf(', ')
	const tail = comma === -1 ? '' : rest.slice(comma + 2).trim()
	const isLocated = comma > 0 && isLocator(tail)
	const name = (isLocated ? rest.slice(0, comma) : rest).trim()
	if (!isPlausible(name, dash, where)) return null
	return {
		author: { value: name, index: before.length },
		locator: isLocated ? { value: tail, index: text.lastIndexOf(tail) } : null,
	}
}

/** `<message-id>`, an address, a date (2023-04-12 or 12 Apr 2023), a version or a number. */
function isLocator(text: string): boolean {
	return (
		/^<[^<>\s]+>$/.test(text) ||
		/^https?:\/\/\S+$/i.test(text) ||
		/^v\d{1,4}$/i.test(text) ||
		/^#\d{1,12}$/.test(text) ||
		/^\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{4}$/.test(text) ||
		(/^[\d-]{10}(?:$|T)/.test(text) && toInstant(text) !== null)
	)
}

const letter = withAsciiTwin(/\p{L}/u)
const startsLikeName = withAsciiTwin(/^[\p{L}@"'“„«(]/u)
const endsInWord = withAsciiTwin(/\p{L}[.:]$/u)
const endsInLongWord = withAsciiTwin(/\p{L}{4}[.:]$/u)
const capital = withAsciiTwin(/^["'“„«(]?[\p{Lu}\p{Lt}\p{Lo}]/u)

function isPlausible(name: string, dash: string, where: 'end' | 'inside'): boolean {
	if (name.length > maxLength) return false
	// What an address holds is no matter here.
	const hasAddress = /[^\s@]@[^\s@]/.test(name)
	const plain = name.replace(/<[^<>\s]*>/g, '').trim()
	const hasName = startsLikeName.test(plain) && letter.test(plain) && !/[/\\{}[\]=;|$*`?!^~%<>]/.test(plain)
	if (!hasName) return plain === '' && hasAddress
	if (/^v?\d/i.test(plain) || (!hasAddress && /^\S+\.[a-z]{1,4}$/.test(plain))) return false
	const words = plain.split(/\s+/)
	const isSentence = words.length > 8 || (endsInWord.test(plain) && (words.length === 1 || endsInLongWord.test(plain)))
	if (isSentence) return false
	const isProper = hasAddress || plain.startsWith('@') || isWrittenAsName(words)
	const isHyphen = dash.startsWith('-')
	if (where === 'inside') return isProper && (!isHyphen || hasAddress || words.length > 1)
	// "Marc Zyngier, last Tuesday": better an unknown person than words that nobody wrote.
	const beforeComma = plain.split(',')[0]!.split(' ')
	const isNamed = isProper || (beforeComma.length > 1 && isWrittenAsName(beforeComma))
	return isNamed || words.length === 1 || (!isHyphen && words.length <= 3)
}

/** Every word with a capital, or of a script without capitals, but for particles. */
function isWrittenAsName(words: readonly string[]): boolean {
	const proper = words.filter((word) => capital.test(word))
	return proper.length > 0 && words.every((word) => proper.includes(word) || particles.has(word))
}
