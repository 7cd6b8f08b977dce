import { deflateSync, inflateSync, type ZlibOptions } from 'node:zlib'
import { compactDrawing, roundPath } from './compact-drawing.ts'
import { joinPieces } from './flatten-structure.ts'
import { type PdfDict, type PdfFile, PdfStream, type PdfValue, Ref } from './pdf-objects.ts'
import { shareDrawings } from './share-drawings.ts'
import type { GlyphsWidth } from './text-line.ts'

/** Writes the drawings of a PDF's pages shorter, and what several pages draw or name once for all. */
export function compactPages(file: PdfFile, pages: readonly Ref[]): void {
	const resources = shareResources(file, pages)
	sayOnce(file, pages)
	const widths = new Map<string, GlyphsWidth | null>()
	const fills = new Map<string, string>()
	const paths = new Map<string, string>()
	const compacted = pages.flatMap((ref) => {
		const page = file.dict(ref)
		const contents = page?.get('/Contents')
		const content = file.stream(contents)
		// One whose names mean something else than on the others stays as it is.
		if (!page || !content || !(contents instanceof Ref) || page.get('/Resources') !== resources) return []
		const { isNext, separate } = joinPieces(file, page)
		const named = (kind: string, name: string) => file.dict(file.dict(file.dict(resources)?.get(kind))?.get(`/${name}`))
		const pieces = compactDrawing(textOf(content), {
			widthIn: (font) => remembered(widths, font, () => glyphsWidth(file, named('/Font', font))),
			fillState: (gs) => remembered(fills, gs, () => fillState(named('/ExtGState', gs.slice(1).split(' ')[0] ?? ''))),
			rounded: (path) => remembered(paths, path, () => roundPath(path)),
			isNext,
		})
		if (pieces) return [{ contents, pieces }]
		separate()
		return []
	})
	const { drawings, forms } = shareDrawings(compacted.map(({ pieces }) => pieces))
	for (const [i, { contents }] of compacted.entries()) {
		file.objects.set(contents, deflated(drawings[i] ?? '', new Map()))
	}
	const everywhere: PdfValue = ['-9999', '-9999', '9999', '9999']
	const names = file.dict(resources) ?? new Map()
	const objects: PdfDict = new Map(file.dict(names.get('/XObject')) ?? [])
	for (const [name, content] of forms) {
		const form: PdfDict = new Map<string, PdfValue>([
			['/Type', '/XObject'],
			['/Subtype', '/Form'],
			['/BBox', everywhere],
		])
		if (/^\/\w/m.test(content)) form.set('/Resources', resources)
		objects.set(name, file.add(deflated(content, form)))
	}
	if (objects.size > 0) names.set('/XObject', objects)
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
	const found = known.get(key)
	if (found !== undefined || known.has(key)) return found as T
	const made = make()
	known.set(key, made)
	return made
}

function textOf({ bytes }: PdfStream): string {
	return inflateSync(bytes).toString('latin1')
}

function deflated(text: string, dict: PdfDict): PdfStream {
	dict.set('/Filter', '/FlateDecode')
	return new PdfStream(dict, deflateSync(Buffer.from(text, 'latin1'), settingsFor(text.length)))
}

/** For a short text, a memory that is as short: it is taken anew for each of hundreds. */
function settingsFor(length: number): ZlibOptions {
	return { level: 9, ...(length < 8192 && { windowBits: 13, memLevel: 6 }) }
}

/** What fonts, states and pictures the pages name, as one dictionary for all where no name means two things. */
function shareResources(file: PdfFile, pages: readonly Ref[]): Ref {
	const shared: PdfDict = new Map()
	const ref = file.add(shared)
	for (const page of pages.map((page) => file.dict(page))) {
		const own = file.dict(page?.get('/Resources'))
		if (!page || !own) continue
		// It has had no meaning since PDF 1.4.
		own.delete('/ProcSet')
		const kinds = [...own].map(([kind, names]) => [kind, file.dict(names) ?? new Map()] as const)
		const isFree = ([kind, names]: readonly [string, PdfDict]) =>
			[...names].every(([name, value]) => (file.dict(shared.get(kind))?.get(name) ?? value) === value)
		if (!kinds.every(isFree)) continue
		for (const [kind, names] of kinds) {
			shared.set(kind, new Map([...(file.dict(shared.get(kind)) ?? []), ...names]))
		}
		page.set('/Resources', ref)
	}
	return ref
}

/** What of a graphics state shows in what is filled. */
function fillState(state: PdfDict | null): string {
	return ['/ca', '/BM', '/SMask'].map((name) => String(state?.get(name) ?? '')).join(' ')
}

/** What all pages have they get from the tree (section 7.7.3.4); and that they hold annotations they say themselves. */
function sayOnce(file: PdfFile, pages: readonly Ref[]): void {
	const dicts = pages.flatMap((page) => file.dict(page) ?? [])
	const boxes = dicts.map((page) => file.array(page.get('/MediaBox')) ?? [])
	const tree = file.dict(file.dict(file.root)?.get('/Pages'))
	const [first] = boxes
	if (tree && first && new Set(boxes.map((box) => box.join(' '))).size === 1) {
		tree.set('/MediaBox', first)
		for (const page of dicts) page.delete('/MediaBox')
	}
	for (const page of dicts) {
		for (const link of file.array(page.get('/Annots')) ?? []) file.dict(link)?.delete('/Type')
	}
}

/** Of a font with two bytes a glyph (ISO 32000-1 section 9.7.4.3); null for others. */
function glyphsWidth(file: PdfFile, font: PdfDict | null): GlyphsWidth | null {
	const descendant = file.dict(file.array(font?.get('/DescendantFonts'))?.[0])
	const exact = file.array(descendant?.get('/W'))
	if (font?.get('/Encoding') !== '/Identity-H' || !descendant || !exact) return null
	// A thousandth of the font's size is small enough.
	const round = (value: PdfValue): PdfValue =>
		Array.isArray(value) ? value.map(round) : `${Math.round(Number(value))}`
	const runs = exact.map((value) => (value instanceof Ref ? (file.array(value) ?? []).map(round) : round(value)))
	descendant.set('/W', runs)
	const byDefault = Number(descendant.get('/DW') ?? 1000)
	const widths = new Map<number, number>()
	// Either `first [w w w]` or `first last w`.
	for (let i = 0; i < runs.length; ) {
		const first = Number(runs[i])
		const list = file.array(runs[i + 1])
		if (list) {
			for (const [k, width] of list.entries()) widths.set(first + k, Number(width))
			i += 2
		} else {
			for (let glyph = first; glyph <= Number(runs[i + 1]); glyph++) widths.set(glyph, Number(runs[i + 2]))
			i += 3
		}
	}
	const widthOf = (glyphs: string) => {
		const numbers = glyphs.match(/.{4}/g) ?? []
		return numbers.reduce((sum, digits) => sum + (widths.get(Number.parseInt(digits, 16)) ?? byDefault), 0)
	}
	// Pages show the same few again and again: mostly single letters.
	const known = new Map<string, number>()
	return (glyphs) => remembered(known, glyphs, () => widthOf(glyphs))
}
