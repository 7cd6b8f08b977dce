import { expect, test } from 'vitest'
import { sharePaths } from './share-paths.ts'

const strokes = (x: number) => `${Array.from({ length: 20 }, (_, i) => `${x + i} 11 m\n${x + i} 23 l\n`).join('')}S\n`

test('a long path of two pages is held once', () => {
	const { drawings, paths } = sharePaths([`q\n${strokes(0)}Q`, `q\n${strokes(0)}Q\n${strokes(5)}`])
	expect(drawings).toEqual(['q\n/Path0 Do\nQ', `q\n/Path0 Do\nQ\n${strokes(5)}`])
	expect([...paths]).toEqual([['Path0', strokes(0)]])
})

test('a short one stays where it is', () => {
	const drawing = '0 17 m\n854 17 l\nS\n'
	expect(sharePaths([drawing, drawing])).toEqual({ drawings: [drawing, drawing], paths: new Map() })
})
