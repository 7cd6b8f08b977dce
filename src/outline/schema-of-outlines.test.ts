import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseOutline } from './parse-outline.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/front-matter.schema.json', import.meta.url), 'utf8'))
const isDate = /^\d{4}-\d\d-\d\d$/
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { date: isDate, uri: URL.canParse } })
const validate = ajv.compile(schema)

test.each(schema.examples as object[])('its own example %#', (example) => {
	validate(example)
	expect(validate.errors).toBeNull()
})

const examples = new URL('../../examples/', import.meta.url)
test.each(readdirSync(examples))('the outline of examples/%s', (name) => {
	const text = readFileSync(new URL(`${name}/outline.md`, examples), 'utf8')
	validate(parse(text.split(/^---$/m)[1] ?? ''))
	expect(validate.errors).toBeNull()
})

// Each is refused by the parser too.
test.each([
	['title: x'],
	['sides: { A: [Ann], B: [Bob] }'],
	['title: x\nsides: { A: [Ann] }'],
	['title: x\nsides: { A: [Ann], B: { label: C } }'],
	['title: x\nsides: { A: [Ann], B: [Bob] }\nminutes: 0'],
	['title: x\nsides: { A: [Ann], B: [Bob] }\norder: sorted'],
	['title: x\nsides: { A: [Ann], B: [Bob] }\npermalink: example.org'],
	['title: x\nsides: { A: [Ann], B: [Bob] }\nlength: 3'],
	['title: x\nsides: { A: [Ann], B: [Bob] }\nthread: { from: Ann }'],
])('not %j', (yaml) => {
	expect(validate(parse(yaml))).toBe(false)
	expect(findings(yaml)).not.toEqual([])
})

test('an outline may name the schema for its editor', () => {
	const comment = '# yaml-language-server: $schema=node_modules/threaddeck/schema/front-matter.schema.json'
	expect(findings(`${comment}\ntitle: x\nsides: { A: [Ann], B: [Bob] }`)).toEqual([])
})

function findings(yaml: string): readonly string[] {
	const bytes = new TextEncoder().encode(`---\n${yaml}\n---\n## One\n> words\n`)
	return parseOutline({ path: 'talk.md', bytes }).diagnostics.map(({ code }) => code)
}
