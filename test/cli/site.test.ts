import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fixtures, runCli } from './run-cli.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
let cwd: string
beforeEach(() => {
	cwd = mkdtempSync(join(tmpdir(), 'threaddeck-site-'))
	cpSync(examples, join(cwd, 'talks'), { recursive: true })
	cpSync(join(fixtures, 'talk.md'), join(cwd, 'cache.md'))
	cpSync(join(fixtures, 'thread.mbox'), join(cwd, 'thread.mbox'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const outlines = ['cache.md', 'talks/cacheable-device-memory/outline.md', 'talks/server-bei-nacht/outline.md']
const names = ['cache', 'cacheable-device-memory', 'server-bei-nacht']
const build = (...more: string[]) => runCli(['build', ...outlines, '-o', 'site', ...more], { cwd })
/** What became of each outline, in the order of the outlines. */
const states = (stderr: string) =>
	outlines.map((outline) =>
		stderr
			.split('\n')
			.find((line) => line.startsWith(`${outline}: `))
			?.slice(outline.length + 2),
	)

describe('many outlines', () => {
	test('become a folder of decks, each as it is alone, and a page that lists them', async () => {
		const { code, stdout, stderr } = await build()
		expect({ code, stdout }).toEqual({ code: 0, stdout: 'site/index.html\n' })
		expect(states(stderr)).toEqual(outlines.map(() => expect.stringMatching(/^\d+ slides, \d+ quotes verified$/)))
		expect(stderr).toMatch(/^3 decks: 3 built, 0 unchanged$/m)
		expect(readdirSync(join(cwd, 'site')).sort()).toEqual(
			['.threaddeck.json', 'assets', ...names, 'decks.json', 'index.html'].sort(),
		)
		await runCli(['build', outlines[1] ?? '', '-o', 'alone'], { cwd })
		for (const file of ['index.html', 'deck.json']) {
			const [inSite, alone] = [`site/${names[1]}`, 'alone'].map((folder) => readFileSync(join(cwd, folder, file)))
			expect(inSite?.equals(alone ?? Buffer.alloc(0)), file).toBe(true)
		}
		const page = readFileSync(join(cwd, 'site/index.html'), 'utf8')
		expect([...page.matchAll(/<a href="([^"]+)"/g)].map(([, link]) => link)).toEqual(
			names.map((name) => `${name}/index.html`),
		)
		expect(page).toContain('<p class="subtitle">One patch of six lines, and what it would take to merge it</p>')
		expect(page).toMatch(/18 Apr 2024 · \d+ arguments · 21 quotes/)
		expect(page).toMatch(/<li lang="de" dir="ltr">[\s\S]*\d+ Argumente · 15 Zitate/)
		expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; /)
		for (const [, path = ''] of page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
			const css = readFileSync(join(cwd, 'site', path), 'utf8')
			const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, font = '']) => join(cwd, 'site/assets', font))
			expect(fonts.length).toBeGreaterThan(2)
			for (const font of fonts) expect(statSync(font).size).toBeGreaterThan(1000)
		}
	})

	test('are built again only when something of them changes', async () => {
		await build()
		const before = readFileSync(join(cwd, 'site/decks.json'), 'utf8')
		expect(states((await build()).stderr)).toEqual(['unchanged', 'unchanged', 'unchanged'])
		expect(readFileSync(join(cwd, 'site/decks.json'), 'utf8')).toBe(before)

		const thread = join(cwd, 'thread.mbox')
		writeFileSync(thread, `${readFileSync(thread, 'utf8')}\n`)
		const again = expect.stringMatching(/verified$/)
		expect(states((await build()).stderr)).toEqual([again, 'unchanged', 'unchanged'])
		expect(states((await build('--theme', 'terminal')).stderr)).toEqual([again, again, again])
		const list = JSON.parse(readFileSync(join(cwd, 'site/decks.json'), 'utf8'))
		const kept = list.decks.map((deck: object, i: number) => (i === 2 ? { ...deck, key: 'of another version' } : deck))
		expect(kept).toHaveLength(3)
		// Somebody's change of the site is not overwritten, nor taken for a deck.
		writeFileSync(join(cwd, 'site/decks.json'), JSON.stringify({ ...list, decks: kept }))
		expect(await build('--theme', 'terminal')).toMatchObject({ code: 2 })
		const { code, stderr } = await build('--theme', 'terminal', '--force')
		expect(code).toBe(0)
		expect(states(stderr)).toEqual(['unchanged', 'unchanged', again])
	})

	test('are all refused for one false quote, and the site stays', async () => {
		await build()
		const before = readFileSync(join(cwd, 'site/.threaddeck.json'), 'utf8')
		const outline = join(cwd, 'cache.md')
		writeFileSync(outline, readFileSync(outline, 'utf8').replace('saves forty', 'saves fifty'))
		const { code, stdout, stderr } = await build()
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
		expect(stderr).toMatch(/^cache\.md:\d+:\d+: error quote-not-found: /m)
		expect(stderr).toMatch(/Nothing was written\.\n$/)
		expect(readFileSync(join(cwd, 'site/.threaddeck.json'), 'utf8')).toBe(before)
	})

	test('know their addresses', async () => {
		await build('--url', 'https://example.org/talks', '--browser', '/no/browser')
		const canonical = (file: string) =>
			/<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join(cwd, 'site', file), 'utf8'))?.[1]
		expect(canonical('index.html')).toBe('https://example.org/talks/')
		expect(canonical('cache/index.html')).toBe('https://example.org/talks/cache/')
	})

	test.each([
		[['thread.mbox'], 'thread.mbox is none'],
		[['-o', 'talk.html'], 'they need one folder'],
		[['--stdout', 'json'], '--stdout prints one deck'],
		[['--root', 'a@b'], '--root is about one thread'],
		[[outlines[0] ?? ''], 'its deck would be in the folder'],
	])('with %j is a mistake', async (more, reason) => {
		const { code, stderr } = await build(...more)
		expect(code).toBe(2)
		expect(stderr).toContain(reason)
		expect(readdirSync(cwd)).not.toContain('site')
	})
})

