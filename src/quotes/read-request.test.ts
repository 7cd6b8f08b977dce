import { describe, expect, it } from 'vitest'
import { type Reading, readRequest } from './read-request.ts'

/** A reading as text: pieces between `…`, insertions in braces. */
function shown({ pieces, startsElided, endsElided, closing }: Reading): string {
	const words = pieces.map(({ segments }) =>
		segments.map(({ insertions, text }) => insertions.map((word) => `{${word}}`).join('') + text).join('|'),
	)
	return [startsElided ? '…' : '', words.join('…'), endsElided ? '…' : '', ...closing.map((word) => `{${word}}`)].join(
		'',
	)
}

describe('readRequest', () => {
	it.each([
		['plain words', ['plain words']],
		['a [...] b', ['a…b']],
		['a […] b [ ... ] c', ['a…b…c']],
		['a [...] [...] b', ['a…b']],
		['[...] a [...]', ['…a…']],
		['a ... b', ['a ... b', 'a…b']],
		['a… b', ['a… b', 'a…b']],
		['a.... b', ['a.... b', 'a…b']],
		['a [x] b', ['a [x] b', 'a|{x}b']],
		['[x] a', ['[x] a', '{x}a']],
		['a [x].', ['a [x].', 'a|{x}.']],
		['a [x]', ['a [x]', 'a|{x}']],
		['a [x] [...] b', ['a [x]…b', 'a|{x}…b']],
		['a [...] [x] b', ['a…[x] b', 'a…{x}b']],
		['a [...] [x]', ['a…[x]', 'a…{x}']],
		['a ... b [x] c', ['a ... b [x] c', 'a…b [x] c', 'a ... b|{x}c', 'a…b|{x}c']],
		['arr[i] and [1]x', ['arr[i] and [1]x']],
		['a [] b [--] c', ['a [] b [--] c']],
		['[...]', []],
		['...', ['...']],
		['  ', []],
	])('%j', (text, expected) => {
		expect(readRequest(text).map(shown)).toEqual(expected)
	})

	it.each([
		['a [x] b', 'a b'],
		['a [x].', 'a.'],
		['a ([x] b)', 'a (b)'],
		['a [x] [y] b', 'a b'],
	])('joins the words around an insertion: %j', (text, expected) => {
		expect(
			readRequest(text)
				.at(-1)
				?.pieces.map((piece) => piece.text),
		).toEqual([expected])
	})

	it('tells where a piece begins', () => {
		expect(
			readRequest('ab [...]\n cd')
				.at(-1)
				?.pieces.map(({ offset }) => offset),
		).toEqual([0, 10])
	})

	it('does not try every combination of many marks', () => {
		expect(readRequest('a ... [x] '.repeat(20)).length).toBeLessThanOrEqual(4)
	})
})
