import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { formats } from './index.ts'
import type { RawMessage } from './raw-message.ts'

const fixtures = new URL('fixtures/', import.meta.url)

/** A fixture is a file in the folder of the format that is to claim it, with what is expected beside it as JSON. */
const cases = readdirSync(fixtures).flatMap((folder) =>
	readdirSync(new URL(`${folder}/`, fixtures))
		.filter((name, _, names) => !names.includes(name.replace(/\.json$/, '')) || !name.endsWith('.json'))
		.map((name) => ({ format: folder.replaceAll('-', ' '), path: `${folder}/${name}` })),
)

test('every format has fixtures', () => {
	expect(new Set(cases.map(({ format }) => format))).toEqual(new Set(formats.map(({ name }) => name)))
})

describe.each(cases)('$path', ({ format, path }) => {
	const file = { path, bytes: readFileSync(new URL(path, fixtures)) }
	const claimed = formats.find(({ detects }) => detects(file))

	test('is claimed by its format', () => {
		expect(claimed?.name).toBe(format)
	})

	test('is read as expected', async () => {
		const { value, diagnostics } = await claimed!.read(file)
		const found = { messages: value.map(plain), diagnostics }
		await expect(`${JSON.stringify(found, null, '\t')}\n`).toMatchFileSnapshot(
			fileURLToPath(new URL(`${path}.json`, fixtures)),
		)
	})
})

/** A set has no JSON, and `texts` says what `lines` do. */
function plain({ texts: _, ...message }: RawMessage): object {
	return { ...message, archiveLines: [...message.archiveLines] }
}

test.each([
	['prose', 'Dear all,\n\nthe meeting is on Monday.\n\nBo\n'],
	['prose that starts like a header', 'Re: [PATCH] what I think\n\nNothing.\n'],
	['a note', 'Note: buy milk\n'],
	['an outline', '---\r\ntitle: Tea?\r\n---\r\n> It is hot.\r\n'],
	['nothing', ''],
	['bytes', '\u0000\u0001\u0002> x\n'],
	['a web page', '<!DOCTYPE html>\n<p>\n> x\n'],
	['JSON', '{"a":\n> 1}'],
	['an mbox without headers', 'From me to you, Fri Mar 29 16:23:36 2013\nText\n'],
])('%s is no thread', (_, text) => {
	const file = { path: 'x', bytes: Buffer.from(text, 'latin1') }
	expect(formats.filter(({ detects }) => detects(file))).toEqual([])
})
