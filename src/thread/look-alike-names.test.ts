import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lookAlikeNames, skeleton } from './look-alike-names.ts'
import type { Participant } from './thread.ts'

const person = (name: string | null): Participant => ({ name, email: null, names: [], emails: [], redacted: [] })
const found = (...names: (string | null)[]) =>
	lookAlikeNames(names.map(person)).map(({ one, other, character }) => [one.name, other.name, character])

test.each([
	['a Cyrillic letter', 'Ann Lee', 'Аnn Lee', 'А'],
	['Greek letters', 'Tom Voss', 'Tοm Vοss', 'ο'],
	['an l for an I', 'Ian Kent', 'lan Kent', 'l'],
	['rn for m', 'Tim Romer', 'Tim Rorner', 'r'],
	['an accent', 'Zoe Brandt', 'Zoë Brandt', 'ë'],
	['full width', 'Bo Ng', 'Ｂo Ng', 'Ｂ'],
	['something invisible', 'Bo Ng', 'Bo\u2060 Ng', '\u2060'],
])('%s is found', (_, one, other, character) => {
	expect(found('Somebody Else', one, null, other)).toEqual([[one, other, character]])
})

test('names that only resemble each other are left alone', () => {
	expect(found('Ann Lee', 'Anna Lee', 'Ian Kent', 'Lan Kent', 'Иван Петров', 'Ivan Petrov', '王伟', '王玮')).toEqual([])
})

test('of the letters that Unicode’s list calls alike, nearly all that a name can hold are known', () => {
	const list = readFileSync(new URL('../../../shared/attacks/strings/homoglyphs.txt', import.meta.url), 'utf8')
	const pairs = list
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => line.split(',').map((code) => String.fromCodePoint(Number.parseInt(code, 16))))
		.flatMap((alike) => {
			const latin = alike.find((one) => /^[A-Za-z]$/.test(one))
			const others = alike.filter((one) => /^[\p{Script=Cyrillic}\p{Script=Greek}]$/u.test(one))
			return latin === undefined ? [] : others.map((other) => [latin, other])
		})
	expect(pairs.length).toBeGreaterThan(60)
	const missed = pairs.filter(([one = '', other = '']) => skeleton(other).toLowerCase() !== skeleton(one).toLowerCase())
	expect(missed.length / pairs.length).toBeLessThan(0.2)
})
