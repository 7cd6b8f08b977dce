import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { Marked } from 'marked'
import { beforeAll, expect, test } from 'vitest'
import type { BuiltDeck } from '../../src/build-deck.ts'
import { chooseOutput } from '../../src/output/index.ts'
import { showHidden } from '../../src/text/show-hidden.ts'
import { buildHostileTalk } from './hostile-talk.ts'
import { type Vector, vectorsToTry } from './vectors.ts'

const bidi: Vector[] = [
	{ id: 'override', text: 'safe\u202etxt.exe\u202c and pass\u200bword' },
	{ id: 'isolates', text: '\u2067\u2067turned\u2069 hi\u{e0069}\u{e0067}' },
]
const hidden = /[\u202a-\u202e\u2066-\u2069\u2060-\u2064\ufeff\u{e0069}\u{e0067}]/u

let built: BuiltDeck
let vectors: readonly Vector[]
beforeAll(async () => {
	vectors = [...bidi, ...vectorsToTry(150)]
	;({ built } = await buildHostileTalk(vectors))
})
const make = async (suffix: string) => Buffer.from((await chooseOutput(`talk${suffix}`).make(built, {})) as Uint8Array)

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

test('the write-up is no more than its own headings, lists, quotations and links', async () => {
	const written = (await make('.md')).toString('utf8')
	expect(written).toContain('safe\\<U+202E\\>txt.exe')
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
	expect([...elements].filter((element) => !own.includes(element))).toEqual([])
	expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:)/i.test(address))).toEqual([])
})

test('PowerPoint is given text, and links of the web alone', async () => {
	const files = Object.entries(unzipSync(await make('.pptx'))).map(
		([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')] as const,
	)
	const slides = files.filter(([path]) => /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(path))
	expect(slides.length).toBeGreaterThan(vectors.length)
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
	expect(targets.filter((target) => !/^https?:\/\//.test(target))).toEqual([])
	expect(slides.filter(([, xml]) => /action="(?!"|ppaction:\/\/hlinksldjump)/.test(xml)).map(([path]) => path)).toEqual(
		[],
	)
})

test('the map and the data hold the words as text', async () => {
	const map = (await make('.argdown')).toString('utf8')
	expect(map).not.toMatch(hidden)
	expect(map.split('\n').filter((line) => /^\s*(?:<!--|\/\*|<)/.test(line))).toEqual([])
	const file = built.files.find(({ path }) => path === 'deck.json')!
	const data = JSON.parse(Buffer.from(file.bytes).toString('utf8'))
	const words = JSON.stringify(data.slides) + JSON.stringify(data.messages)
	for (const { text } of bidi) expect(words).toContain(JSON.stringify(text).slice(1, -1))
})

test('on the page hidden characters are shown', () => {
	const html = Buffer.from(built.files.find(({ path }) => path === 'index.html')!.bytes).toString('utf8')
	expect(html).not.toMatch(hidden)
	for (const { text } of bidi) expect(html).toContain(showHidden(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
})
