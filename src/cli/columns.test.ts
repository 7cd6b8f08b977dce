import { expect, test } from 'vitest'
import { clip, columnsOf, fill } from './columns.ts'

test.each([
	['Marc', 4],
	['José', 4],
	['Jose\u0301', 4],
	['山田太郎', 8],
	['한국', 4],
	['a\u200db', 2],
	['🎉', 2],
	['─└', 2],
])('%s takes %i columns', (text, columns) => {
	expect(columnsOf(text)).toBe(columns)
})

test.each([
	['Marc Zyngier', 12, 'Marc Zyngier'],
	['Marc Zyngier', 11, 'Marc Zyngi…'],
	['山田太郎', 8, '山田太郎'],
	['山田太郎', 7, '山田太…'],
	['山田太郎', 6, '山田…'],
	['Marc', 1, '…'],
	['Marc', 0, ''],
	['Marc', -5, ''],
])('%s in %i columns is %s', (text, columns, clipped) => {
	expect(clip(text, columns)).toBe(clipped)
})

test.each([
	['Marc', 6, 'Marc  '],
	['山田太郎', 6, '山田… '],
	['Marc', -1, ''],
])('%s fills %i columns', (text, columns, filled) => {
	expect(fill(text, columns)).toBe(filled)
})
