import { type PdfDict, type PdfFile, type PdfValue, Ref } from './pdf-objects.ts'

/**
 * Makes the tree that tells screen readers a PDF's structure (ISO 32000-1 section 14.7) as small as its meaning: Chromium
 * writes an element for each of the page's boxes. Those that say nothing (`NonStruct`) give what they hold to their
 * parents, and what an attribute says by default is left unsaid.
 */
export function flattenStructure(file: PdfFile): void {
	const root = structureRoot(file)
	if (!root) return
	root.delete('/IDTree')
	const heirs = new Map<Ref, Ref>()
	// Children before their parents, without recursion: a page may be deep.
	const order: [Ref, PdfDict][] = []
	const next = kidsOf(root, file).filter((kid) => kid instanceof Ref)
	for (let ref = next.pop(); ref; ref = next.pop()) {
		const element = file.dict(ref)
		if (!element?.has('/S')) continue
		order.push([ref, element])
		next.push(...kidsOf(element, file).filter((kid) => kid instanceof Ref))
	}
	for (const [ref, element] of order.reverse()) {
		dropDefaults(element, file)
		for (const name of ['/ID', '/Type']) element.delete(name)
		const kids = kidsOf(element, file).flatMap((kid) => {
			const child = file.dict(kid)
			if (!(kid instanceof Ref) || !child || !saysNothing(child)) return [kid]
			const [page, own] = [child.get('/Pg'), element.get('/Pg')]
			if (page && own && page !== own) return [kid]
			if (page) element.set('/Pg', page)
			heirs.set(kid, ref)
			const inherited = kidsOf(child, file)
			for (const heir of inherited) file.dict(heir)?.set('/P', ref)
			file.objects.delete(kid)
			return inherited
		})
		const [only] = kids
		if (kids.length === 0) element.delete('/K')
		else element.set('/K', kids.length === 1 && only ? only : kids)
	}
	const heirOf = (value: PdfValue): PdfValue => {
		let heir = value
		while (heir instanceof Ref && heirs.has(heir)) heir = heirs.get(heir) ?? heir
		return heir
	}
	const tree = file.dict(root.get('/ParentTree'))
	const entries = file.array(tree?.get('/Nums')) ?? []
	tree?.set(
		'/Nums',
		entries.map((entry, i) => {
			const owners = i % 2 === 1 ? file.array(entry) : null
			// Of a page: an array; of a link: an element.
			if (!owners) return i % 2 === 1 ? heirOf(entry) : entry
			if (!(entry instanceof Ref)) return owners.map(heirOf)
			file.objects.set(entry, owners.map(heirOf))
			return entry
		}),
	)
}

/** Joins pieces of a page's drawing, its marks. */
export interface JoinedPieces {
	/** Whether a piece follows another one in the same element; then the element forgets it: it has to be joined to the first. */
	readonly isNext: (piece: number, next: number) => boolean
	/** Takes everything back. */
	readonly separate: () => void
}

export function joinPieces(file: PdfFile, page: PdfDict): JoinedPieces {
	const nums = file.array(file.dict(structureRoot(file)?.get('/ParentTree'))?.get('/Nums')) ?? []
	const key = page.get('/StructParents')
	const owners = file.array(nums[nums.findIndex((one, i) => i % 2 === 0 && one === key) + 1]) as PdfValue[] | null
	const undo: (() => void)[] = []
	return {
		isNext(piece, next) {
			const owner = owners?.[piece]
			const element = file.dict(owner)
			if (!owners || !element || owners[next] !== owner) return false
			const kids = kidsOf(element, file)
			const at = kids.indexOf(`${piece}`)
			if (at < 0 || kids[at + 1] !== `${next}`) return false
			undo.push(() => {
				element.set('/K', kids)
				owners[next] = owner as PdfValue
			})
			element.set('/K', kids.toSpliced(at + 1, 1))
			owners[next] = 'null'
			return true
		},
		separate() {
			for (const back of undo.reverse()) back()
		},
	}
}

function structureRoot(file: PdfFile): PdfDict | null {
	return file.dict(file.dict(file.root)?.get('/StructTreeRoot'))
}

const unspeaking = ['/Type', '/S', '/P', '/K', '/Pg']

function saysNothing(element: PdfDict): boolean {
	return element.get('/S') === '/NonStruct' && [...element.keys()].every((key) => unspeaking.includes(key))
}

/** A cell of a table is one row high and one column wide (section 14.8.5.7). */
function dropDefaults(element: PdfDict, file: PdfFile): void {
	const attributes = file.array(element.get('/A'))
	if (!attributes) return
	const kept = attributes.filter((one) => {
		if (!(one instanceof Map)) return true
		for (const span of ['/RowSpan', '/ColSpan']) if (one.get(span) === '1') one.delete(span)
		// Its headers' own Scope says so.
		one.delete('/Headers')
		return one.size > 1
	})
	if (kept.length === 0) element.delete('/A')
	else element.set('/A', kept)
}

function kidsOf(element: PdfDict, file: PdfFile): readonly PdfValue[] {
	const kids = element.get('/K')
	return file.array(kids) ?? (kids === undefined ? [] : [kids])
}
