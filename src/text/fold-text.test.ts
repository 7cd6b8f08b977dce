import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldBlanks, foldTypography } from './fold-text.ts'

describe('foldBlanks', () => {
	it.each([
		['one space for runs', 'a  b\t c\n\n d', 'a b c d'],
		['soft hyphens and zero-width marks', 'co\u00ADopera\u200Bte \u200B \uFEFFnow', 'cooperate now'],
		['composed characters', 'cafe\u0301 \u1112\u1161\u11AB', 'café 한'],
		['no blank between Han and Kana', '内存\n  映射 です', '内存映射です'],
		['a blank between Han and Latin', '使用\nLinux', '使用 Linux'],
		['a blank between Hangul', '캐시\n메모리', '캐시 메모리'],
		['a blank between Thai sentences', 'ปลอดภัย\nไหม', 'ปลอดภัย ไหม'],
		['nothing of typography', '“a” — b… c\u00A0d', '“a” — b… c\u00A0d'],
		['nothing of case, accents, points', 'Not, É. -- 1.5', 'Not, É. -- 1.5'],
	])('folds %s', (_, source, expected) => {
		expect(foldBlanks(source).text).toBe(expected)
	})

	it.each([
		['a space goes with the line break', 'exam \nple of  \nflow', 'example of flow'],
		['stuffed lines', 'to \n  From', 'to From'],
		['a fixed line stays apart', 'one\ntwo', 'one two'],
		['CRs are no part of it', 'one \r\ntwo', 'one two'],
	])('joins DelSp lines: %s', (_, source, expected) => {
		expect(foldBlanks(source, () => true).text).toBe(expected)
	})

	it('asks about the offset of the line break', () => {
		expect(foldBlanks('ab \ncd \nef', (offset) => offset === 3).text).toBe('abcd ef')
	})
})

describe('foldTypography', () => {
	it.each([
		['quotation marks', '‘a’ “b” „c‟ ‚d‛', '\'a\' "b" "c" \'d\''],
		['dashes', 'a—b – c − 1 ‑ ‐', 'a-b - c - 1 - -'],
		['two hyphens between blanks', 'a -- b --- c -- ', 'a - b - c - '],
		['two hyphens at the ends', '-- a --', '- a -'],
		['no option', 'a --b c-- i--j ----', 'a --b c-- i--j ----'],
		['ellipses', 'a… b...', 'a... b...'],
		['no-break and printed spaces', 'a\u00A0b \u2009 c\u3000d', 'a b c d'],
		['no blank between Han', '内\u3000存', '内存'],
		['nothing of case, accents, points', 'Not, É. `a` «b» 1.5', 'Not, É. `a` «b» 1.5'],
	])('folds %s', (_, source, expected) => {
		expect(foldTypography(source).text).toBe(expected)
	})
})

describe('the way back', () => {
	it.each([
		['a  b\n\nc', 'b', 'b'],
		['a  b\n\nc', 'b c', 'b\n\nc'],
		['x co\u00ADop y', 'coop', 'co\u00ADop'],
		['x\u00AD coop\u00AD y', 'coop', 'coop'],
		['un cafe\u0301!', 'café', 'cafe\u0301'],
		['内存\n映射', '存映', '存\n映'],
	])('%j: %j', (source, part, expected) => {
		const folded = foldBlanks(source)
		const start = folded.text.indexOf(part)
		expect(source.slice(...folded.toSource(start, start + part.length)!)).toBe(expected)
	})

	it('leads nowhere from inside a mark that folds as a whole', () => {
		const folded = foldTypography('a… b')
		expect(folded.toSource(0, 2)).toBeNull()
		expect(folded.toSource(2, 6)).toBeNull()
		expect(folded.toSource(0, 4)).toEqual([0, 2])
		expect(folded.toSource(1, 4)).toEqual([1, 2])
	})

	it('leads to a text that folds to the same', () => {
		const text = fc.string({
			unit: fc.constantFrom('a', 'b', ' ', '\n', '\u00AD', '…', '“', '内', '-', 'e\u0301', '\u00A0'),
			maxLength: 40,
		})
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (source, a, b) => {
				const blanks = foldBlanks(source)
				const typography = foldTypography(blanks.text)
				const start = a % (typography.text.length + 1)
				const end = start + (b % (typography.text.length + 1 - start))
				const part = typography.text.slice(start, end)
				if (part === '' || part.trim() !== part) return
				const plain = typography.toSource(start, end)
				const range = plain && blanks.toSource(...plain)
				if (!range) return
				const again = foldTypography(foldBlanks(source.slice(...range)).text).text
				// A lone run of hyphens at an end has its blanks cut off: only there may it fold further.
				if (!/^-|-$/.test(part)) expect(again.trim()).toBe(part)
			}),
			{ numRuns: 2000 },
		)
	})
})
