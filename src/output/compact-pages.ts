import { deflateSync } from 'node:zlib'
import {
	decodePDFRawStream,
	PDFArray,
	PDFDict,
	type PDFDocument,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFRef,
} from '@cantoo/pdf-lib'
import { compactDrawing, type GlyphWidth } from './compact-drawing.ts'
import { joinPieces } from './flatten-structure.ts'
import { joinMarks } from './join-marks.ts'
import { sharePaths } from './share-paths.ts'

/** Writes the drawings of a PDF's pages shorter, and a path that several pages draw once for all. */
export function compactPages(pdf: PDFDocument): void {
	const { context } = pdf
	const widths = new Map<string, GlyphWidth | null>()
	const isNext = joinPieces(pdf)
	const pages = pdf.getPages().flatMap(({ node }) => {
		const reference = node.get(name('Contents'))
		const content = context.lookup(reference)
		const fonts = node.Resources()?.lookupMaybe(name('Font'), PDFDict)
		if (!(reference instanceof PDFRef && content instanceof PDFRawStream)) return []
		const widthIn = (font: string) => {
			const known = widths.get(font)
			if (known !== undefined) return known
			const width = glyphWidth(fonts?.lookupMaybe(name(font), PDFDict))
			widths.set(font, width)
			return width
		}
		const drawing = Buffer.from(decodePDFRawStream(content).decode()).toString('latin1')
		const joined = joinMarks(drawing, (piece, next) => isNext(node, piece, next))
		return [{ node, reference, drawing: compactDrawing(joined, widthIn) }]
	})
	const { drawings, paths } = sharePaths(pages.map(({ drawing }) => drawing))
	const stream = (text: string, dict = {}) => {
		const bytes = deflateSync(Buffer.from(text, 'latin1'), { level: 9 })
		return PDFRawStream.of(context.obj({ ...dict, Filter: 'FlateDecode' }), bytes)
	}
	const everywhere = [-9999, -9999, 9999, 9999]
	const forms = Array.from(paths, ([form, path]) => ({
		form,
		reference: context.register(stream(path, { Type: 'XObject', Subtype: 'Form', BBox: everywhere })),
	}))
	for (const [i, { node, reference }] of pages.entries()) {
		const drawing = drawings[i] ?? ''
		context.assign(reference, stream(drawing))
		const resources = node.Resources()
		// It may have pictures already.
		const objects = resources?.lookupMaybe(name('XObject'), PDFDict) ?? context.obj({})
		for (const { form, reference } of forms) {
			if (drawing.includes(`/${form} Do\n`)) objects.set(name(form), reference)
		}
		if (objects.keys().length > 0) resources?.set(name('XObject'), objects)
	}
}

/** Of a font with two bytes a glyph (ISO 32000-1 section 9.7.4.3); null for others. Chromium gives a font one name everywhere. */
function glyphWidth(font: PDFDict | undefined): GlyphWidth | null {
	const descendant = font?.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)
	const runs = descendant?.lookupMaybe(name('W'), PDFArray)
	if (font?.lookup(name('Encoding')) !== name('Identity-H') || !descendant || !runs) return null
	const byDefault = descendant.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000
	const widths = new Map<number, number>()
	// Either `first [w w w]` or `first last w`.
	for (let i = 0; i < runs.size(); ) {
		const first = runs.lookup(i, PDFNumber).asNumber()
		const list = runs.lookup(i + 1)
		if (list instanceof PDFArray) {
			for (let k = 0; k < list.size(); k++) widths.set(first + k, list.lookup(k, PDFNumber).asNumber())
			i += 2
		} else {
			const [last, width] = [i + 1, i + 2].map((at) => runs.lookup(at, PDFNumber).asNumber())
			for (let glyph = first; glyph <= (last ?? 0); glyph++) widths.set(glyph, width ?? byDefault)
			i += 3
		}
	}
	return (glyph) => widths.get(glyph) ?? byDefault
}

function name(text: string): PDFName {
	return PDFName.of(text)
}
