import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'
import type { Print } from './print-page.ts'

/**
 * Makes a PDF of Chromium smaller and the same every time: numbers in hundredths of a pixel, small objects packed
 * (ISO 32000-1 section 7.5.7), and nothing of the clock and the machine; and gives it a bookmark a page. The producer
 * stays, with its version: another Chromium draws other bytes.
 */
export async function tidyPdf({ bytes, headings }: Print): Promise<Uint8Array> {
	const { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } = await import('@cantoo/pdf-lib')
	const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
	const { context } = pdf
	for (const { node } of pdf.getPages()) {
		const reference = node.get(PDFName.of('Contents')) as PDFRef
		const content = context.lookup(reference)
		if (!(content instanceof PDFRawStream)) continue
		const drawing = Buffer.from(decodePDFRawStream(content).decode()).toString('latin1')
		context.assign(reference, context.flateStream(Buffer.from(roundNumbers(drawing), 'latin1')))
	}
	await addBookmarks(pdf, headings)
	const about = context.lookup(context.trailerInfo.Info)
	if (about instanceof PDFDict) {
		for (const name of ['CreationDate', 'ModDate']) about.delete(PDFName.of(name))
		pdf.setCreator('threaddeck')
	}
	return pdf.save({ useObjectStreams: true, updateFieldAppearances: false })
}

/** Document outline, ISO 32000-1 section 12.3.3. A page that goes on with the same heading has none of its own. */
async function addBookmarks(pdf: PDFDocument, headings: readonly string[]): Promise<void> {
	const { PDFHexString, PDFName } = await import('@cantoo/pdf-lib')
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

/** Of a page's drawing, but not in its strings. */
function roundNumbers(drawing: string): string {
	return drawing.replace(/\((?:[^\\()]|\\[\s\S])*\)|-?\d{0,9}\.\d{3,12}/g, (token) =>
		token.startsWith('(') ? token : String(Math.round(Number(token) * 100) / 100),
	)
}
