import { expect, test } from 'vitest'
import { joinMarks } from './join-marks.ts'

const begin = (mark: number) => `/P <</MCID ${mark} >>BDC`
const always = () => true

test.each([
	[
		'one after the other',
		[begin(0), 'f', 'EMC', '1 0 0 rg', begin(1), 'f', 'EMC'],
		[begin(0), 'f', '1 0 0 rg', 'f', 'EMC'],
	],
	['three', [begin(0), 'EMC', begin(1), 'EMC', begin(2), 'f', 'EMC'], [begin(0), 'f', 'EMC']],
	[
		'something drawn between',
		[begin(0), 'f', 'EMC', 'S', begin(1), 'EMC'],
		[begin(0), 'f', 'EMC', 'S', begin(1), 'EMC'],
	],
])('%s', (_, before, after) => {
	expect(joinMarks(before.join('\n'), always)).toBe(after.join('\n'))
})

test('of another element', () => {
	const drawing = [begin(0), 'f', 'EMC', begin(1), 'f', 'EMC'].join('\n')
	expect(joinMarks(drawing, () => false)).toBe(drawing)
})
