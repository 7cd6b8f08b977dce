import { expect, test } from 'vitest'
import { keepEnding } from './keep-ending.ts'

test.each([
	['Nobody is told.', 'is told.'],
	['told.', null],
	['that is xxxxxxxxxxxxxx told.', null],
	['数据 就会 丢失。', null],
	['with a blank at its end ', null],
])('%j ends in %j', (text, ending) => {
	const runs = keepEnding([{ kind: 'words', text, title: null }])
	expect(runs.map((run) => run.text).join('')).toBe(text)
	expect(runs.find(({ kind }) => kind === 'ending')?.text ?? null).toBe(ending)
	expect(keepEnding(runs)).toEqual(runs)
})

test('what ends in code stays', () => {
	const runs = [
		{ kind: 'words', text: 'call it ', title: null },
		{ kind: 'code', text: 'now()', title: null },
	] as const
	expect(keepEnding(runs)).toEqual(runs)
})
