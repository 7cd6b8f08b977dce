import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const keys = ['title', 'subtitle', 'author', 'date', 'venue', 'lang', 'minutes', 'thread', 'root', 'sides', 'people']
const people = ['Ankit Agrawal', 'Jason Gunthorpe', 'Marc Zyngier', 'jgg@nvidia.com', '山田太郎', 'José Núñez']

test.each([
	['titel', keys, 'title'],
	['Title', keys, 'title'],
	['side', keys, 'sides'],
	['threads', keys, 'thread'],
	['language', keys, 'lang'],
	['theme', keys, null],
	['order', keys, null],
	['name', keys, null],
	['', keys, null],
	['x', keys, null],
	['title', [], null],
	['title', ['', 'tile'], 'tile'],
	['Mark Zyngier', people, 'Marc Zyngier'],
	['Zyngier', people, 'Marc Zyngier'],
	['Gunthorpe, Jason', people, 'Jason Gunthorpe'],
	['Marc Zyngier, last Tuesday', people, 'Marc Zyngier'],
	['Jose Nunez', people, 'José Núñez'],
	['jgg', people, 'jgg@nvidia.com'],
	['山田', people, '山田太郎'],
	['Linus Torvalds', people, null],
	['No', ['Yes', 'Non'], 'Non'],
	['AB', ['BA'], null],
] as const)('%j → %#', (word, candidates, expected) => {
	expect(nearest(word, candidates)).toBe(expected)
})

test('of two equally near the earlier', () => {
	expect(nearest('bold', ['cold', 'gold'])).toBe('cold')
	expect(nearest('bold', ['gold', 'cold'])).toBe('gold')
})

test('an equal word always wins', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ minLength: 1 })), fc.stringMatching(/^[a-z]{1,20}$/), (others, word) => {
			expect(
				nearest(word, [...others, word])
					?.toLowerCase()
					.trim(),
			).toBe(word)
		}),
	)
})

test('a word of a megabyte is cut, not compared', () => {
	expect(nearest('x'.repeat(1_000_000), ['title', 'y'.repeat(1_000_000)])).toBeNull()
})
