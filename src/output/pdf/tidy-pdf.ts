import type { Print } from '../print-page.ts'
import { compactPages } from './compact-pages.ts'
import { flattenStructure } from './flatten-structure.ts'
import { type PdfFile, type PdfValue, type Ref, readPdf } from './pdf-objects.ts'
import { writePdf } from './write-pdf.ts'

/**
 * Makes a PDF of Chromium smaller and the same every time: drawings and structure written shorter, small objects packed
 * (ISO 32000-1 section 7.5.7), and nothing of the clock and the machine; and gives it a bookmark a page. The producer
 * stays, with its version: another Chromium draws other bytes.
 */
export function tidyPdf({ bytes, headings }: Print): Uint8Array {
	const file = readPdf(bytes)
	const pages = pagesOf(file)
	flattenStructure(file)
	compactPages(file, pages)
	addBookmarks(file, pages, headings)
	const about = file.dict(file.info ?? undefined)
	for (const name of ['/CreationDate', '/ModDate']) about?.delete(name)
	about?.set('/Creator', '(threaddeck)')
	return writePdf(file)
}

/** In reading order (section 7.7.3). */
function pagesOf(file: PdfFile): readonly Ref[] {
	const found: Ref[] = []
	const walk = (value: PdfValue | undefined) => {
		const node = file.dict(value)
		const kids = file.array(node?.get('/Kids'))
		if (kids) for (const kid of kids) walk(kid)
		else if (node) found.push(value as Ref)
	}
	walk(file.dict(file.root)?.get('/Pages'))
	return found
}

/** Document outline, section 12.3.3. A page that goes on with the same heading has none of its own. */
function addBookmarks(file: PdfFile, pages: readonly Ref[], headings: readonly string[]): void {
	const marks = pages.flatMap((page, i) => {
		const title = headings[i] ?? ''
		return title === '' || title === headings[i - 1] ? [] : [{ title, page, dict: new Map<string, PdfValue>() }]
	})
	if (marks.length === 0) return
	const outlines = new Map<string, PdfValue>([
		['/Type', '/Outlines'],
		['/Count', `${marks.length}`],
	])
	const parent = file.add(outlines)
	const refs = marks.map(({ dict }) => file.add(dict))
	for (const [i, { title, page, dict }] of marks.entries()) {
		dict.set('/Parent', parent).set('/Title', textString(title)).set('/Dest', [page, '/Fit'])
		const [before, after] = [refs[i - 1], refs[i + 1]]
		if (before) dict.set('/Prev', before)
		if (after) dict.set('/Next', after)
	}
	const [first, last] = [refs[0], refs.at(-1)]
	if (first && last) outlines.set('/First', first).set('/Last', last)
	file.dict(file.root)?.set('/Outlines', parent)
}

/** ASCII in parentheses, else UTF-16 from its byte order mark on, as hexadecimal digits (section 7.9.2.2). */
function textString(text: string): string {
	if (/^[ -~]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`
	return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}
