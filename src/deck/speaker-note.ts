import type { Note } from './deck.ts'

/** A note from plain text; every line becomes a paragraph, since the speaker view keeps no line breaks. */
export function noteOf(heading: string | null, text: string): Note {
	return { heading, paragraphs: text.split(/\r?\n/).filter((line) => line.trim() !== '') }
}