test('Markdown without front matter is a thread', async () => {
	cpSync(join(cwd, 'thread.mbox'), join(cwd, 'thread.md'))
	const { code, stdout } = await runCli(['build', 'cache.md', 'thread.md', '-o', 'deck'], { cwd })
	expect({ code, stdout }).toEqual({ code: 0, stdout: 'deck/index.html\n' })
})

test('the workflow of docs/publishing.md builds what it publishes', async () => {
	const page = readFileSync(new URL('../../docs/publishing.md', import.meta.url), 'utf8')
	const workflow = parse(/## GitHub Pages[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
	const steps: { uses?: string; run?: string; id?: string; with?: { path?: string } }[] = workflow.jobs.deck.steps
	const actions = steps.flatMap(({ uses }) => uses?.replace(/@v\d+$/, '') ?? [])
	expect(actions).toEqual(
		['checkout', 'setup-node', 'configure-pages', 'upload-pages-artifact', 'deploy-pages'].map(
			(name) => `actions/${name}`,
		),
	)
	expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
	const command = steps.find(({ run }) => run?.startsWith('npx threaddeck '))?.run ?? ''
	const args = command.replace(/\$\{\{ steps.pages.outputs.base_url }}/, 'https://example.org/repo').replaceAll('"', '')
	mkdirSync(join(cwd, 'repository'))
	cpSync(join(cwd, 'cache.md'), join(cwd, 'repository/talk.md'))
	cpSync(join(cwd, 'thread.mbox'), join(cwd, 'repository/thread.mbox'))
	const run = await runCli(args.split(' ').slice(2), { cwd: join(cwd, 'repository') })
	expect(run.code).toBe(0)
	const published = steps.find(({ with: options }) => options?.path)?.with?.path ?? ''
	const html = readFileSync(join(cwd, 'repository', published, 'index.html'), 'utf8')
	expect(html).toContain('<link rel="canonical" href="https://example.org/repo/">')
})
