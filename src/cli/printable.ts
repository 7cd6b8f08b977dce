import { directionMarks } from '../text/direction-marks.ts'
import { showHidden } from '../text/show-hidden.ts'

/**
 * Text from a mail, made harmless for a terminal: controls of C0 and C1 (so no escape sequence survives) and marks that
 * turn the reading direction or hide become visible; white space becomes a blank. For one line.
 */
export function printable(text: string): string {
	return showHidden(text)
		.replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
		.replace(unsafe, visible)
}

/**
 * The same for JSON that is already text: what JSON allows as it is but a terminal obeys is written as an escape such
 * as `\u001b`.
 */
export function printableJson(value: unknown): string {
	return `${JSON.stringify(value, null, 2).replace(unsafeInJson, (char) => `\\u${hex(char)}`)}\n`
}

const unsafe = new RegExp(`[\\x00-\\x1f\\x7f-\\x9f${directionMarks}]`, 'g')
const unsafeInJson = new RegExp(
	`[\\x7f-\\x9f\\u200b-\\u200d\\u2028\\u2029\\u2060-\\u2064\\ufeff${directionMarks}]`,
	'g',
)

/** As `less` and `cat -v` do: ^[ for ESC, and the code point for what has no caret form. */
function visible(char: string): string {
	const code = char.charCodeAt(0)
	return code < 0x20 || code === 0x7f ? `^${String.fromCharCode(code ^ 0x40)}` : `<U+${hex(char).toUpperCase()}>`
}

function hex(char: string): string {
	return char.charCodeAt(0).toString(16).padStart(4, '0')
}
