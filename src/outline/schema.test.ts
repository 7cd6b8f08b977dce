import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frontMatterKeys } from './front-matter-keys.ts'
import { parseOutline } from './parse-outline.ts'

// Written out as far as the test reads it.
interface Schema {
	required: string[]
	properties: { sides: { minProperties: number; maxProperties: number } }
	additionalProperties: boolean
	$defs: Record<'side' | 'declaredThread', Schema>
	examples: object[]
}

const schema: Schema = JSON.parse(
	readFileSync(new URL('../../schema/front-matter.schema.json', import.meta.url), 'utf8'),
)

describe('the schema for editors says what the parser does', () => {
	test.each([
		['front matter', schema, frontMatterKeys.outline],
		['side', schema.$defs.side, frontMatterKeys.side],
		['thread', schema.$defs.declaredThread, frontMatterKeys.thread],
	] as const)('keys of the %s', (_name, part, keys) => {
		expect(Object.keys(part.properties).sort()).toEqual([...keys].sort())
		expect(part.additionalProperties).toBe(false)
	})

	test.each(schema.required)('%s is required', (key) => {
		const { [key]: _left, ...rest } = schema.examples[0] as Record<string, unknown>
		expect(findings(rest)).toEqual([`The front matter has no "${key}".`])
	})

	test('nothing else is required', () => {
		expect(Object.keys(schema.examples[0]!)).toEqual(schema.required)
	})

	test('an example for every key', () => {
		const used = new Set(schema.examples.flatMap((example) => Object.keys(example)))
		expect([...used].sort()).toEqual([...frontMatterKeys.outline].sort())
	})

	test.each(schema.examples)('example %#', (example) => {
		expect(findings(example)).toEqual([])
	})

	test('so many sides and no more', () => {
		const { minProperties, maxProperties } = schema.properties.sides
		const withSides = (count: number) =>
			findings({
				title: 'x',
				sides: Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, 'A'])),
			})
		expect(
			[minProperties - 1, minProperties, maxProperties, maxProperties + 1].map((n) => withSides(n).length),
		).toEqual([1, 0, 0, 1])
	})
})

/** JSON is YAML. */
function findings(frontMatter: object): string[] {
	const text = `---\n${JSON.stringify(frontMatter)}\n---\n## One\n> words\n`
	return parseOutline({ path: 'talk.md', bytes: new TextEncoder().encode(text) }).diagnostics.map(
		({ reason }) => reason,
	)
}
