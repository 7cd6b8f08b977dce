import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../source-file.ts'
import { parseOutline } from './parse-outline.ts'

const fixtures = new URL('./fixtures/', import.meta.url)
const files = readdirSync(fixtures).filter((name) => name.endsWith('.md'))

test('every fixture has its expectation', () => {
	const expected = files.map((name) => name.replace(/md$/, 'json'))
	expect(readdirSync(fixtures).sort()).toEqual([...files, ...expected].sort())
})

test.each(files)('%s', (name) => {
	const { value, diagnostics } = parseOutline({ path: name, bytes: readFileSync(new URL(name, fixtures)) })
	const found = {
		diagnostics: diagnostics.map(
			({ place, code, reason, hint }) => `${at(place)} ${code}: ${[reason, hint].filter(Boolean).join(' ')}`,
		),
		outline: value,
	}
	const expected = readFileSync(new URL(name.replace(/md$/, 'json'), fixtures), 'utf8')
	expect(JSON.parse(JSON.stringify(found, shortPlaces))).toEqual(JSON.parse(expected))
})

describe('a thread from life', () => {
	const shared = new URL('../../../shared/threads/seed-outline.md', import.meta.url)

	test('three arguments, six quotes, nothing to say', () => {
		const path = fileURLToPath(shared)
		const { value, diagnostics } = parseOutline({ path: basename(path), bytes: readFileSync(path) })
		expect(diagnostics).toEqual([])
		expect(value?.arguments.map(({ id, items }) => [id, items.filter(({ kind }) => kind === 'quote').length])).toEqual([
			['is-the-device-mapping-a-bug', 2],
			['what-should-decide-cacheability', 2],
			['is-a-non-cacheable-fallback-unsafe', 2],
		])
		expect(value?.sides.map(({ people }) => people.map((person) => person.value))).toEqual([
			['Ankit Agrawal', 'Jason Gunthorpe'],
			['Marc Zyngier'],
		])
	})
})

describe('what is no outline', () => {
	test.each([
		['nothing', '', '1:1 outline-unreadable'],
		['white space', ' \n\t\n', '1:1 outline-unreadable'],
		['NUL bytes', '---\ntitle: x\0\n---\n', '1:1 outline-unreadable'],
		['UTF-16', Uint8Array.of(0xff, 0xfe, 0x2d, 0x00), '1:1 outline-unreadable'],
		['Latin-1', Uint8Array.of(0x2d, 0x0a, 0x2d, 0xe4, 0x2d), '2:2 outline-unreadable'],
		['more than a megabyte', `---\n${' '.repeat(1_000_000)}`, '1:1 outline-unreadable'],
		['no front matter', '## One\n> words\n', '1:1 front-matter'],
		['front matter below blank lines', '\n---\ntitle: x\n---\n', '1:1 front-matter'],
		['front matter without an end', '---\ntitle: x\n## One\n', '1:1 front-matter'],
		['a list as front matter', '---\n- x\n---\n## One\n> x', '2:1 front-matter'],
		['front matter beyond 64 kB', `---\n# ${'x'.repeat(70_000)}\n---\n## One\n> x`, '1:1 front-matter'],
		['brackets without an end', `---\na: ${'['.repeat(60_000)}\n---\n## One\n> x`, '1:1 front-matter'],
	])('%s', (_name, content, expected) => {
		const { value, diagnostics } = parse(content)
		expect(value).toBeNull()
		expect(diagnostics.map(({ place, code }) => `${at(place)} ${code}`)).toEqual([expected])
		expect(diagnostics[0]?.hint).not.toBeNull()
	})
})

