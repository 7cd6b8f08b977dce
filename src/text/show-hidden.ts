/**
 * Characters that turn the reading direction, or that nobody sees and no script at that place needs: with them text looks
 * like other text (Unicode Technical Report 36, section 3). Joiners stay between emoji and in scripts that join, the
 * zero-width space in scripts without spaces, tags in flags; the marks LRM, RLM and ALM, which cannot turn a letter, stay.
 */
const hidden = new RegExp(
	[
		'[\\u202a-\\u202e\\u2066-\\u2069\\u180e\\u2060-\\u2064\\ufeff\\ufff9-\\ufffb]',
		'(?<![\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}])\\u200b',
		'(?<=^|[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}\\p{P}\\p{Z}\\p{Cf}])[\\u200c\\u200d]',
		'(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,8})[\\u{e0000}-\\u{e007f}]',
	].join('|'),
	'uy',
)

/**
 * Every such character, wherever it stands: to look for these alone is many times as fast, and more so where no pattern
 * has to take surrogates for one character.
 */
const suspect = /[\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g

/** Text with such characters in the form `<U+202E>`: shown, and not obeyed. */
export function showHidden(text: string): string {
	return replaceHidden(text, codePoint)
}

/** The same in finished HTML, in text and in attributes. */
export function showHiddenInHtml(html: string): string {
	return replaceHidden(html, (character) => `&lt;${codePoint(character).slice(1, -1)}&gt;`)
}

function replaceHidden(text: string, shown: (character: string) => string): string {
	return text.replace(suspect, (character, at) => {
		hidden.lastIndex = at
		return hidden.test(text) ? shown(character) : character
	})
}

function codePoint(character: string): string {
	return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`
}
