/** Terminal columns that a text takes: two for wide East Asian characters and emoji, none for combining marks. */
export function columnsOf(text: string): number {
	if (narrow.test(text)) return text.length
	let columns = 0
	for (const char of text) columns += charColumns(char)
	return columns
}

/** Cuts a text to so many columns, its last one `…` where something is missing. */
export function clip(text: string, columns: number): string {
	if (columnsOf(text) <= columns) return text
	let kept = ''
	let used = 1
	for (const char of text) {
		used += charColumns(char)
		if (used > columns) break
		kept += char
	}
	return columns > 0 ? `${kept}…` : ''
}

/** Clips, or fills with blanks, to exactly so many columns. */
export function fill(text: string, columns: number): string {
	const clipped = clip(text, columns)
	return clipped + ' '.repeat(Math.max(columns - columnsOf(clipped), 0))
}

/** Latin without combining marks. */
const narrow = /^[\0-\u02ff]*$/

function charColumns(char: string): number {
	if (char < '\u0300') return 1
	if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(char)) return 0
	return wide.test(char) ? 2 : 1
}

/** Unicode Standard Annex 11: characters of East Asian width W or F, near enough for names and subjects. */
const wide =
	/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u
