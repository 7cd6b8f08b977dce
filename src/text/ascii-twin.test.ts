import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withAsciiTwin } from './ascii-twin.ts'

const patterns = [
	/\p{L}+/gu,
	/[\p{Lu}\p{Lt}\p{Lo}]\p{Ll}*/gu,
	/[^\p{L}\p{N}\p{M} ]+/gu,
	/(?<![\p{L}\p{N}_])(?:not|n['’]t)(?![\p{L}\p{N}_-])/giu,
	/^[\s*_[\]\p{S}\p{M}!|-]*caution/giu,
	/\p{Nd}{2}|\p{S}|[\p{Script=Han}\p{Script=Hangul}]|\p{Script=Hiragana}|\[\p{L}\]/gu,
]

describe('the twin finds in ASCII what the pattern finds', () => {
	const words = fc.constantFrom('not', "n't", 'CAUTION', '[', ']', ' ', '12', '~', '^', '`', '$')
	const text = fc.array(fc.oneof(words, fc.string({ unit: 'binary-ascii' }))).map((parts) => parts.join(''))
	test.each(patterns)('%s', (pattern) => {
		const twin = withAsciiTwin(pattern)
		expect(twin.for('a')).not.toBe(pattern)
		fc.assert(
			fc.property(text, (text) => {
				expect([...text.matchAll(twin.for(text))]).toEqual([...text.matchAll(pattern)])
			}),
		)
	})

	test('in every single character', () => {
		const ascii = String.fromCharCode(...Array(128).keys())
		for (const pattern of patterns)
			expect([...ascii.matchAll(withAsciiTwin(pattern).for(ascii))]).toEqual([...ascii.matchAll(pattern)])
	})
})

test('other text is left to the pattern itself', () => {
	const [pattern] = patterns
	expect(withAsciiTwin(pattern!).for('Dvořák')).toBe(pattern)
})

test('a property of which nobody said what it is in ASCII is a defect, not a guess', () => {
	expect(() => withAsciiTwin(/\p{Emoji}/u).for('1')).toThrow(/Emoji/)
})
