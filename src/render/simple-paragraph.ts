/**
 * The HTML of Markdown that is one paragraph of words, with perhaps some `*stressed*` or `**strong**` ones and `code`, which
 * most prose of a talk is; null for all else. It is what the parser gives, without the parser: loading it and running
 * its regular expressions for the first time would cost a tenth of a build.
 */
export function simpleParagraph(markdown: string): string | null {
	const lines = markdown.split('\n').map(simpleLine)
	return lines.includes(null) ? null : `<p>${lines.join('\n')}</p>\n`
}

/** Text as HTML, with the entities that the parser writes. */
export function escapeHtml(text: string): string {
	const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

// All but control characters and the punctuation that means something to Markdown or HTML within a line. Spelled with
// ASCII where it can be: compiling \p{L} takes longer than reading the line.
const plain = String.raw`[^\0-\x1f!#$&*+<=>@[\\\]^_${'`'}{|}~\x7f-\x9f\u2028\u2029]`
const span = (mark: string, inside: string) =>
	`(?<=^|[ (])${mark}(?<${inside}>[A-Za-z0-9](?:${plain}*[A-Za-z0-9)])?)${mark}(?=$|[ ,.;:?)])`
const piece = new RegExp(
	`(?<words>${plain}+)|${span('\\*\\*', 'strong')}|${span('\\*', 'em')}|${span('`', 'code')}`,
	'gy',
)

// What begins with a letter or a closed span is no block but a paragraph; blanks at a line's end could be a line break,
// and bare addresses become links (GFM section 6.9).
function simpleLine(line: string): string | null {
	if (!/^[A-Za-z*`\u00c0-\u167f\u3041-\ud7ff]/.test(line) || /\s$|:\/\/|www\./i.test(line)) return null
	let html = ''
	let end = 0
	for (const { 0: text, groups = {} } of line.matchAll(piece)) {
		const [tag, inside] = Object.entries(groups).find(([, found]) => found !== undefined) ?? ['words', text]
		html += tag === 'words' ? escapeHtml(text) : `<${tag}>${escapeHtml(inside ?? '')}</${tag}>`
		end += text.length
	}
	return end === line.length && end > 0 ? html : null
}
