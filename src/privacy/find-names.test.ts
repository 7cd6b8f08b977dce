import { expect, test } from 'vitest'
import { cutAtNames } from './find-names.ts'

const cut = cutAtNames(
	new Map([
		['Ann Lee', 'P1'],
		['Ann Lee-Roth', 'P2'],
		['Will', 'P3'],
	]),
)

test.each([
	['Ann Lee said', 'P1 said'],
	['as ANN LEE said', 'as P1 said'],
	['Ann\nLee said', 'P1 said'],
	['Ann Lee-Roth said', 'P2 said'],
	['Ann Leeds said', 'Ann Leeds said'],
	['Joann Lee said', 'Joann Lee said'],
	['Will will do it', 'P3 will do it'],
	["Ann Lee's", "P1's"],
])('%j', (text, expected) => {
	expect(
		cut(text)
			.map((piece) => piece.instead ?? piece.text)
			.join(''),
	).toBe(expected)
})
