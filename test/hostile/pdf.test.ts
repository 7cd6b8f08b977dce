import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { chooseOutput } from '../../src/output/index.ts'
import { report } from './figures.ts'
import { buildHostileTalk } from './hostile-talk.ts'
import { isFull, vectorsToTry } from './vectors.ts'

// Printing takes a minute for a hundred of them: of all vectors every fifth.
const vectors = vectorsToTry(12).filter((_, i) => !isFull || i % 5 === 0)
const perDeck = isFull ? 100 : 20
const lots = Array.from({ length: Math.ceil(vectors.length / perDeck) }, (_, i) =>
	vectors.slice(i * perDeck, (i + 1) * perDeck),
)
const seen = {
	vectors: 0,
	pages: 0,
	links: 0,
	'links to other than http, https and mailto': 0,
	'actions, scripts and files in it': 0,
}
afterAll(() => report('PDF', seen))

/** What makes a reader do something of its own accord, or holds a file (ISO 32000-1 sections 7.11.4, 12.6.4 and 12.7). */
const active = [
	'JS',
	'JavaScript',
	'Launch',
	'EmbeddedFile',
	'EmbeddedFiles',
	'OpenAction',
	'AA',
	'AcroForm',
	'XFA',
	'RichMedia',
	'SubmitForm',
	'ImportData',
	'GoToR',
	'GoToE',
	'Movie',
	'Sound',
	'Rendition',
	'FileAttachment',
	'Filespec',
	'EF',
	'URL',
]

describe.each(lots.map((lot, i) => [i + 1, lot] as const))('lot %i', (_, lot) => {
	test('a PDF holds text and links to the web, nothing that runs', async () => {
		const { built } = await buildHostileTalk(lot)
		const bytes = (await chooseOutput('talk.pdf').make(built, {})) as Uint8Array
		const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
		const links: string[] = []
		const found: string[] = []
		const names = (value: unknown): string[] => {
			if (value instanceof PDFArray) return value.asArray().flatMap(names)
			const dict = value instanceof PDFRawStream ? value.dict : value
			if (!(dict instanceof PDFDict)) return value instanceof PDFName ? [value.decodeText()] : []
			const uri = dict.get(PDFName.of('URI'))
			if (uri instanceof PDFString || uri instanceof PDFHexString) links.push(uri.decodeText())
			return dict.entries().flatMap(([key, inside]) => [key.decodeText(), ...names(inside)])
		}
		for (const [, object] of pdf.context.enumerateIndirectObjects())
			found.push(...names(object).filter((name) => active.includes(name)))
		const elsewhere = links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link))
		seen.vectors += lot.length
		seen.pages += pdf.getPageCount()
		seen.links += links.length
		seen['links to other than http, https and mailto'] += elsewhere.length
		seen['actions, scripts and files in it'] += found.length
		expect({ elsewhere, found }).toEqual({ elsewhere: [], found: [] })
		expect(pdf.getPageCount()).toBe(built.deck.slides.length)
		expect(links.length).toBeGreaterThan(lot.length / 2)
	}, 600_000)
})
