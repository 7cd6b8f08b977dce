import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BuiltDeck, buildDeck } from '../../src/build-deck.ts'
import { singleFile } from '../../src/output/single-file.ts'
import { launchChromium } from '../browser/chromium.ts'
import { serveDeck } from '../browser/serve-deck.ts'
import { openDeck } from '../browser/walk-deck.ts'
import { fixtures, runCli } from '../cli/run-cli.ts'
import { report } from './figures.ts'
import { oneLine, type Vector, vectorsToTry } from './vectors.ts'
import { foreignMarkup, type Harm, watchContext } from './watch-page.ts'

let browser: Browser
let folder: string
const seen = { vectors: 0, scripts: 0, dialogs: 0, requests: 0, 'foreign elements, attributes and addresses': 0 }
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'threaddeck-hostile-themes-'))
	browser = await launchChromium()
})
afterAll(async () => {
	await browser.close()
	rmSync(folder, { recursive: true, force: true })
	report('values, names and files of a theme, in a folder and a single file', seen)
})

let made = 0
function themeOf(files: Readonly<Record<string, string>>): string {
	const theme = join(folder, `theme-${++made}`)
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(theme, name)), { recursive: true })
		writeFileSync(join(theme, name), text)
	}
	return theme
}

async function build(theme: string): Promise<BuiltDeck | null> {
	const { value } = await buildDeck({ outline: join(fixtures, 'talk.md'), theme })
	return value.outcome === 'built' ? value.built : null
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')
/** Of the bytes of a style sheet: in a string each of them could end it. */
const inString = (value: string) => oneLine(value).replace(/["\\]/g, '\\$&')

/** What the style sheet of a theme can say: raw, as values of properties and of strings, as selectors and comments. */
function styleOf({ text: value }: Vector): string {
	return `:root { --paper: ${value}; }\n.stage::after { content: "${inString(value)}"; font-family: ${value}; }\n/* ${value} */\n${value} { color: ${value} }\n`
}

async function use(url: string, scope: string): Promise<Harm> {
	const context = await browser.newContext()
	try {
		const harm = await watchContext(context, scope)
		await openDeck(await context.newPage(), url)
		return harm
	} finally {
		await context.close()
	}
}

async function foreignIn(html: string): Promise<unknown> {
	const page = await browser.newPage()
	try {
		// A single file has its styles and scripts inside, allowed by their hashes.
		return await page.evaluate(
			`(${foreignMarkup})(${JSON.stringify(html)}).filter((one) => !/^(?:<style>|a script of its own)$/.test(one))`,
		)
	} finally {
		await page.close()
	}
}

const vectors = vectorsToTry(20)
const perDeck = 40
const lots = Array.from({ length: Math.ceil(vectors.length / perDeck) }, (_, i) =>
	vectors.slice(i * perDeck, (i + 1) * perDeck),
)

test.each(lots.map((lot, i) => [i + 1, lot] as const))(
	'style sheets of lot %i get out of no element, and the policy lets nothing run or out',
	async (_, lot) => {
		const files = lot.flatMap((vector, i) => [
			[`styles/mine-${String(i).padStart(3, '0')}.css`, styleOf(vector)],
			// Names that mean nothing in a theme.
			[`styles/${vector.text.replace(/[/\0]/g, '').slice(0, 60)}.css`, styleOf(vector)],
			[`partials/${vector.text.replace(/[/\0]/g, '').slice(0, 60)}.hbs`, vector.text],
		])
		const built = await build(themeOf(Object.fromEntries(files)))
		if (built === null) throw new Error('a theme of style sheets is refused')
		expect(
			built.files
				.filter(({ path }) => !/^(?:[\w-]+\.(?:html|json)|assets\/[\w.-]+)$/.test(path))
				.map(({ path }) => path),
		).toEqual([])
		const single = text((await singleFile.make(built, {})) as Uint8Array)
		const page = text(built.files.find(({ path }) => path === 'index.html')!.bytes)
		const foreign = [await foreignIn(single), await foreignIn(page)].flat()
		expect(foreign).toEqual([])
		const served = await serveDeck([...built.files, { path: 'single.html', bytes: Buffer.from(single) }])
		for (const path of ['', 'single.html']) {
			const harm = await use(`${served.url}${path}`, served.url)
			seen.scripts += harm.scripts
			seen.dialogs += harm.dialogs
			seen.requests += harm.requests.length
			expect([harm.scripts, harm.dialogs, harm.requests]).toEqual([0, 0, []])
		}
		await served.close()
		seen['foreign elements, attributes and addresses'] += foreign.length
		seen.vectors += lot.length
	},
	600_000,
)

describe('a template', () => {
	const tricks = [
		'{{constructor}}',
		'{{__proto__}}',
		'{{title.constructor}}',
		'{{title.text.constructor.name}}',
		'{{lookup this "constructor"}}',
		'{{lookup this "__proto__"}}',
		'{{lookup (lookup this "constructor") "prototype"}}',
		'{{lookup title "__defineGetter__"}}',
		'{{#with "s" as |string|}}{{string.sub.apply 0 0}}{{/with}}',
		'{{#each (lookup this "constructor")}}{{@key}}{{/each}}',
		'{{helperMissing}}',
		'{{blockHelperMissing this}}',
		'{{log "x"}}',
		'{{#with this}}{{title}}{{/with}}',
		'{{@root.constructor.constructor "return 1"}}',
		'{{> (lookup this "constructor")}}',
		'{{> (lookup title "text")}}',
		'{{> __proto__}}',
		'{{> constructor}}',
		'{{> "../../../../etc/passwd"}}',
		'{{toString}}',
		'{{hasOwnProperty "id"}}',
		'{{valueOf}}',
		'{{title.text.length.constructor}}',
		'{{lookup title.text "big"}}',
	]

	test.each(tricks)('that says %s reaches no prototype, helper or file', async (trick) => {
		const theme = themeOf({
			'slides/title.hbs': `<section id="{{id}}"><div class="stage"><h2>${trick}</h2></div></section>\n`,
		})
		const { value, diagnostics } = await buildDeck({ outline: join(fixtures, 'talk.md'), theme })
		if (value.outcome === 'built') {
			const html = text(value.built.files.find(({ path }) => path === 'index.html')!.bytes)
			expect(html).not.toMatch(/native code|\[object Function|root:x:0|function Object/)
		} else expect(diagnostics.map(({ code }) => code)).toEqual(['theme-template'])
		expect(Object.keys(Object.prototype)).toEqual([])
	})

	test('fills nothing that mail says into itself again', async () => {
		const theme = themeOf({
			'slides/title.hbs':
				'<section id="{{id}}"><div class="stage"><h2>{{title.text}} {{subject}}</h2>{{#each sides}}<p>{{label}}</p>{{/each}}</div></section>\n',
		})
		const tricks = [
			'{{constructor}}',
			'{{{title}}}',
			'{{> slides/title}}',
			'{{#each this}}x{{/each}}',
			'{{lookup this "__proto__"}}',
		]
		const mail = (i: number) =>
			`From a Mon Jan  1 00:00:00 2024\nFrom: P${i} <p${i}@example.org>\nMessage-ID: <${i}@x>\nSubject: ${tricks.join(' ')}\n${i > 1 ? 'In-Reply-To: <1@x>\n' : ''}\nWords ${i} ${tricks.join(' ')}\n\n`
		const outline = `---\ntitle: ${JSON.stringify(tricks.join(' '))}\nsides: { A: { label: ${JSON.stringify(tricks[0])}, people: [p1@example.org] }, B: { label: ${JSON.stringify(tricks[1])}, people: [p2@example.org] } }\n---\n## ${tricks.join(' ')} end\n\n> Words 1 ${tricks.join(' ')}\n\n> Words 2 ${tricks.join(' ')}\n`
		writeFileSync(join(folder, 'tricks.md'), outline)
		writeFileSync(join(folder, 'tricks.mbox'), mail(1) + mail(2))
		const { value, diagnostics } = await buildDeck({
			outline: join(folder, 'tricks.md'),
			threads: [join(folder, 'tricks.mbox')],
			theme,
		})
		if (value.outcome !== 'built') throw new Error(JSON.stringify(diagnostics))
		const html = text(value.built.files.find(({ path }) => path === 'index.html')!.bytes)
		for (const trick of tricks)
			expect(html.split(trick.replaceAll('>', '&gt;').replaceAll('"', '&quot;')).length).toBeGreaterThan(4)
	})
})

test.each([
	['null', 'null'],
	['a number', '7'],
	['a list', '[]'],
	['nothing', '{}'],
	['no JSON', '{'],
	['empty', ''],
	['the prototype', '{"__proto__":{"polluted":1}}'],
])('widths of a theme’s fonts that are %s are a finding', async (_, metrics) => {
	const theme = themeOf({ 'fonts/metrics.json': metrics })
	const run = await runCli(['build', 'talk.md', '--theme', theme, '-o', join(folder, 'never')])
	expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/error theme-unreadable: /) })
	expect(Object.keys(Object.prototype)).toEqual([])
})

test.each(['missing.png', '../../../../../../etc/passwd', 'fonts/none.woff2', '#id', '\\2e./x'])(
	'a style that asks for %s makes a single file without it, and a finding',
	async (address) => {
		const theme = themeOf({ 'styles/mine.css': `.stage { background: url("${address}"); }\n` })
		const target = join(folder, 'single.html')
		const run = await runCli(['build', 'talk.md', '--theme', theme, '-o', target, '--force'])
		expect(run.code).toBe(0)
		if (!/^(?:#|fonts\/)/.test(address)) expect(run.stderr).toMatch(/mine\.css:1:\d+: warning theme-unsafe: /)
	},
)

test('a name of a theme that a terminal would obey is shown', async () => {
	const run = await runCli(['build', 'talk.md', '--theme', '\u001b[31m\u202e<img src=x>', '-o', join(folder, 'never')])
	expect(run.code).toBe(1)
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	expect(run.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/)
})
