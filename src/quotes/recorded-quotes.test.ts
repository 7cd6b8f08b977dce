import { expect, it } from 'vitest'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'
import { recordedName, recordQuotes } from './record-quotes.ts'
import { readRecordedQuotes } from './recorded-quotes.ts'

const thread = readThreadFixture('thread.txt')
const recorded = recordQuotes(
	checkOutline(thread, '> We measured 7 ms [...] You asked nobody').resolution.quotes,
	thread,
)
const deck = { version: 2, slides: [], ...recorded }
const read = (text: string | Uint8Array) =>
	readRecordedQuotes({ path: 'd/deck.json', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })

it('reads what was recorded', () => {
	const { value, diagnostics } = read(JSON.stringify(deck))
	expect(diagnostics).toEqual([])
	expect(value).toEqual(deck)
	expect(recorded.quotes).toMatchObject([
		{
			argument: 'a',
			author: 'Bob Ng',
			message: { id: 'b1@example.com', rebuilt: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
			selectors: [{ exact: 'We measured 7 ms' }, { exact: 'You asked nobody' }],
		},
	])
	expect(recorded.thread.messages).toEqual(thread.messages.map(({ id }) => id))
})

it('reads the record of a thread without quotes', () => {
	expect(read(JSON.stringify({ ...deck, quotes: [] })).value).not.toBeNull()
})

const [quote] = recorded.quotes
const withQuote = (change: object) => JSON.stringify({ ...deck, quotes: [quote, { ...quote, ...change }] })
const withSelector = (change: object) => withQuote({ selectors: [{ ...quote!.selectors[0], ...change }] })

it.each<[what: string, text: string | Uint8Array, says: string]>([
	['nothing', '', 'it is no JSON'],
	['half of it', JSON.stringify(deck).slice(0, 400), 'it is no JSON'],
	['other bytes', new Uint8Array([0x7b, 0xff, 0x7d]), 'it is no JSON'],
	['brackets without end', '['.repeat(1_000_000), 'it is no JSON'],
	['a list', '[]', 'it is no deck.json'],
	['null', 'null', 'it is no deck.json'],
	['other JSON', '{"version":2}', 'it is no deck.json'],
	['another version', JSON.stringify({ ...deck, version: 1 }), 'another version of threaddeck wrote it'],
	['no record', '{"version":2,"slides":[]}', 'it was built by a version that kept no record of its quotes'],
	['no thread', JSON.stringify({ ...deck, thread: undefined }), 'thread is missing'],
	[
		'numbers for ids',
		JSON.stringify({ ...deck, thread: { messages: [1], people: [] } }),
		'thread.messages[0] is not a text',
	],
	['an object for quotes', JSON.stringify({ ...deck, quotes: {} }), 'quotes is not a list'],
	['no author', withQuote({ author: null }), 'quotes[1].author is not a text'],
	['no message', withQuote({ message: undefined }), 'quotes[1].message is missing'],
	['no date', withQuote({ message: { ...quote!.message, date: 'today' } }), 'quotes[1].message.date is not a date'],
	['no parts', withQuote({ selectors: [] }), 'quotes[1].selectors is empty'],
	['no words', withSelector({ exact: ' \n' }), 'quotes[1].selectors[0].exact holds no words'],
	['half an offset', withSelector({ start: 1.5 }), 'quotes[1].selectors[0].start is not a whole number'],
	['a negative offset', withSelector({ end: -1 }), 'quotes[1].selectors[0].end is not a whole number'],
	['endless words', withSelector({ exact: 'x'.repeat(100_001) }), 'quotes[1].selectors[0].exact is not a text'],
])('refuses %s', (_, text, says) => {
	const { value, diagnostics } = read(text)
	expect(value).toBeNull()
	expect(diagnostics).toMatchObject([
		{
			code: 'deck-unreadable',
			place: { file: 'd/deck.json', line: 1, column: 1 },
			reason: `The deck cannot be read: ${says}.`,
			hint: expect.stringContaining('threaddeck build'),
		},
	])
})

it.each([
	['Ann Lee', 'Ann Lee'],
	['ann@example.org', 'ann'],
	['Ann Lee (ann@example.org)', 'Ann Lee (ann'],
	['@ann', '@ann'],
])('%s is recorded as %s', (name, expected) => {
	expect(recordedName({ name, email: null, names: [name], emails: [], redacted: [] })).toBe(expected)
})
