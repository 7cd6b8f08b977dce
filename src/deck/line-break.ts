import { isIdeographic, isMark } from './foreign-width.ts'

/** Blanks between which lines break and which hang at their ends: no no-break space is among them (UAX 14: SP, BA, ZW). */
export function isBlank(character: string): boolean {
	if (character < '\u1680') return ' \t\n\r\f'.includes(character)
	return /[\u1680\u2000-\u2006\u2008-\u200b\u205f]/.test(character)
}

/**
 * Whether every browser may break a line between two characters without a blank: between ideographs, but for what may not
 * begin or end a line (UAX 14, LB13 to LB30; "kinsoku"). What browsers disagree on counts as no place to break: that way
 * a text has at most as many lines as counted.
 */
export function mayBreakBetween(before: string, after: string): boolean {
	if (before === '') return false
	const [a, b] = [before.codePointAt(0) ?? 0, after.codePointAt(0) ?? 0]
	if (!isIdeographic(a) && !isIdeographic(b)) return false
	return mayEnd(before) && mayBegin(after)
}

/** Small kana, iteration and length marks (UAX 14: CJ, NS): browsers differ by language and strictness. */
const nonstarters = /[々〻ぁぃぅぇぉっゃゅょゎゕゖゝゞ゠ァィゥェォッャュョヮヵヶーヽヾㇰ-ㇿｧ-ｰﾞﾟ]/u

function mayBegin(character: string): boolean {
	return /[\p{L}\p{N}（［｛「『【〈《〔〖〘〚｢]/u.test(character) && !isMark(character) && !nonstarters.test(character)
}

function mayEnd(character: string): boolean {
	return /[\p{L}\p{N}、。，．！？：；）］｝」』】〉》〕〗〙〛｡､｣]/u.test(character)
}
