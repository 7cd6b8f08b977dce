import { describe, expect, it } from 'vitest'
import type { Block, Message, Participant, Thread } from '../thread/thread.ts'
import { checkOutline } from './fixtures/check-outline.ts'
import { threadOf } from './fixtures/read-thread-fixture.ts'
import { bodyOf, indexForeignText, indexOwnText } from './own-text.ts'

const ann: Participant = { name: 'Ann Lee', email: null, names: ['Ann Lee'], emails: [], redacted: [] }
const bob: Participant = { ...ann, name: 'Bob Ng', names: ['Bob Ng'] }

function message(
	blocks: readonly (Partial<Block> & Pick<Block, 'kind' | 'text'>)[],
	author: Participant | null = ann,
): Message {
	let line = 1
	const placed = blocks.map((block): Block => {
		const first = line
		line += block.text.split('\n').length
		return {
			depth: 0,
			lines: [first, line - 1],
			author: null,
			messageId: null,
			by: 'headers',
			contradicts: null,
			wrap: 'lines',
			afterGap: false,
			...block,
		}
	})
	return {
		id: 'm',
		rebuilt: false,
		author,
		authorBy: 'headers',
		date: null,
		subject: null,
		parentId: null,
		url: null,
		quotedBy: [],
		lines: linesOf(placed),
		ownLines: 0,
		blocks: placed,
	}
}

/** The body in which the blocks stand, their quote marks put back. */
function linesOf(blocks: readonly Block[]): string[] {
	const lines: string[] = []
	for (const { lines: place, depth, text } of blocks) {
		while (lines.length < place[0] - 1) lines.push('')
		lines.push(...text.split('\n').map((line) => '> '.repeat(depth) + line))
	}
	return lines
}

function threadWith(...messages: Message[]): Thread {
	return { subject: '', messages, participants: [ann, bob] }
}

describe('passages of own text', () => {
	it.each<[string, (Partial<Block> & Pick<Block, 'kind' | 'text'>)[], string[]]>([
		[
			'go on over trailers, patches and blank lines',
			[
				{ kind: 'own', text: 'a\n' },
				{ kind: 'trailer', text: 'b' },
				{ kind: 'diff', text: 'c' },
				{ kind: 'own', text: '\nd' },
			],
			['a\n\nb\nc\n\nd'],
		],
		[
			'end at a quotation',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'quoted', text: 'b' },
				{ kind: 'own', text: 'c' },
			],
			['a', 'c'],
		],
		[
			'end at an empty quotation',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'quoted', text: '' },
				{ kind: 'own', text: 'c' },
			],
			['a', 'c'],
		],
		[
			'end at an attribution line',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'attribution', text: 'b' },
				{ kind: 'own', text: 'c' },
			],
			['a', 'c'],
		],
		[
			'end at a signature',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'signature', text: 'b' },
				{ kind: 'own', text: 'c' },
			],
			['a', 'c'],
		],
		[
			'end at a gap',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'own', text: 'b', afterGap: true },
			],
			['a', 'b'],
		],
		[
			'end where somebody else writes',
			[
				{ kind: 'own', text: 'a' },
				{ kind: 'own', text: 'b', author: bob },
			],
			['a', 'b'],
		],
	])('%s', (_, blocks, expected) => {
		expect(indexOwnText(threadWith(message(blocks))).passages.map(({ source }) => source)).toEqual(expected)
	})

	it('are written by the one their block names, else by the author', () => {
		const { passages } = indexOwnText(
			threadWith(
				message([
					{ kind: 'own', text: 'a' },
					{ kind: 'own', text: 'b', author: bob },
				]),
			),
		)
		expect(passages.map(({ turn }) => turn.author)).toEqual([ann, bob])
	})

	it('are found in the body, whatever stands before them', () => {
		const one = message([
			{ kind: 'own', text: 'a' },
			{ kind: 'quoted', text: 'b\nb', depth: 2 },
			{ kind: 'own', text: 'c', lines: [6, 6] },
		])
		expect(bodyOf(one)).toBe('a\n> > b\n> > b\n\n\nc')
		const { passages } = indexOwnText(threadWith(one))
		expect(passages.map(({ start, source }) => bodyOf(one).slice(start, start + source.length))).toEqual(['a', 'c'])
	})

	it('keep the blank lines between two blocks as they were sent, and end at a quotation without words', () => {
		const between = (line: string) => {
			const one = message([
				{ kind: 'own', text: 'a' },
				{ kind: 'trailer', text: 'b', lines: [3, 3] },
			])
			const { passages } = indexOwnText(threadWith({ ...one, lines: ['a', line, 'b'] }))
			return passages.map(({ source }) => source)
		}
		expect(between(' \t')).toEqual(['a\n \t\nb'])
		expect(between('> ')).toEqual(['a', 'b'])
	})

	it('join DelSp lines block by block', () => {
		const one = message([
			{ kind: 'own', text: 'a \nb', wrap: 'flowed-delsp' },
			{ kind: 'trailer', text: 'c \nd' },
			{ kind: 'own', text: 'e \nf', wrap: 'flowed-delsp' },
		])
		expect(indexOwnText(threadWith(one)).passages[0]?.folded.text).toBe('ab c d ef')
	})

	it('are everything that foreign text is not', () => {
		const one = message([
			{ kind: 'own', text: 'a' },
			{ kind: 'attribution', text: 'b' },
			{ kind: 'quoted', text: 'c', author: bob },
			{ kind: 'quoted', text: 'd', depth: 2 },
		])
		expect(indexForeignText(threadWith(one)).passages.map(({ source, turn }) => [source, turn.author])).toEqual([
			['b', null],
			['c', bob],
			['d', null],
		])
	})
})

describe('what cannot be seen cuts no word', () => {
	const thread = threadOf(
		'From: Ann Lee\nId: a@b\n\nThis is un\u00ADsafe, in\u200Bsecure, a cafe\u0301s, 10\u00A0000 and\nnon-\nportable. A pre-\nand post-thing 👍🏽.\n===\nFrom: Bob Ng\nId: c@b\n\nNothing.',
	)
	const sides = '  a: [Ann Lee]\n  b: [Bob Ng]'

	it.each([
		'safe, insecure',
		'secure, a',
		'This is un',
		'a cafe',
		'cafe',
		'000 and',
		'and non',
		'portable. A pre- and',
		'10',
	])('%j is refused', (quote) => {
		expect(checkOutline(thread, `> ${quote}`, sides).errors).toEqual(['9:3 quote-not-found'])
	})

	it.each(['unsafe, insecure', 'a cafés', '10 000 and', 'non-\n> portable', 'A pre- and post-thing 👍🏽.'])(
		'%j passes',
		(quote) => {
			expect(checkOutline(thread, `> ${quote}`, sides).errors).toEqual([])
		},
	)
})
