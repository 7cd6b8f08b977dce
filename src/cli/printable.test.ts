import { expect, test } from 'vitest'
import { printable, printableJson } from './printable.ts'

test.each([
	['plain text is kept', 'Ann Lee, “why?”', 'Ann Lee, “why?”'],
	['other scripts are kept', 'مرحبا 漢字 é', 'مرحبا 漢字 é'],
	['an escape sequence is shown', '\u001b[31mred\u001b]52;c;x\u0007', '^[[31mred^[]52;c;x^G'],
	['C1 controls are shown', 'a\u009b31m', 'a<U+009B>31m'],
	['DEL and NUL are shown', '\u007f\u0000', '^?^@'],
	['marks of direction are shown', 'a\u202ecod.exe\u2066', 'a<U+202E>cod.exe<U+2066>'],
	['line breaks and tabs are blanks', 'a\r\nb\tc\u2028d', 'a  b c d'],
])('%s', (_, text, shown) => {
	expect(printable(text)).toBe(shown)
})

test('JSON keeps its meaning and loses what a terminal obeys', () => {
	const value = { subject: 'a\u001b[0m\u009b\u202e\u2028b\u007f' }
	const text = printableJson(value)
	expect(JSON.parse(text)).toEqual(value)
	expect(text).toMatch(/^[\n -~]*$/)
})
