import { showHidden } from '../text/show-hidden.ts'

/**
 * Text that stands for itself in a paragraph of Markdown (CommonMark and GFM): nothing of it becomes a mark, a link or a
 * tag. White space becomes one blank, hidden characters are shown, control characters are spelled as entities so that no
 * terminal obeys them.
 */
export function escapeMarkdown(text: string): string {
	return (
		showHidden(text)
			.replace(/\s+/g, ' ')
			.trim()
			.replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
			// GFM section 6.9 makes links of bare addresses.
			.replace(/:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):|@/gi, '\\$&')
			.replace(/^(?:[-+#=]|\d{1,9}(?=[.)]))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
			.replace(/^(\d{1,9})([.)])/, '$1\\$2')
			.replace(control, (character) => `&#${character.charCodeAt(0)};`)
	)
}

/** Lines as they are, in a fence longer than any in them. */
export function fence(lines: readonly string[], language: string): string {
	const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length))
	const mark = '`'.repeat(longest + 1)
	// Entities mean nothing in a fence: the pictures of control characters stand in for them.
	const shown = lines.map((line) => showHidden(line).replace(control, (character) => picture(character.charCodeAt(0))))
	return [`${mark}${language}`, ...shown, mark].join('\n')
}

/** A link with finished text to an address of the web. */
export function inlineLink(text: string, url: string): string {
	return `[${text}](<${url.replace(/[\s<>\\]/g, (character) => encodeURIComponent(character))}>)`
}

// All but tab and line feed, and what turns the reading direction.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

function picture(code: number): string {
	if (code < 0x20) return String.fromCharCode(0x2400 + code)
	return code === 0x7f ? '\u2421' : '\ufffd'
}
