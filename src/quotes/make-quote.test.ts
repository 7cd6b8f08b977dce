import { describe, expect, it } from 'vitest'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'
import type { Quote } from './quote.ts'

const thread = readThreadFixture('thread.txt')

function quote(text: string): Quote {
	const { errors, resolution } = checkOutline(thread, `> ${text}`)
	expect(errors).toEqual([])
	return resolution.quotes[0]!
}

describe('parts', () => {
	it.each([
		['It costs 1.5 ms on average', ['prose', 'It costs 1.5 ms on average', 'It costs 1.5 ms on\naverage']],
		['asked. I don’t', ['prose', "asked.\n\nI don't", "asked.\n\nI don't"]],
		['if (!ptr) return -1;', ['code', 'if (!ptr) return -1;', '\tif (!ptr)\n\t\treturn -1;']],
		['return write_through(page);', ['diff', 'return write_through(page);', '+\treturn write_through(page);']],
		[
			'-	return write_back(page); +	return',
			['diff', '- return write_back(page); + return', '-\treturn write_back(page);\n+\treturn'],
		],
		['Signed-off-by: Ann Lee', ['trailer', 'Signed-off-by: Ann Lee', 'Signed-off-by: Ann Lee']],
		['line break too. From', ['prose', 'line break too. From', 'line bre \nak too.  \n From']],
	])('%j', (text, expected) => {
		const [part] = quote(text).parts
		expect(part?.kind === 'words' && [part.form, part.text, part.source]).toEqual(expected)
	})

	it('keep elisions and insertions in their order', () => {
		expect(
			quote('[...] The cache should [...] [it] costs [about] 1.5 ms [...] [sic]').parts.map((part) =>
				'text' in part ? part.text : part.gap,
			),
		).toEqual([0, 'The cache should', 5, 'it', 'costs', 'about', '1.5 ms', 20, 'sic'])
	})

	it('count the own words on both sides of a quotation as left out', () => {
		expect(quote('We measured 7 ms [...] who ships').parts[1]).toEqual({ kind: 'elision', gap: 12 })
	})

	it('leave out as little as possible where words come again', () => {
		expect(quote('the [...] board. I would').parts[1]).toEqual({ kind: 'elision', gap: 1 })
	})
})

describe('selectors', () => {
	it('lead to each part in the body as it was sent, with what stands around', () => {
		const { selectors, message } = quote('We measured 7 ms [...] You asked nobody')
		expect(selectors).toEqual([
			{
				exact: 'We measured 7 ms',
				prefix: '00 requests wait for the disk.\n\n',
				suffix: ' on the slowest board. I would\nk',
				start: 158,
				end: 174,
			},
			{
				exact: 'You asked nobody',
				prefix: ' problem for anybody we asked.\n\n',
				suffix: ' who ships the slow board. Howev',
				start: 278,
				end: 294,
			},
		])
		const body = message.lines.join('\n')
		expect(body).toContain('\n> ')
		for (const { exact, prefix, suffix, start, end } of selectors) {
			expect(body.slice(start, end)).toBe(exact)
			expect(body.slice(0, start).endsWith(prefix)).toBe(true)
			expect(body.slice(end).startsWith(suffix)).toBe(true)
		}
	})

	it('begin at the first word, not at a diff mark', () => {
		expect(quote('return write_through(page);').selectors[0]?.prefix.endsWith('+\t')).toBe(true)
	})
})

describe('whence and whither', () => {
	it.each([
		['We measured 7 ms', 'a1@example.org'],
		['You asked nobody', 'a1@example.org'],
		['as I said before', 'b1@example.com'],
		['Rebuilt words', 'c1@example.net'],
		['The cache should write', null],
	])('%j answers', (text, id) => {
		expect(quote(text).answers?.id ?? null).toBe(id)
	})

	it('a rebuilt message was quoted by', () => {
		const named = {
			...thread,
			messages: thread.messages.map((message) =>
				message.id === 'quoted-dee' ? { ...message, quotedBy: ['b1@example.com', 'b2@example.com'] } : message,
			),
		}
		const { resolution } = checkOutline(named, '> Rebuilt words')
		expect(resolution.quotes[0]?.quotedBy.map(({ name }) => name)).toEqual(['Bob Ng'])
	})

	it('the context is the paragraph', () => {
		expect(quote('keep write-back').context).toBe(
			'We measured 7 ms on the slowest board. I would\nkeep write-back there.',
		)
	})
})
