import { beforeAll, describe, expect, test } from 'vitest'
import { assembleDeck } from '../deck/assemble-deck.ts'
import { crowd } from '../deck/fixtures/crowd.ts'
import { nasty } from '../deck/fixtures/nasty.ts'
import { small } from '../deck/fixtures/small.ts'
import { buildTalk, type TalkPlan } from '../deck/fixtures/talks.ts'
import type { OutputFile } from '../source-file.ts'
import { loadTheme } from './load-theme.ts'
import { renderDeck } from './render-deck.ts'
import { type CompileTemplates, rememberTemplates } from './template-engine.ts'
import type { Theme } from './theme.ts'

let theme: Theme
beforeAll(async () => {
	theme = await loadTheme()
})

const filesOf = async (plan: TalkPlan): Promise<readonly OutputFile[]> => {
	const { outline, resolution, thread } = buildTalk(plan)
	return renderDeck(assembleDeck(outline, resolution, thread, theme.metrics), theme)
}
const textOf = (files: readonly OutputFile[], path: string) =>
	Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString('utf8')

test('a deck is a page, its data and files named by their content', async () => {
	const paths = (await filesOf(small)).map(({ path }) => path)
	expect(paths.slice(0, 2)).toEqual(['index.html', 'deck.json'])
	expect(paths.slice(2).filter((path) => !/^assets\/[\w.-]+\.[0-9a-f]{10}\.(?:css|js|woff2)$/.test(path))).toEqual([])
	expect(new Set(paths).size).toBe(paths.length)
})

test('every file that the page and its styles name is there', async () => {
	const files = await filesOf(small)
	const paths = new Set(files.map(({ path }) => path))
	const styles = files.filter(({ path }) => path.endsWith('.css')).map(({ path }) => textOf(files, path))
	const named = [...textOf(files, 'index.html').matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path]) => path)
	const fonts = styles.flatMap((css) =>
		[...css.matchAll(/url\("?([\w.-]+\.woff2)"?\)/g)].map(([, name]) => `assets/${name}`),
	)
	expect(named.length).toBe(3)
	expect(fonts).toHaveLength(theme.fonts.length)
	expect([...named, ...fonts].filter((path) => !paths.has(path ?? ''))).toEqual([])
})

test('the same deck gives the same bytes', async () => {
	const [one, two] = [await filesOf(small), await filesOf(small)]
	expect(one.map(({ bytes }) => Buffer.from(bytes))).toEqual(two.map(({ bytes }) => Buffer.from(bytes)))
})

describe('a page that follows another is what it would be alone', () => {
	const [one, ...others] = small.arguments
	const plans: [string, TalkPlan][] = [
		['another slide', { ...small, arguments: [{ ...one!, title: 'Another title', note: 'And a note' }, ...others] }],
		['a slide less', { ...small, arguments: others }],
		['a slide more', { ...small, arguments: [...small.arguments, { ...one!, title: 'Once more' }] }],
		['another order', { ...small, arguments: small.arguments.toReversed() }],
		['another talk', crowd],
	]
	const rootSlides: Theme['templates'] = new Map([
		['partials/notes', '<aside>{{#each @root.slides}}{{id}} {{/each}}{{@index}}</aside>'],
	])
	test.each(plans.flatMap(([name, plan]) => [false, true].map((looksAround) => ({ name, plan, looksAround }))))(
		'$name, with templates that look around: $looksAround',
		async ({ plan, looksAround }) => {
			const templates = looksAround ? new Map([...theme.templates, ...rootSlides]) : theme.templates
			const draw = (plan: TalkPlan, compile?: CompileTemplates) => {
				const { outline, resolution, thread } = buildTalk(plan)
				const deck = assembleDeck(outline, resolution, thread, theme.metrics)
				return renderDeck(deck, { ...theme, templates }, null, compile)
			}
			const compile = rememberTemplates()
			await draw(small, compile)
			const next = await draw(plan, compile)
			expect(textOf(next, 'index.html')).toBe(textOf(await draw(plan), 'index.html'))
			const back = await draw({ ...small, lang: 'de' }, compile)
			expect(textOf(back, 'index.html')).toBe(textOf(await draw({ ...small, lang: 'de' }), 'index.html'))
		},
	)
})

describe('the page of a hostile talk', () => {
	let html: string
	beforeAll(async () => {
		html = textOf(await filesOf(nasty), 'index.html')
	})

	test('has no script, style or handler of the talk’s own', () => {
		expect(html.match(/<script\b[^>]*>/g)).toEqual(
			theme.scripts.map(({ name }) => expect.stringMatching(`<script src="assets/${name.split('.')[0]}\\.`)),
		)
		expect(html).not.toMatch(/<style|\sstyle=|<img|<iframe|\son[a-z]+=(?!x|alert)/i)
	})

	test('shows the hostile text as it was written', () => {
		expect(html).toContain(
			'&lt;script&gt;alert(1)&lt;/script&gt; {{title}} {{{html}}} &lt;img src&#x3D;x onerror&#x3D;alert(2)&gt;',
		)
	})

	test('links to the web and into the deck only', () => {
		const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
		expect(hrefs.filter((href) => !/^(?:https:\/\/|assets\/|#[\w-]+$|data:,$)/.test(href))).toEqual([])
	})

	test('leads every outside link away without a trace', () => {
		const links = html.match(/<a [^>]*href="http[^>]*>/g) ?? []
		expect(links.length).toBeGreaterThan(10)
		expect(links.filter((link) => !link.includes('rel="noopener noreferrer"'))).toEqual([])
	})
})

test('the policy allows the scripts and styles of the deck and nothing else', async () => {
	const html = textOf(await filesOf(small), 'index.html')
	const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? ''
	const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
	expect(directives.get('default-src')).toEqual(["'none'"])
	expect(directives.get('script-src')).toEqual(["'self'"])
	expect(directives.get('style-src')).toEqual(["'self'"])
	expect(policy).not.toContain('unsafe')
})

test('words of a quote stand in the page without a character more', async () => {
	const html = textOf(await filesOf(small), 'index.html')
	expect(html).toContain('<p>If <code dir="ltr">blkcache_write()</code> returns before the data')
	expect(html).toContain(
		'nobody is told. <span class="edit" tabindex="0">[…]<span class="said">23 words left out</span></span> That is not',
	)
	expect(html).toContain(
		'<span class="line removed hang-6"><span class="token-sign">-</span>\tif (cache-&gt;dirty &lt; limit)\n</span><span class="line added hang-6">',
	)
})

test('a theme without its page says so', async () => {
	const { outline, resolution, thread } = buildTalk(small)
	const deck = assembleDeck(outline, resolution, thread, theme.metrics)
	await expect(renderDeck(deck, { ...theme, templates: new Map() })).rejects.toThrow('deck.hbs')
})
