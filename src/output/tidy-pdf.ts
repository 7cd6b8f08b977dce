import { PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { compactPages } from './compact-pages.ts'
import { flattenStructure } from './flatten-structure.ts'
import type { Print } from './print-page.ts'
import { writePdf } from './write-pdf.ts'

/**
 * Makes a PDF of Chromium smaller and the same every time: drawings and structure written shorter, small objects packed
 * (ISO 32000-1 section 7.5.7), and nothing of the clock and the machine; and gives it a bookmark a page. The producer
 * stays, with its version: another Chromium draws other bytes.
 */
export async function tidyPdf({ bytes, headings }: Print): Promise<Uint8Array> {
	const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
	const { context } = pdf
	flattenStructure(pdf)
	compactPages(pdf)
	addBookmarks(pdf, headings)
	const about = context.lookup(context.trailerInfo.Info)
	if (about instanceof PDFDict) {
		for (const name of ['CreationDate', 'ModDate']) about.delete(PDFName.of(name))
		pdf.setCreator('threaddeck')
	}
	return writePdf(pdf)
}

/** Document outline, ISO 32000-1 section 12.3.3. A page that goes on with the same heading has none of its own. */
function addBookmarks(pdf: PDFDocument, headings: readonly string[]): void {
	const { context, catalog } = pdf
	const marks = pdf.getPages().flatMap(({ ref }, i) => {
		const title = headings[i] ?? ''
		return title === '' || title === headings[i - 1] ? [] : [{ title, page: ref, own: context.nextRef() }]
	})
	const [first, last] = [marks[0]?.own, marks.at(-1)?.own]
	if (!first || !last) return
	const outlines = context.register(context.obj({ Type: 'Outlines', First: first, Last: last, Count: marks.length }))
	for (const [i, { title, page, own }] of marks.entries()) {
		const [before, after] = [marks[i - 1]?.own, marks[i + 1]?.own]
		const mark = { Parent: outlines, Title: PDFHexString.fromText(title), Dest: [page, 'Fit'] }
		context.assign(own, context.obj({ ...mark, ...(before && { Prev: before }), ...(after && { Next: after }) }))
	}
	catalog.set(PDFName.of('Outlines'), outlines)
}
