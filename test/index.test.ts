import { readFileSync } from 'node:fs'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)

test('the public face: whoever changes it changes this list', async () => {
	expect(Object.keys(await import('../src/index.ts')).sort()).toEqual([
		'CannotWrite',
		'buildDeck',
		'buildSite',
		'checkOutline',
		'draftOutline',
		'openFile',
		'openThreads',
		'parseOutline',
		'readThread',
		'resolveQuotes',
		'serveDeck',
		'severities',
		'wantedThread',
		'writeOutputs',
	])
})

test('the built library has the same face', async () => {
	const built = new URL('dist/index.js', root)
	expect(Object.keys(await import(built.href)).sort()).toEqual(Object.keys(await import('../src/index.ts')).sort())
})

test('the types it names', () => {
	const source = readFileSync(new URL('src/index.ts', root), 'utf8')
	const types = [
		...source.matchAll(/\btype (\w+)/g),
		...[...source.matchAll(/export type \{([^}]+)\}/g)].flatMap(([, list]) => [...(list ?? '').matchAll(/(\w+)/g)]),
	]
	expect([...new Set(types.map(([, name]) => name))].sort()).toEqual([
		'Argument',
		'Attempt',
		'Block',
		'BlockKind',
		'Build',
		'BuiltDeck',
		'CheckRequest',
		'CheckedOutline',
		'Deck',
		'DeckProgress',
		'DeckRequest',
		'Diagnostic',
		'DiagnosticCode',
		'DraftSource',
		'Drift',
		'Evidence',
		'Message',
		'OpenFile',
		'Opened',
		'Outline',
		'Output',
		'OutputFile',
		'OutputSettings',
		'Participant',
		'Place',
		'Preview',
		'Prose',
		'Quote',
		'QuotePart',
		'QuoteRequest',
		'ReadOptions',
		'RecordedQuote',
		'RecordedThread',
		'RenderedDeck',
		'Resolution',
		'Result',
		'Selector',
		'ServeRequest',
		'Severity',
		'Side',
		'Site',
		'SiteEntry',
		'SiteRequest',
		'SourceFile',
		'Status',
		'Thread',
		'ThreadSource',
		'Tier',
		'WantedThread',
		'WriteRequest',
	])
})

test('the package is one that others can import', async () => {
	const pkgDir = new URL('.', root).pathname
	const { messages, pkg } = await publint({ pkgDir, strict: true })
	expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})
