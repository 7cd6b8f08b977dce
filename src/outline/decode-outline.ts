import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { SourceFile } from '../source-file.ts'

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
	let text: string
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return unreadable(file, 'The outline is not UTF-8 text.', 'Save the file as UTF-8.')
	}
	if (text.trim() === '') {
		const reason = 'The outline is empty; YAML front matter and `## ` arguments were expected.'
		return unreadable(file, reason, 'Start with `---`, `title:`, `sides:`, `---`.')
	}
	return { value: text, diagnostics: [] }
}

function isUtf16(bytes: Uint8Array): boolean {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}

function unreadable(file: SourceFile, reason: string, hint: string): { value: null; diagnostics: Diagnostic[] } {
	const place = { file: file.path, line: 1, column: 1 }
	return { value: null, diagnostics: [diagnostic('outline-unreadable', place, reason, hint)] }
}
