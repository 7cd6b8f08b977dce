import { expect, test } from 'vitest'
import { LineTable } from './line-table.ts'

const textsOf = (table: LineTable, body: string) => table.lines(Buffer.from(body)).map(({ text }) => text)

test('ends lines at LF and CRLF, a lone CR stays', () => {
	expect(textsOf(new LineTable(), 'a\r\nb\rc\r\r\n\nd\r')).toEqual(['a', 'b\rc\r', '', 'd\r'])
	expect(textsOf(new LineTable(), '')).toEqual([''])
})

test('keeps a line once, whoever says it in which order, and however it is asked for', () => {
	const table = new LineTable()
	const [one, two, empty, umlaut] = table.lines(Buffer.from('one\ntwo\n\nfür'))
	expect(table.lines(Buffer.from('two\none\nthree\n\nfür\none\ntwo'))).toEqual([
		...[two, one, table.text('three'), empty, umlaut, one, two],
	])
	expect(table.text('für')).toBe(umlaut)
	expect(table.texts(['one', 'two\nfür'])).toEqual([one, two, umlaut])
	const quoted = table.text('> one')
	expect(table.behind(quoted, 2)).toBe(one)
	expect(table.behind(table.text('>> new'), 3).text).toBe('new')
	expect(table.behind(quoted, 5)).toBe(empty)
})

test('tells lines apart that begin alike or share their bytes', () => {
	const table = new LineTable()
	const lines = ['aaaa', 'aaaab', 'aaaaa', 'aaa', '\ufffd', '\ud800', '\udc00', '\ud800\udc00', 'x'.repeat(5000)]
	const texts = lines.map((line) => table.text(line))
	expect(new Set(texts).size).toBe(lines.length)
	expect(texts.map(({ text }) => text)).toEqual(lines)
	expect(lines.map((line) => table.text(line))).toEqual(texts)
	expect(table.behind(table.text('> \ud800'), 2)).toBe(table.text('\ud800'))
})

test('gives lines that mail programs changed one number', () => {
	const table = new LineTable()
	expect(table.numberOf('“Well” –  so')).toBe(table.numberOf('"Well" - so '))
	expect(table.foldedOf(table.numberOf('“Well” –  so'))).toBe('"Well" - so')
	expect(table.numberOf('so')).toBeLessThan(table.size)
	const words = table.numberOf('two words')
	for (const blanks of ['\t', '   ', ' \u00a0', '\u00a0'])
		for (const line of [`${blanks}two words`, `${blanks}two words `]) expect(table.numberOf(line)).toBe(words)
})

test('finds each of very many lines again', () => {
	const table = new LineTable()
	const body = Buffer.from(Array.from({ length: 20_000 }, (_, i) => `line ${i * 7}`).join('\n'))
	const lines = table.lines(body)
	expect(new Set(lines).size).toBe(20_000)
	expect(table.lines(body).every((line, i) => line === lines[i])).toBe(true)
	expect(lines.every((line) => table.text(line.text) === line)).toBe(true)
})
