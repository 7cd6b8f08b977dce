import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { Marked } from 'marked'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BuiltDeck } from '../../src/build-deck.ts'
import { chooseOutput } from '../../src/output/index.ts'
import { showHidden } from '../../src/text/show-hidden.ts'
import { report } from './figures.ts'
import { buildHostileTalk } from './hostile-talk.ts'
import { type Vector, vectorsToTry } from './vectors.ts'

const bidi: Vector[] = [
	{ id: 'override', text: 'safe\u202etxt.exe\u202c and pass\u200bword' },
	{ id: 'isolates', text: '\u2067\u2067turned\u2069 hi\u{e0069}\u{e0067}' },
]
const hidden = /[\u202a-\u202e\u2066-\u2069\u2060-\u2064\ufeff\u{e0069}\u{e0067}]/u

const vectors = [...bidi, ...vectorsToTry(150)]
const perDeck = 250
const lots = Array.from({ length: Math.ceil(vectors.length / perDeck) }, (_, i) =>
	vectors.slice(i * perDeck, (i + 1) * perDeck),
)
const seen = { vectors: 0, files: 0, 'foreign elements': 0, 'links to other than http, https and mailto': 0 }
afterAll(() => report('write-ups, PowerPoint, maps and data', seen))

/** Whether every element is closed by its own end, and no character is one that XML 1.0 forbids. */
function isWellFormed(xml: string): boolean {
	const open: string[] = []
	const tags = xml.replace(/<[?!][^>]*>/g, '').match(/<[^>]*>/g) ?? []
	for (const tag of tags) {
		const name = /^<\/?([\w:]+)/.exec(tag)?.[1]
		if (name === undefined) return false
		if (tag.startsWith('</')) {
			if (open.pop() !== name) return false
		} else if (!tag.endsWith('/>')) open.push(name)
	}
	return open.length === 0 && !forbidden.test(xml) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/** Elements and addresses of HTML. */
function markupOf(html: string): { readonly elements: Set<string>; readonly addresses: string[] } {
	const elements = new Set<string>()
	const addresses: string[] = []
	const parser = new Parser({
		onopentag: (name, attributes) => {
			elements.add([name, ...Object.keys(attributes)].join(' '))
			for (const key of ['href', 'src']) if (attributes[key] !== undefined) addresses.push(attributes[key])
		},
	})
	parser.end(html)
	return { elements, addresses }
}

describe.each(lots.map((lot, i) => [i + 1, lot] as const))('lot %i', (number, lot) => {
	let built: BuiltDeck
	beforeAll(async () => {
		;({ built } = await buildHostileTalk(lot))
		seen.vectors += lot.length
	})
	const make = async (suffix: string) => {
		seen.files++
		return Buffer.from((await chooseOutput(`talk${suffix}`).make(built, {})) as Uint8Array)
	}

	test('the write-up is no more than its own headings, lists, quotations and links', async () => {
		const written = (await make('.md')).toString('utf8')
		if (number === 1) expect(written).toContain('safe\\<U+202E\\>txt.exe')
		// What the presenter wrote in Markdown is the presenter's: here every prose begins with this word, or is a link.
		const thread = written.split('\n').filter((line) => !/^(?:Prose:|\[link\])/.test(line))
		expect(thread.filter((line) => hidden.test(line))).toEqual([])
		const { elements, addresses } = markupOf(new Marked({ gfm: true }).parse(thread.join('\n'), { async: false }))
		const own = [
			'h1',
			'h2',
			'h3',
			'p',
			'ul',
			'ol',
			'ol start',
			'li',
			'strong',
			'em',
			'blockquote',
			'pre',
			'code',
			'code class',
			'a href',
			'br',
			'hr',
		]
		const foreign = [...elements].filter((element) => !own.includes(element))
		const elsewhere = addresses.filter((address) => !/^(?:https?:\/\/|mailto:)/i.test(address))
		seen['foreign elements'] += foreign.length
		seen['links to other than http, https and mailto'] += elsewhere.length
		expect({ foreign, elsewhere }).toEqual({ foreign: [], elsewhere: [] })
	})

	test('PowerPoint is given text, and links of the web alone', async () => {
		const files = Object.entries(unzipSync(await make('.pptx'))).map(
			([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')] as const,
		)
		const slides = files.filter(([path]) => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(path))
		expect(slides.length).toBeGreaterThan(lot.length)
		expect(slides.filter(([, xml]) => hidden.test(xml)).map(([path]) => path)).toEqual([])
		const targets = files
			.filter(([path]) => path.endsWith('.rels'))
			.flatMap(([, xml]) =>
				Array.from(
					xml.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"/g),
					([, a, b]) => a ?? b ?? '',
				),
			)
		expect(targets.length).toBeGreaterThan(20)
		const elsewhere = targets.filter((target) => !/^(?:https?:\/\/|mailto:)/.test(target))
		seen['links to other than http, https and mailto'] += elsewhere.length
		expect(elsewhere).toEqual([])
		// Nothing that runs, is embedded or is fetched when the file is opened (ECMA-376 part 1, sections 15.2 and 19.3).
		expect(files.map(([path]) => path).filter((path) => /vba|activeX|embeddings|oleObject|\.bin$/i.test(path))).toEqual(
			[],
		)
		const types = files
			.filter(([path]) => path.endsWith('.rels'))
			.flatMap(([, xml]) => [...xml.matchAll(/Type="[^"]*\/(\w+)"[^>]*TargetMode="External"/g)].map(([, type]) => type))
		expect([...new Set(types)]).toEqual(['hyperlink'])
		expect(
			files.filter(([path, xml]) => /\.(?:xml|rels)$/.test(path) && !isWellFormed(xml)).map(([path]) => path),
		).toEqual([])
		expect(
			slides.filter(([, xml]) => /action="(?!"|ppaction:\/\/hlinksldjump)/.test(xml)).map(([path]) => path),
		).toEqual([])
	})

	test('the map and the data hold the words as text', async () => {
		const map = (await make('.argdown')).toString('utf8')
		expect(map).not.toMatch(hidden)
		expect(map.split('\n').filter((line) => /^\s*(?:<!--|\/\*|<)/.test(line))).toEqual([])
		const file = built.files.find(({ path }) => path === 'deck.json')!
		const data = JSON.parse(Buffer.from(file.bytes).toString('utf8'))
		expect(JSON.parse((await make('.json')).toString('utf8').replace(/,$/, '}'))).toEqual(data)
		const words = JSON.stringify(data.slides) + JSON.stringify(data.messages)
		if (number === 1) for (const { text } of bidi) expect(words).toContain(JSON.stringify(text).slice(1, -1))
	})

	test('on the page hidden characters are shown', () => {
		const html = Buffer.from(built.files.find(({ path }) => path === 'index.html')!.bytes).toString('utf8')
		expect(html).not.toMatch(hidden)
		if (number === 1)
			for (const { text } of bidi)
				expect(html).toContain(showHidden(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
	})
})
