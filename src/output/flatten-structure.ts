import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'

/**
 * Makes the tree that tells screen readers a PDF's structure (ISO 32000-1 section 14.7) as small as its meaning: Chromium
 * writes an element for each of the page's boxes. Those that say nothing (`NonStruct`) give what they hold to their
 * parents, and what an attribute says by default is left unsaid.
 */
export function flattenStructure(pdf: PDFDocument): void {
	const { context, catalog } = pdf
	const root = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
	if (!root) return
	root.delete(name('IDTree'))
	const heirs = new Map<PDFRef, PDFRef>()
	// Children before their parents, without recursion: a page may be deep.
	const order: [PDFRef, PDFDict][] = []
	const next = kidsOf(root).filter((kid) => kid instanceof PDFRef)
	for (let ref = next.pop(); ref; ref = next.pop()) {
		const element = context.lookupMaybe(ref, PDFDict)
		if (!element?.has(name('S'))) continue
		order.push([ref, element])
		next.push(...kidsOf(element).filter((kid) => kid instanceof PDFRef))
	}
	for (const [ref, element] of order.reverse()) {
		dropDefaults(element)
		element.delete(name('ID'))
		const kids = kidsOf(element).flatMap((kid) => {
			const child = kid instanceof PDFRef ? context.lookup(kid) : kid
			if (!(kid instanceof PDFRef) || !(child instanceof PDFDict) || !saysNothing(child)) return [kid]
			const [page, own] = [child.get(name('Pg')), element.get(name('Pg'))]
			if (page && own && page !== own) return [kid]
			if (page) element.set(name('Pg'), page)
			heirs.set(kid, ref)
			const inherited = kidsOf(child)
			for (const heir of inherited) {
				if (heir instanceof PDFRef) context.lookupMaybe(heir, PDFDict)?.set(name('P'), ref)
			}
			context.delete(kid)
			return inherited
		})
		const [only] = kids
		element.set(name('K'), kids.length === 1 && only ? only : context.obj(kids))
	}
	const heirOf = (ref: PDFObject | undefined): PDFObject | undefined => {
		let heir = ref
		while (heir instanceof PDFRef && heirs.has(heir)) heir = heirs.get(heir)
		return heir
	}
	for (const owners of ownersOfMarks(pdf).values()) {
		for (let i = 0; i < owners.size(); i++) {
			const heir = heirOf(owners.get(i))
			if (heir) owners.set(i, heir)
		}
	}
}

/**
 * Whether a piece of a page's drawing follows another one in the same element; then the element forgets the second, which
 * has to be joined to the first.
 */
export function joinPieces(pdf: PDFDocument): (page: PDFDict, piece: number, next: number) => boolean {
	const owners = ownersOfMarks(pdf)
	return (page, piece, next) => {
		const ofPage = owners.get(page.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber() ?? -1)
		const owner = ofPage?.get(piece)
		if (!(owner instanceof PDFRef) || ofPage?.get(next) !== owner) return false
		const element = pdf.context.lookup(owner, PDFDict)
		const kids = kidsOf(element)
		const at = kids.findIndex((kid) => kid instanceof PDFNumber && kid.asNumber() === piece)
		const after = kids[at + 1]
		if (at < 0 || !(after instanceof PDFNumber) || after.asNumber() !== next) return false
		element.set(name('K'), pdf.context.obj(kids.toSpliced(at + 1, 1)))
		return true
	}
}

/** The arrays of the parent tree by their keys: the element of each piece of a page's drawing, by its number. */
function ownersOfMarks({ context, catalog }: PDFDocument): ReadonlyMap<number, PDFArray> {
	const tree = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)?.lookupMaybe(name('ParentTree'), PDFDict)
	const entries = tree?.lookupMaybe(name('Nums'), PDFArray)?.asArray() ?? []
	return new Map(
		entries.flatMap((key, i) => {
			const value = context.lookup(entries[i + 1])
			return i % 2 === 0 && key instanceof PDFNumber && value instanceof PDFArray ? [[key.asNumber(), value]] : []
		}),
	)
}

function saysNothing(element: PDFDict): boolean {
	const said = element.keys().filter((key) => !['Type', 'S', 'P', 'K', 'Pg'].includes(key.decodeText()))
	return element.get(name('S')) === name('NonStruct') && said.length === 0
}

/** A cell of a table is one row high and one column wide (section 14.8.5.7). */
function dropDefaults(element: PDFDict): void {
	const attributes = element.lookup(name('A'))
	if (!(attributes instanceof PDFArray)) return
	const isOne = (value: PDFObject | undefined) => value instanceof PDFNumber && value.asNumber() === 1
	const kept = attributes.asArray().filter((one) => {
		if (!(one instanceof PDFDict)) return true
		for (const span of ['RowSpan', 'ColSpan']) if (isOne(one.get(name(span)))) one.delete(name(span))
		// Its headers' own Scope says so.
		one.delete(name('Headers'))
		return one.keys().length > 1
	})
	if (kept.length === 0) element.delete(name('A'))
	else element.set(name('A'), element.context.obj(kept))
}

function kidsOf(element: PDFDict): PDFObject[] {
	const kids = element.get(name('K'))
	const held = kids instanceof PDFRef ? element.context.lookup(kids) : kids
	if (held instanceof PDFArray) return held.asArray()
	return kids ? [kids] : []
}

function name(text: string): PDFName {
	return PDFName.of(text)
}
