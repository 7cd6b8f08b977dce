import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { buildDeck } from '../src/build-deck.ts'
import { loadTheme } from '../src/render/load-theme.ts'
import { readThread } from '../src/thread/read-thread.ts'

// The bundle holds compiled templates and loads much of its packages late: nobody may see a difference.
const root = fileURLToPath(new URL('../', import.meta.url))
const bundle = (await import(join(root, 'dist/index.js'))) as {
	buildDeck: typeof buildDeck
	readThread: typeof readThread
}

test('the bundle makes the same deck as the source, byte for byte', async () => {
	const filesOf = async (build: typeof buildDeck) => {
		const { value } = await build({ outline: join(root, 'examples/cacheable-device-memory/outline.md') })
		return value.outcome === 'built' ? value.built.files.map(({ path, bytes }) => [path, Buffer.from(bytes)]) : []
	}
	const files = await filesOf(bundle.buildDeck)
	expect(files.length).toBeGreaterThan(10)
	expect(files).toEqual(await filesOf(buildDeck))
})

test('the bundle holds every template of the theme compiled', async () => {
	const { templates } = await loadTheme()
	const chunks = readdirSync(join(root, 'dist/chunks')).filter((name) =>
		/^(?:drawing|template-engine)-.*\.js$/.test(name),
	)
	const compiled = chunks.map((name) => readFileSync(join(root, 'dist/chunks', name), 'utf8').match(/compiler:\[/g))
	// Once for the program and once for the library.
	expect(compiled.map((found) => found?.length)).toEqual([templates.size, templates.size])
})

test('the bundle reads mail of every kind as the source does', async () => {
	const fixtures = join(root, 'src/thread/formats/fixtures')
	const files = readdirSync(fixtures, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	expect(files.length).toBeGreaterThan(20)
	for (const { parentPath, name } of files) {
		const file = { path: name, bytes: readFileSync(join(parentPath, name)) }
		const read = (reader: typeof readThread) => reader([{ file, declared: null }])
		expect(await read(bundle.readThread)).toEqual(await read(readThread))
	}
})
