import type { Placed } from './outline.ts'
import type { BodyLine } from './scan-lines.ts'

/** A line `# …`, `## …` or `### …`. */
export interface HeadingLine {
	readonly level: number
	/** Without closing hashes, `{#id}` and the marks of code; may be empty. */
	readonly title: Placed<string>
	readonly id: Placed<string> | null
	/** What stood in `{#…}` and cannot be an id. */
	readonly badId: Placed<string> | null
}

/** Reads a line of kind `heading`. */
export function parseHeading(line: BodyLine): HeadingLine {
	const { text, place } = line
	const at = (index: number) => ({ ...place, column: place.column + index })
	const hashes = text.indexOf('#')
	const level = /#+/.exec(text)![0].length
	let title = withoutClosingHashes(text.slice(hashes + level)).trimEnd()
	let id: Placed<string> | null = null
	const opening = title.endsWith('}') ? title.lastIndexOf('{#') : -1
	if (opening !== -1) {
		id = { value: title.slice(opening + 2, -1), place: at(hashes + level + opening) }
		title = withoutClosingHashes(title.slice(0, opening))
	}
	const isGood = id !== null && isId(id.value)
	return {
		level,
		title: { value: withoutCodeMarks(title.trim()), place: at(hashes) },
		id: isGood ? id : null,
		badId: isGood ? null : id,
	}
}

function withoutClosingHashes(text: string): string {
	return text.trimEnd().replace(/[ \t]#+$/, '')
}

/** A title is one piece of text, on slides as in bookmarks: what Markdown marks as code in it stands there as words. */
function withoutCodeMarks(text: string): string {
	return text.replace(/`([^`]{1,200})`/g, '$1')
}

/** Safe in an address, and with a letter: reveal.js takes digits alone for a slide's position. */
function isId(text: string): boolean {
	return text.length <= 100 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text) && /[A-Za-z]/.test(text)
}
