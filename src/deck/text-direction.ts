/** Which way most of a text's letters run: words of another script at its start do not turn a sentence round. */
export function textDirection(text: string): 'ltr' | 'rtl' {
	if (!rightToLeft.test(text)) return 'ltr'
	let balance = 0
	for (const [letter] of text.matchAll(/\p{L}/gu)) balance += rightToLeft.test(letter) ? 1 : -1
	return balance > 0 ? 'rtl' : 'ltr'
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms; Adlam and its like (Unicode: Bidi_Class R and AL). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
