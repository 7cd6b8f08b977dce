import { execFile } from 'node:child_process'
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtures } from './cli/run-cli.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../', import.meta.url))
const project = mkdtempSync(join(tmpdir(), 'threaddeck-package-'))
const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
const examples = Array.from(
	page.matchAll(/^## (.+)\n[\s\S]*?^```js\n([\s\S]*?)^```$/gm),
	([, name = '', code = '']) => ({
		name,
		code,
		file: `${name.toLowerCase().replaceAll(' ', '-')}.mjs`,
	}),
)

// As a user would, from what npm has kept where it can.
beforeAll(async () => {
	const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
		cwd: root,
	})
	const packed = Object.values(JSON.parse(stdout))[0] as { filename: string }
	writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
	const tarball = join(project, packed.filename)
	const install = ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
	await run('npm', install, { cwd: project })
	for (const name of ['talk.md', 'thread.mbox']) copyFileSync(join(fixtures, name), join(project, name))
	for (const { file, code } of examples) writeFileSync(join(project, file), code)
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

const node = (file: string) => run(process.execPath, [file], { cwd: project })

test('the installed program builds a deck', async () => {
	const { stdout } = await run(join(project, 'node_modules/.bin/threaddeck'), ['build', 'talk.md', '-o', 'deck'], {
		cwd: project,
	})
	expect(stdout).toBe('deck/index.html\n')
	expect(existsSync(join(project, 'deck/index.html'))).toBe(true)
})

test('nothing of the tests and the sources is shipped, and what the program reads is', () => {
	const installed = join(project, 'node_modules/threaddeck')
	for (const name of ['src', 'test', 'scripts']) expect(existsSync(join(installed, name))).toBe(false)
	for (const name of [
		'templates/default/site.css',
		'schema/deck.schema.json',
		'dist/deck-worker.js',
		'dist/chunks/index-worker.cjs',
		'docs/library.md',
	])
		expect(existsSync(join(installed, name)), name).toBe(true)
})

describe('the examples of docs/library.md', () => {
	test.each([
		['Check', 'Ann Lee rewrapped\nCy Roth exact\n'],
		['Build', /^Should the cache be on by default\? \d+ \[ 'slides\/index\.html', 'talk\.json'/],
		['Read a thread', /^Ann Lee \d+\n/],
		['Draft an outline', /> — Ann Lee\n\n> On the board that I have here/],
		['The single steps', "[ 'Ann Lee' ]\n"],
		['Many decks', '1/1 talk.md built\nbuilt\n'],
	])('%s', async (name, printed) => {
		const { file = '' } = examples.find((example) => example.name === name) ?? {}
		const { stdout } = await node(file)
		expect(stdout).toMatch(printed)
	})

	test('are all run', () => {
		expect(examples.map(({ name }) => name)).toEqual([
			'Check',
			'Build',
			'Read a thread',
			'Draft an outline',
			'The single steps',
			'Many decks',
		])
	})

	test('are right by the types that are shipped', async () => {
		mkdirSync(join(project, 'node_modules/@types'), { recursive: true })
		if (!existsSync(join(project, 'node_modules/@types/node')))
			symlinkSync(join(root, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'))
		const options = { strict: true, noEmit: true, checkJs: true, allowJs: true, module: 'nodenext', target: 'es2023' }
		const compilerOptions = { ...options, skipLibCheck: true, types: ['node'] }
		const files = examples.map(({ file }) => file)
		writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
		const checked = await run(join(root, 'node_modules/.bin/tsc'), ['-p', project]).catch((error) => error)
		expect(checked.stdout).toBe('')
	})
})

test('the schemas can be imported', async () => {
	const code = `for (const name of ['deck', 'front-matter']) {
		const { default: schema } = await import('threaddeck/schema/' + name + '.schema.json', { with: { type: 'json' } })
		console.log(schema.title)
	}`
	writeFileSync(join(project, 'schemas.mjs'), code)
	expect((await node('schemas.mjs')).stdout).toBe('threaddeck deck\nthreaddeck front matter\n')
})
