import { isIdeographic, isMark } from './foreign-width.ts'

/** Blanks between which lines break and which hang at their ends: no no-break space is among them (UAX 14: SP, BA, ZW). */
export function isBlank(code: number): boolean {
	if (code > 0x20 && code < 0x1680) return false
	if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)
	return /[\u1680\u2000-\u2006\u2008-\u200b\u205f]/.test(String.fromCodePoint(code))
}

/**
 * Whether every browser may break a line between two characters without a blank: between ideographs, but for what may not
 * begin or end a line (UAX 14, LB13 to LB30; "kinsoku"). What browsers disagree on counts as no place to break: that way
 * a text has at most as many lines as counted.
 */
export function mayBreakBetween(before: number, after: number): boolean {
	if (before < firstIdeograph && after < firstIdeograph) return false
	if (!isIdeographic(before) && !isIdeographic(after)) return false
	return mayEnd(String.fromCodePoint(before)) && mayBegin(String.fromCodePoint(after))
}

/** None is before it, and most text is: a look at each character of a deck is to cost little. */
const firstIdeograph = 0x1100

/** Small kana, iteration and length marks (UAX 14: CJ, NS): browsers differ by language and strictness. */
const nonstarters = /[々〻ぁぃぅぇぉっゃゅょゎゕゖゝゞ゠ァィゥェォッャュョヮヵヶーヽヾㇰ-ㇿｧ-ｰﾞﾟ]/u

function mayBegin(character: string): boolean {
	return /[\p{L}\p{N}（［｛「『【〈《〔〖〘〚｢]/u.test(character) && !isMark(character) && !nonstarters.test(character)
}

function mayEnd(character: string): boolean {
	return /[\p{L}\p{N}、。，．！？：；）］｝」』】〉》〕〗〙〛｡､｣]/u.test(character)
}
