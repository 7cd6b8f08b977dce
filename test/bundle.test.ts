import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
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
		/^(?:commands\.cjs|template-engine-.*\.js)$/.test(name),
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

describe('the code that was kept of the program', () => {
	const run = (...flags: string[]) => {
		const program = [join(root, 'dist/cli/bin.js'), 'check', join(root, 'examples/cacheable-device-memory/outline.md')]
		const watch = ['--require', join(root, 'test/fixtures/say-whether-taken.cjs')]
		return promisify(execFile)(process.execPath, [...flags, ...watch, ...program])
	}

	test('is taken by the V8 that it was kept for', async () => {
		expect((await run()).stderr).toBe('program.cjs taken\ncommands.cjs taken\n')
	})

	test('is not needed: another V8 compiles', async () => {
		const other = await run('--no-flush-bytecode')
		expect(other.stderr).toBe('program.cjs refused\ncommands.cjs refused\n')
		expect(other.stdout).toBe((await run()).stdout)
	})
})
