import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { buildDeck } from '../../src/index.ts'
import { runCli } from '../cli/run-cli.ts'

const outline = fileURLToPath(new URL('../../examples/cacheable-device-memory/outline.md', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'threaddeck-themes-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let made = 0
/** A theme's folder with these files. */
function themeOf(files: Readonly<Record<string, string>>): string {
	const folder = join(scratch, `theme-${++made}`)
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true })
		writeFileSync(join(folder, name), text)
	}
	return folder
}

async function build(theme: string) {
	const { value, diagnostics } = await buildDeck({ outline, theme })
	const files = value.outcome === 'built' ? value.built.files : []
	const textOf = (found: (path: string) => boolean) =>
		Buffer.from(files.find(({ path }) => found(path))?.bytes ?? []).toString('utf8')
	return {
		outcome: value.outcome,
		diagnostics: diagnostics.map(({ code, place, reason }) => ({ code, ...place, reason })),
		html: textOf((path) => path === 'index.html'),
		css: textOf((path) => /deck\.\w+\.css$/.test(path)),
		fonts: files.map(({ path }) => path).filter((path) => path.endsWith('.woff2')),
	}
}

describe('a theme’s folder', () => {
	test('stands in place of the default theme file by file', async () => {
		const theme = themeOf({
			'slides/title.hbs': '<section id="{{id}}"><div class="stage mine"><h2>{{title.text}}</h2></div></section>\n',
			'partials/logo.hbs': '<p>logo</p>\n',
			'styles/strip.css': '.strip { display: none; }\n',
			'styles/mine.css': '.mine { color: var(--ink); }\n',
			'readme.txt': 'not part of it',
		})
		const { outcome, diagnostics, html, css } = await build(theme)
		expect([outcome, diagnostics]).toEqual(['built', []])
		expect(html).toContain('<div class="stage mine"><h2>How should a guest see memory')
		expect(html).toContain('argument-slide')
		expect(css).not.toContain('vector-effect')
		expect(css.trimEnd().endsWith('.mine { color: var(--ink); }')).toBe(true)
	})

	test('ships the fonts that its styles name, and no other', async () => {
		const fonts = '@font-face { font-family: "Mine"; src: url("fonts/mine.woff2"); }\n'
		const theme = themeOf({ 'fonts.css': fonts, 'fonts/mine.woff2': 'x', 'fonts/other.woff2': 'y' })
		const { fonts: shipped, diagnostics } = await build(theme)
		expect(shipped).toEqual([expect.stringMatching(/^assets\/mine\.\w{10}\.woff2$/)])
		expect(diagnostics.map(({ code }) => code)).toEqual(['theme-metrics'])
	})
})

describe('a template that is wrong names its file and line', () => {
	test.each([
		['a name that is not in the data', '\n{{nobody}}', 2, '"nobody" is not in'],
		['a name inside an each', '{{#each quotes}}\n\n{{autor}}{{/each}}', 3, '"autor" is not in'],
		['a block that is not closed', '<b>\n{{#if label}}\n</b>', 2, "if doesn't match each"],
		['a helper that does not exist', '<b>\n{{shout label}}</b>', 2, 'shout'],
		['a partial that does not exist', '\n\n{{> partials/nowhere}}', 3, 'no template "partials/nowhere"'],
	])('%s', async (_, template, line, reason) => {
		const theme = themeOf({ 'partials/mark.hbs': '', 'slides/argument.hbs': `{{#each sides}}${template}\n{{/each}}\n` })
		const { outcome, diagnostics } = await build(theme)
		expect(outcome).toBe('refused')
		expect(diagnostics).toEqual([
			expect.objectContaining({ code: 'theme-template', file: join(theme, 'slides/argument.hbs') }),
		])
		expect(diagnostics[0]?.reason).toContain(reason)
		expect(diagnostics[0]?.line).toBe(line)
	})
})

