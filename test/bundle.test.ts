import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { buildDeck } from '../src/build-deck.ts'
import { readThread } from '../src/thread/read-thread.ts'

// The bundle holds templates as plain functions and loads much of its packages late: nobody may see a difference.
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

describe('a deck in a theme that threaddeck brings along is drawn without Handlebars', () => {
	const outline = join(root, 'examples/cacheable-device-memory/outline.md')
	const say =
		"process.on('exit', () => console.log('late:', Object.keys(m._cache).filter((path) => /late-handle/.test(path))))"
	const watch = ['--import', `data:text/javascript,import m from 'node:module';${encodeURIComponent(say)}`]
	const library = `import('${join(root, 'dist/index.js')}').then((it) => it.buildDeck({ outline: '${outline}', theme }))`
	const draw = async (theme: string) => {
		const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-bundle-'))
		const build = [join(root, 'dist/cli/bin.js'), 'build', outline, '--theme', theme, '-o', join(scratch, 'deck')]
		const runs = [build, ['-e', library.replace('theme', `theme: '${theme}'`)]].map((args) =>
			promisify(execFile)(process.execPath, [...watch, ...args]),
		)
		const said = await Promise.all(runs)
		rmSync(scratch, { recursive: true })
		return said.map(({ stdout }) => /late: .*/s.exec(stdout)?.[0].trim())
	}

	test.each(['default', 'terminal'])('%s', async (theme) => {
		expect(await draw(theme)).toEqual(['late: []', 'late: []'])
	})

	test('and one with a template of its own with it', async () => {
		const theme = mkdtempSync(join(tmpdir(), 'threaddeck-bundle-'))
		mkdirSync(join(theme, 'partials'))
		writeFileSync(join(theme, 'partials/badges.hbs'), '<b>{{#if part}}{{part.number}}{{/if}}</b>')
		const late = expect.stringContaining('late-handlebars.cjs')
		expect(await draw(theme)).toEqual([late, late])
		rmSync(theme, { recursive: true })
	})
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
