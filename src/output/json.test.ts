import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { buildDeck } from '../build-deck.ts'
import { assembleDeck } from '../deck/assemble-deck.ts'
import { nasty } from '../deck/fixtures/nasty.ts'
import { small } from '../deck/fixtures/small.ts'
import { buildTalk } from '../deck/fixtures/talks.ts'
import { loadTheme } from '../render/load-theme.ts'
import { json } from './json.ts'
import { isSealed, sealBytes } from './seal.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const schema = JSON.parse(readFileSync(new URL('../../schema/deck.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)
const { metrics: fonts } = await loadTheme()

async function fileOf(plan: typeof small): Promise<Uint8Array> {
	const { outline, resolution, thread } = buildTalk(plan)
	const assembled = assembleDeck(outline, resolution, thread, fonts)
	// The talks of the fixtures were never looked up in a thread.
	const selectors = [{ exact: 'words', prefix: '', suffix: '', start: 0, end: 5 }]
	const deck = { ...assembled, quotes: assembled.quotes.map((quote) => ({ ...quote, selectors })) }
	return sealBytes((await json.make({ deck, files: [], fonts }, {})) as Uint8Array, json.seal!)
}

test.each([
	['small', small],
	['nasty', nasty],
])('the %s deck is as its schema says, and sealed', async (_, plan) => {
	const bytes = await fileOf(plan)
	const deck = JSON.parse(Buffer.from(bytes).toString('utf8'))
	validate(deck)
	expect(validate.errors).toBeNull()
	expect(Object.keys(deck).at(-1)).toBe('madeBy')
	expect(isSealed(bytes)).toBe(true)
})

test.each(readdirSync(examples))('examples/%s is as the schema says', async (name) => {
	const { value } = await buildDeck({ outline: join(examples, name, 'outline.md') })
	const file = value.outcome === 'built' && value.built.files.find(({ path }) => path === 'deck.json')
	validate(file && JSON.parse(Buffer.from(file.bytes).toString('utf8')))
	expect(validate.errors).toBeNull()
})

test('the schema has every field of the types, and no other', () => {
	const source = readFileSync(new URL('../deck/deck.ts', import.meta.url), 'utf8')
	// What the schema writes out where it is used has no name there.
	const names = { FittedText: 'fitted', StatusLabel: 'status', ArgumentEntry: 'entry', QuoteFigure: 'figure' }
	const others = { DeckMessage: 'message', ThreadPicture: 'picture', QuoteRun: 'run' }
	const named: Record<string, string> = { ...names, ...others }
	const interfaces = source.matchAll(/^export interface (\w+)(?: extends (\w+))? {\n([\s\S]*?)\n}/gm)
	const compared = Array.from(interfaces, ([, name = '', base, body = '']) => {
		const part = schema.$defs[named[name] ?? name.charAt(0).toLowerCase() + name.slice(1)]
		if (part === undefined) return null
		const own = Array.from(body.matchAll(/^\treadonly (\w+):/gm), ([, field]) => field)
		const fields = [...own, ...(base === 'SlideBase' ? ['id', 'notes'] : [])].sort()
		expect({ name, fields: Object.keys(part.properties).sort() }).toEqual({ name, fields })
		expect(part.required.toSorted()).toEqual(fields)
		return name
	})
	expect(compared.filter((name) => name !== null).length).toBeGreaterThan(15)
})

test('what is not in the schema is no deck', async () => {
	const deck = JSON.parse(Buffer.from(await fileOf(small)).toString('utf8'))
	for (const broken of [
		{ ...deck, version: 1 },
		{ ...deck, more: 1 },
		{ ...deck, slides: [] },
		{ ...deck, quotes: [{ ...deck.quotes[0], selectors: [] }] },
		{ ...deck, slides: [{ ...deck.slides[0], kind: 'other' }] },
	]) {
		expect(validate(broken)).toBe(false)
	}
})
