import { expect, test } from 'vitest'
import type { Block, Message } from '../thread/thread.ts'
import { english } from '../words/en.ts'
import { messageRuns } from './message-runs.ts'

const block = (kind: Block['kind'], first: number, last: number): Block => ({
	kind,
	depth: kind === 'quoted' ? 1 : 0,
	lines: [first, last],
	text: '',
	author: null,
	messageId: null,
	by: 'headers',
	contradicts: null,
	wrap: 'lines',
	afterGap: false,
})
const messageOf = (lines: readonly string[], blocks: readonly Block[]): Message => ({
	id: 'm@example.org',
	rebuilt: false,
	author: null,
	authorBy: 'headers',
	date: null,
	subject: null,
	parentId: null,
	url: null,
	quotedBy: [],
	lines,
	ownLines: lines.length,
	blocks,
})
const spanOf = (message: Message, words: string, quote: number) => {
	const start = message.lines.join('\n').indexOf(words)
	return { start, end: start + words.length, quote }
}
const small = messageOf(
	['> Is it safe?', '', 'No, it is not safe', 'on any board.', '-- ', 'Ann'],
	[block('quoted', 1, 2), block('own', 3, 4), block('signature', 5, 6)],
)

test('a message is cut where its writer changes and where a quote stands', () => {
	expect(messageRuns(small, [spanOf(small, 'it is not safe\non any', 2)], english)).toEqual([
		{ kind: 'other', text: '> Is it safe?\n\n', quotes: [] },
		{ kind: 'own', text: 'No, ', quotes: [] },
		{ kind: 'own', text: 'it is not safe\non any', quotes: [2] },
		{ kind: 'own', text: ' board.\n', quotes: [] },
		{ kind: 'other', text: '-- \nAnn', quotes: [] },
	])
})

test('quotes that overlap share their words', () => {
	const runs = messageRuns(small, [spanOf(small, 'No, it is', 1), spanOf(small, 'it is not', 2)], english)
	expect(runs.filter(({ quotes }) => quotes.length > 0)).toEqual([
		{ kind: 'own', text: 'No, ', quotes: [1] },
		{ kind: 'own', text: 'it is', quotes: [1, 2] },
		{ kind: 'own', text: ' not', quotes: [2] },
	])
})

test.each([
	['no quote', []],
	['a quote to the end', [spanOf(small, 'Ann', 1)]],
	['a quote of everything', [{ start: 0, end: 1000, quote: 1 }]],
])('joined, the runs are the message: %s', (_, spans) => {
	const runs = messageRuns(small, spans, english)
	expect(runs.map(({ text }) => text).join('')).toBe(small.lines.join('\n'))
})

test('a long patch is shown at its beginning and around its quotes', () => {
	const lines = Array.from({ length: 1000 }, (_, i) => `line ${i + 1}`)
	const patch = messageOf(lines, [block('diff', 1, 1000)])
	const runs = messageRuns(patch, [spanOf(patch, 'line 700', 1)], english)
	expect(runs.map(({ kind }) => kind)).toEqual(['own', 'left-out', 'own', 'own', 'own', 'left-out'])
	expect(runs[1]?.text).toBe('[… 579 lines …]\n')
	expect(runs[2]?.text.startsWith('line 640\n')).toBe(true)
	expect(runs[3]).toEqual({ kind: 'own', text: 'line 700', quotes: [1] })
})