test.each([
	['{{{text}}}', 1],
	['{{&text}}', 1],
	['{{{html}}}', 0],
	['<a href={{url}}>', 1],
	['<script>alert(1)</script>', 1],
	['<p onclick="x">', 1],
	['<p style="color: red">', 1],
	['<section data-background-image="{{url}}">', 1],
	['<section data-notes="{{text}}">', 1],
	['<p class="one" data-number="{{number}}">', 0],
])('in a theme of one’s own, %s is named %d times', async (line, count) => {
	const theme = themeOf({ 'partials/unused.hbs': `<!-- -->\n${line}\n` })
	const { diagnostics } = await build(theme)
	expect(diagnostics.map(({ code, line }) => [code, line])).toEqual(Array(count).fill(['theme-unsafe', 2]))
})

test.each(['{', '[]', '{"unitsPerEm":1000}', '{"unitsPerEm":1000,"faces":{"serif":[{"from":32}]}}'])(
	'widths of fonts that are %s are refused',
	async (text) => {
		const theme = themeOf({ 'fonts/metrics.json': text })
		const { outcome, diagnostics } = await build(theme)
		expect(outcome).toBe('refused')
		expect(diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual([
			['theme-unreadable', join(theme, 'fonts/metrics.json'), 1],
		])
	},
)

test('a style sheet that loads from elsewhere is named', async () => {
	const theme = themeOf({
		'styles/mine.css': '@import url("https://example.org/x.css");\n.a { background: url(x.png) }\n',
	})
	expect((await build(theme)).diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
		['theme-unsafe', 1, 1],
		['theme-unsafe', 1, 9],
		['theme-unsafe', 2, 18],
	])
})

test('the program finds a theme from where it runs, and the outline’s from the outline’s folder', async () => {
	const theme = themeOf({ 'partials/strip.hbs': '<p>{{nobody}}</p>\n' })
	const named = await runCli(['build', outline, '--theme', 'here', '-o', 'deck'], { cwd: dirname(theme) })
	expect([named.code, named.stderr.split('\n')[0]]).toEqual([1, expect.stringContaining('no theme "here"')])
	const found = await runCli(['build', outline, '--theme', theme.slice(dirname(theme).length + 1), '-o', 'deck'], {
		cwd: dirname(theme),
	})
	expect(found.code).toBe(1)
	expect(found.stderr).toMatch(/^theme-\d+[\\/]partials[\\/]strip\.hbs:1:6: error theme-template: /)
})

describe('the shipped themes', () => {
	test('ask for contrast in one way, whoever asks', () => {
		const css = readFileSync(new URL('../../templates/default/styles/tokens.css', import.meta.url), 'utf8')
		const blocks = [
			/:root:not\(\[data-contrast="normal"\]\) \{([^}]*)\}/.exec(css)?.[1],
			/^:root\[data-contrast="more"\] \{([^}]*)\}/m.exec(css)?.[1],
		].map((block) => block?.replace(/\s+/g, ' '))
		expect(blocks[0]).toContain('--paper')
		expect(blocks[0]).toBe(blocks[1])
	})

	test('terminal draws and fits with its own fonts', async () => {
		const { outcome, diagnostics, fonts, html } = await build('terminal')
		expect([outcome, diagnostics]).toEqual(['built', []])
		expect(fonts).toHaveLength(5)
		expect(fonts.every((path) => path.includes('ibm-plex-mono'))).toBe(true)
		expect(html.match(/<section /g)?.length).toBeGreaterThan((await build('default')).html.match(/<section /g)!.length)
	})
})

test('docs/themes.md says what templates are given; if not, run node scripts/theme-contract.mjs', async () => {
	// Its types are no part of the project's.
	const script: string = '../../scripts/theme-contract.mjs'
	const { withContract } = await import(script)
	const page = readFileSync(new URL('../../docs/themes.md', import.meta.url), 'utf8')
	expect(page).toBe(withContract(page))
})
