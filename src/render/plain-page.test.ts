import { expect, test } from 'vitest'
// @ts-expect-error: a script of the build has no types
import { partsOfTemplates, plainTemplate } from '../../scripts/plain-templates.mjs'
import { assembleDeck } from '../deck/assemble-deck.ts'
import { crowd } from '../deck/fixtures/crowd.ts'
import { nasty } from '../deck/fixtures/nasty.ts'
import { small } from '../deck/fixtures/small.ts'
import { buildTalk, type TalkPlan } from '../deck/fixtures/talks.ts'
import { loadTheme } from './load-theme.ts'
import { PagePieces } from './page-pieces.ts'
import { type PlainTemplate, plainPage } from './plain-page.ts'
import { renderDeck } from './render-deck.ts'
import type { CompileTemplates } from './template-engine.ts'
import * as parts from './template-parts.ts'

const asFunction = (source: string): PlainTemplate =>
	new Function(...Object.keys(parts), `return ${plainTemplate(source.replace(/\n$/, ''))}`)(...Object.values(parts))

const compilePlain: CompileTemplates = async (templates) => {
	const functions = new Map([...templates].map(([name, source]) => [name, asFunction(source)]))
	return new PagePieces(false).joined(plainPage(functions, (_, fill) => fill))
}

const plans: [string, TalkPlan][] = [
	['small', small],
	['small, in turns, with a clock', { ...small, order: 'alternate', minutes: 20, author: 'Ann' }],
	['crowd', crowd],
	['nasty', nasty],
]

test.each(plans)('plain functions draw what Handlebars draws: %s', async (_, plan) => {
	const theme = await loadTheme()
	const { outline, resolution, thread } = buildTalk(plan)
	const deck = assembleDeck(outline, resolution, thread, theme.metrics)
	const sharing = { url: 'https://example.org/talk/', picture: 'https://example.org/talk/picture.png' }
	for (const shared of [null, sharing, { ...sharing, picture: null }]) {
		const draw = async (compile?: CompileTemplates) => {
			const [page] = await renderDeck(deck, theme, shared, compile)
			return Buffer.from(page!.bytes).toString('utf8')
		}
		expect(await draw(compilePlain)).toBe(await draw())
	}
})

test('the functions find what they are made of', () => {
	expect(partsOfTemplates.toSorted()).toEqual(Object.keys(parts).toSorted())
})

test.each([
	'{{#with title}}{{/with}}',
	'{{#each rows}}{{else}}none{{/each}}',
	'{{@index}}',
	'{{../title}}',
	'{{shout title}}',
	'<p>\n  {{> partials/mark}}\n</p>',
])('what they cannot do is an error of the build: %s', (source) => {
	expect(() => plainTemplate(source)).toThrow()
})

test.each([[''], ['<a href="x">\'`=&'], [0], [12], [-0], [null], [undefined], [true], [false], [['<b>', '"']]])(
	'%j is escaped as Handlebars does',
	async (value) => {
		const { default: Handlebars } = await import('handlebars')
		const view = { value }
		const ask =
			'{{value}}{{#if value}}yes{{else}}no{{/if}}{{#if value includeZero=true}}yes{{/if}}{{#unless value}}un{{/unless}}'
		expect(asFunction(ask)(view, { data: { root: view }, partials: {} })).toBe(Handlebars.compile(ask)(view))
	},
)
