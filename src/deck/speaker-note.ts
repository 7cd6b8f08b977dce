import type { Note } from './deck.ts'

/**
 * A note from plain text, its paragraphs apart. A paragraph's lines become one, unless they are lines of their own, such
 * as code and lists.
 */
export function noteOf(heading: string | null, text: string): Note {
	const paragraphs = text.split(/\r?\n(?:[ \t]*\r?\n)+/).filter((paragraph) => paragraph.trim() !== '')
	return { heading, paragraphs: paragraphs.map(joinLines) }
}

function joinLines(paragraph: string): string {
	const lines = paragraph.split(/\r?\n/).filter((line) => line.trim() !== '')
	const standsAlone = (line: string) => /^(?:[-+*@>|#]|\s|\d{1,3}[.)] )/.test(line)
	return (lines.some(standsAlone) ? lines.join('\n') : lines.map((line) => line.trimEnd()).join(' ')).trimEnd()
}