describe('front matter', () => {
	test.each([
		['', '1:1 1:1'],
		['title: x\nsides: { A: a, B: b }', ''],
		['title: 2038\nsides: { 1: a, true: b }', ''],
		['title: ~\nsides: { A: a, B: b }', '2:1'],
		['title: "\\e[31m"\nsides: { A: a, B: b }', '2:8'],
		['title: "\\uD800"\nsides: { A: a, B: b }', '2:8'],
		['title: x\nsides: [A, B]', '3:8'],
		['title: x\nsides: { A: a }', '3:1'],
		['title: x\nsides: { A: a, B: b, C: c, D: d, E: e, F: f, G: g }', '3:46'],
		['title: x\nsides: { A: a, B: b, A: c }', '3:22'],
		['title: x\nsides: { A: a, B: [[b]] }', '3:20'],
		['title: x\nsides: { A: a, ? [B] : b }', '3:1 3:18'],
		['title: x\nsides: &x { A: a, B: b }\npeople: *x', '4:9'],
		['title: x\nsides: { A: a, B: b }\n<<: { author: y }', '4:1'],
		['title: x\nsides: { A: a, B: b }\n__proto__: { polluted: true }', '4:1'],
		['title: !x y\nsides: { A: a, B: b }', '2:8'],
		['title: x\nsides: { A: a, B: b }\nthread: []', '4:9'],
		['title: x\nsides: { A: a, B: b }\nthread: ftp://example.org/x.mbox', '4:9'],
		['title: x\nsides: { A: a, B: b }\nthread: { path: x, date: 2023-13-01 }', '4:26'],
		['title: x\nsides: { A: a, B: b }\npermalink: https://{id}.example.org/', '4:12'],
		['title: x\nsides: { A: a, B: b }\npermalink: file:///{id}', '4:12'],
		['title: x\nsides: { A: a, B: b }\nminutes: .inf', '4:10'],
		['title: x\nsides: { A: a, B: b }\nminutes: soon', '4:10'],
		['title: x\nsides: { A: a, B: b }\nlang: en_US', '4:7'],
		['title: x\n...\nsides: { A: a, B: b }', '4:1'],
	])('%j', (yaml, expected) => {
		const { diagnostics } = parse(`---\n${yaml}\n---\n## One\n> words\n`)
		expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(expected === '' ? [] : ['front-matter']))
		expect(diagnostics.map(({ place }) => at(place)).join(' ')).toBe(expected)
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
	})
})

test('no text makes it throw or point outside of the file', () => {
	const piece = fc.oneof(
		fc.constantFrom(
			...[
				'---\n',
				'title: x\n',
				'sides: {A: [a], B: b}\n',
				'# ',
				'## ',
				'### A',
				'{#a}',
				'> ',
				'>',
				'— A',
				'-- ',
				', v2',
				'\n',
			],
			...[
				'Status:',
				' open',
				'(dissent: a)',
				'(silent)',
				'Note:',
				'<!--',
				'-->',
				'```',
				'`',
				'\r\n',
				'\t',
				'\ufeff',
				': ',
				'[',
			],
		),
		fc.string({ unit: 'binary' }),
	)
	const body = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
	const head = fc.constantFrom('', '---\n', '---\ntitle: x\nsides: {A: [a], B: b}\n---\n')
	fc.assert(
		fc.property(head, body, (front, rest) => {
			const text = front + rest
			const { value, diagnostics } = parse(text)
			const lines = text.split('\n')
			for (const place of places({ value, diagnostics })) {
				expect(place.line).toBeGreaterThanOrEqual(1)
				expect(place.line).toBeLessThanOrEqual(lines.length)
				expect(place.column).toBeGreaterThanOrEqual(1)
				expect(place.column).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1)
			}
			const ids = value?.arguments.map(({ id }) => id) ?? []
			expect(new Set(ids).size).toBe(ids.length)
		}),
		{ numRuns: 1000 },
	)
})

test('the words of a quote stand in the file where it says', () => {
	const line = fc.string({ unit: 'grapheme' }).filter((text) => /\S/.test(text) && !/[\r\n\0]|^\s*[>—–-]/.test(text))
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (words) => {
			const text = `---\ntitle: x\nsides: {A: a, B: b}\n---\n## One\n${words.map((word) => `> ${word}\n`).join('')}`
			const { value, diagnostics } = parse(text)
			expect(diagnostics).toEqual([])
			const quote = value?.arguments[0]?.items[0]
			if (quote?.kind !== 'quote') throw new Error('no quote came back')
			expect(quote.text).toBe(words.join('\n'))
			const lines = text.split('\n')
			const found = quote.linePlaces.map((place) => lines[place.line - 1]!.slice(place.column - 1))
			expect(found.join('\n')).toBe(quote.text)
		}),
	)
})

function parse(content: string | Uint8Array) {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
	return parseOutline({ path: 'talk.md', bytes })
}

function* places(value: unknown): Generator<Place> {
	if (value === null || typeof value !== 'object') return
	if ('line' in value) yield value as Place
	else for (const child of Object.values(value)) yield* places(child)
}

function shortPlaces(_key: string, value: unknown): unknown {
	return value !== null && typeof value === 'object' && 'line' in value ? at(value as Place) : value
}

function at({ line, column }: Place): string {
	return `${line}:${column}`
}

test.each([
	['## Does `foo()` call `bar`? {#x}', 'Does foo() call bar?'],
	['## An open ` tick, and void *p', 'An open ` tick, and void *p'],
])('%s is titled %s', (heading, title) => {
	const text = `---\ntitle: x\nthread: t.mbox\nsides:\n  a: [Ann]\n  b: [Bob]\n---\n${heading}\n> x\n`
	const { value } = parseOutline({ path: 'o.md', bytes: new TextEncoder().encode(text) })
	expect(value?.arguments.map((argument) => argument.title)).toEqual([title])
})
