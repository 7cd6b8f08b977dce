/**
 * How wide, in em, a system's font draws a character that the theme's fonts lack: what is not known is taken to be as wide
 * as the widest of the common fonts (DejaVu Serif Bold, Noto) draws such letters on average, and a little more.
 */
export function foreignWidth(character: string): number {
	const code = character.codePointAt(0) ?? 0
	if (code < 0x20) return 0.6
	// Where a font for India's and its neighbours' scripts is missing, a mark is a box of its own.
	if (isMark(character)) return code >= 0x0900 && code < 0x1ab0 ? 0.6 : 0
	if (isIdeographic(code)) return 1
	if (isEmoji(code)) return 1.4
	if (code >= 0x0370 && code < 0x0590) return alphabeticWidth(character)
	return scripts.find(({ from, to }) => code >= from && code <= to)?.width ?? 1
}

/** Letters written without spaces between words (UAX 14: ID, H2, H3, CJ), and their punctuation: one em each. */
export function isIdeographic(code: number): boolean {
	if (code < 0x2e80) return code >= 0x1100 && code <= 0x11ff
	return (
		code <= 0xa4cf ||
		(code >= 0xa960 && code <= 0xa97f) ||
		(code >= 0xac00 && code <= 0xd7ff) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		(code >= 0xfe30 && code <= 0xfe6f) ||
		(code >= 0xff00 && code <= 0xffef) ||
		(code >= 0x16f00 && code <= 0x1b2ff) ||
		(code >= 0x1f200 && code <= 0x1f2ff) ||
		(code >= 0x20000 && code <= 0x3fffd)
	)
}

/** South-East Asian scripts (UAX 14: SA): words follow each other without a mark, and only a dictionary tells them apart. */
export function isUndivided(code: number): boolean {
	return (
		(code >= 0x0e00 && code <= 0x0eff) ||
		(code >= 0x1000 && code <= 0x109f) ||
		(code >= 0x1780 && code <= 0x17ff) ||
		(code >= 0x1950 && code <= 0x1aaf) ||
		(code >= 0xa9e0 && code <= 0xa9ff) ||
		(code >= 0xaa60 && code <= 0xaadf)
	)
}

/** Combining marks, joiners and other characters that take no room. */
export function isMark(character: string): boolean {
	return /[\p{Mn}\p{Me}\p{Cf}]/u.test(character)
}

function isEmoji(code: number): boolean {
	return code >= 0x1f000 || (code >= 0x2300 && code <= 0x27bf) || (code >= 0x2b00 && code <= 0x2bff)
}

/** Scripts without capitals; Tibetan and the scripts of India and beyond take what is left. */
const scripts = [
	{ from: 0x0590, to: 0x08ff, width: 0.7 }, // Hebrew, Arabic, Syriac, Thaana
	{ from: 0x0e00, to: 0x0eff, width: 0.7 }, // Thai, Lao
	{ from: 0x0900, to: 0x0aff, width: 0.75 }, // Devanagari, Bengali, Gurmukhi, Gujarati
	{ from: 0x10a0, to: 0x10ff, width: 0.8 }, // Georgian
	{ from: 0xfb1d, to: 0xfdff, width: 0.9 }, // presentation forms
	{ from: 0xfe70, to: 0xfeff, width: 0.9 },
] as const

/** Greek, Cyrillic, Armenian. */
function alphabeticWidth(character: string): number {
	if (character !== character.toLowerCase()) return 1.05
	return /[жмшщыюфњљѿѡωփմ]/u.test(character) ? 1 : 0.75
}
