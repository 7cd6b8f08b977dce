import { isUtf8 } from 'node:buffer'
import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Place, SourceFile } from '../source-file.ts'

/** Bytes. An outline is written by hand; beyond this it is some other file, and Markdown readers get slow. */
const maxBytes = 1_000_000

/**
 * An outline's text: UTF-8 without its byte order mark. Null, with one `outline-unreadable`, when the file is too big,
 * empty or not text.
 */
export function decodeOutline(file: SourceFile): Result<string | null> {
	const { bytes } = file
	if (bytes.length > maxBytes) {
		const reason = `The outline has ${bytes.length} bytes; at most ${maxBytes} are read.`
		return unreadable(file, reason, 'Check that this is the outline and not the thread.')
	}
	if (isUtf16(bytes)) {
		return unreadable(file, 'The outline is UTF-16 text; UTF-8 was expected.', 'Save the file as UTF-8.')
	}
	if (bytes.includes(0)) {
		const reason = 'The outline holds NUL bytes, so it is not text; Markdown in UTF-8 was expected.'
		return unreadable(file, reason, 'Check that this is the outline.')
	}
	if (!isUtf8(bytes)) {
		const reason = 'The outline is not UTF-8 text: the character here is written in another encoding.'
		return unreadable(file, reason, 'Save the file as UTF-8.', firstForeignBytes(bytes))
	}
	const text = new TextDecoder().decode(bytes)
	if (text.trim() === '') {
		const reason = 'The outline is empty; YAML front matter and `## ` arguments were expected.'
		return unreadable(file, reason, 'Start with `---`, `title:`, `sides:`, `---`.')
	}
	return { value: text, diagnostics: [] }
}

function isUtf16(bytes: Uint8Array): boolean {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

/** The first bytes that are no UTF-8. Line ends are single bytes in it, and never part of a longer character. */
function firstForeignBytes(bytes: Uint8Array): { readonly line: number; readonly column: number } {
	for (let start = 0, line = 1; ; line++) {
		const end = bytes.indexOf(0x0a, start)
		const content = bytes.subarray(start, end === -1 ? bytes.length : end)
		const text = new TextDecoder().decode(content)
		if (end === -1 || !isUtf8(content)) return { line, column: text.indexOf('\ufffd') + 1 }
		start = end + 1
	}
}

function unreadable(
	file: SourceFile,
	reason: string,
	hint: string,
	at: Partial<Place> = {},
): { value: null; diagnostics: Diagnostic[] } {
	const place = { file: file.path, line: 1, column: 1, ...at }
	return { value: null, diagnostics: [diagnostic('outline-unreadable', place, reason, hint)] }
}
