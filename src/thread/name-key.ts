import { withAsciiTwin } from '../text/ascii-twin.ts'

/** A name's words without case, order or middle initials: "Lee, Ann M." is "Ann Lee". */
export function nameKey(name: string): string {
	const text = cleanName(name).normalize('NFKC').toLowerCase()
	const words = text
		.replace(notInNames.for(text), ' ')
		.split(' ')
		.filter((word) => [...word].length > 1 || isWholeWord.test(word))
	return `name:${words.sort().join(' ')}`
}

/**
 * The key of a name, and those under which it goes where its letters are not at hand: "Jörg Müller" writes as "Joerg Mueller" from
 * work and is "Jorg Muller" in somebody's address book.
 */
export function nameKeys(name: string): string[] {
	const key = nameKey(name)
	if (isAscii.test(name)) return [key]
	const spelled = name.toLowerCase().normalize('NFC')
	const variants = [spelled.replace(/[äöüåø]/g, (letter) => inTwo[letter]!), spelled]
	return [...new Set([key, ...variants.map((variant) => nameKey(withoutAccents(variant)))])]
}

function withoutAccents(text: string): string {
	return text
		.replace(/[ßæœøłđðþı]/g, (letter) => inAscii[letter]!)
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
}

/** The name without what programs add: quotes, "(Company)", "via LIST", a trailing "[EXT]". */
export function cleanName(name: string): string {
	return name
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.replace(/\s+via(?:\s.*)?$/i, '')
		.replace(/["“”]|^'|'$/g, '')
		.replace(/\s+/g, ' ')
		.trim()
}

const notInNames = withAsciiTwin(/[^\p{L}\p{N}\p{M} ]+/gu)
const isWholeWord = withAsciiTwin(/[\p{Script=Han}\p{Script=Hangul}]/u)
const isAscii = /^[\0-\x7f]*$/

/** As German, Danish and their neighbours write these where they must. */
const inTwo: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
/** Letters that are no letter with an accent to Unicode. */
const inAscii: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
}
