import { expect, test } from 'vitest'
import { fitRows, type RowScale } from './fit-rows.ts'

const scales: [RowScale, ...RowScale[]] = [
	{ size: 20, line: 30, gap: 10 },
	{ size: 10, line: 15, gap: 5 },
]
/** Rows by how many lines each takes; `*` in front: one more where it is the first of a slide. */
const fitted = (rows: string[], room: number) => {
	const heightOf = (row: string, { line }: RowScale) => Number(row.replace('*', '')) * line
	const headOf = (row: string, { line }: RowScale) => (row.startsWith('*') ? line : 0)
	const { pages, scale } = fitRows(rows, scales, room, heightOf, headOf)
	return [scale.size, ...pages.map((page) => page.join(' '))]
}

test.each<[string, string[], number, (string | number)[]]>([
	['the largest size that fits', ['1', '1'], 80, [20, '1 1']],
	['a smaller size before a second slide', ['1', '1', '1'], 80, [10, '1 1 1']],
	['a second slide in the largest size that needs no third', ['1', '1', '1'], 40, [10, '1 1', '1']],
	['about as much on each slide', ['1', '1', '1', '1', '1', '1'], 100, [10, '1 1 1', '1 1 1']],
	['rows that take more room first on a slide', ['*1', '*1', '*1', '*1', '*1'], 80, [10, '*1 *1 *1', '*1 *1']],
	['a row that fits nowhere', ['9', '1'], 40, [20, '9', '1']],
	['no rows', [], 40, [20]],
])('%s', (_, rows, room, expected) => {
	expect(fitted(rows, room)).toEqual(expected)
})
