import { expect, test } from 'vitest'
import type { Drawn } from './drawing-writer.ts'
import { shareDrawings } from './share-drawings.ts'

const piece = (body: string, more: Partial<Drawn> = {}): Drawn => ({
	...{ clip: '', gs: '/G3 gs', fill: '1 0 0 rg', stroke: '', font: '', fillState: 'opaque' },
	body: [body, '', ''],
	...more,
})
const strokes = Array.from({ length: 200 }, (_, i) => `${i} 11 m\n${i} 23 l`).join('\n')
const scale = '.75 0 0 .75 0 0 cm\n'

test('what holds is not said again', () => {
	const { drawings, forms } = shareDrawings([[piece('a'), piece('b'), piece('c', { fill: '0 0 1 rg' })]])
	expect(drawings).toEqual([`${scale}/G3 gs\n1 0 0 rg\na\nb\n0 0 1 rg\nc\n`])
	expect(forms.size).toBe(0)
})

test('what was said within a clip ends with it', () => {
	const { drawings } = shareDrawings([[piece('a', { clip: '0 0 9 9 re\nW n\n' }), piece('b')]])
	expect(drawings).toEqual([`${scale}q\n0 0 9 9 re\nW n\n/G3 gs\n1 0 0 rg\na\nQ\n/G3 gs\n1 0 0 rg\nb\n`])
})

test('what several pages have in common is held once, but no marks', () => {
	const long = piece('long '.repeat(400))
	const page = (own: string) => [long, { mark: '/P<</MCID 0>>BDC' }, piece(own), { mark: 'EMC' }]
	const { drawings, forms } = shareDrawings([page('one'), page('two')])
	expect([...forms]).toEqual([['/D0', `/G3 gs\n1 0 0 rg\n${'long '.repeat(400)}\n`]])
	expect(drawings).toEqual(
		['one', 'two'].map((own) => `${scale}/D0 Do\n/P<</MCID 0>>BDC\n/G3 gs\n1 0 0 rg\n${own}\nEMC\n`),
	)
})

test('a path is shared wherever it is drawn', () => {
	const at = (x: number) => piece('', { body: [`q\n1 0 0 1 ${x} 0 cm\n`, strokes, '\nQ'] })
	const { drawings, forms } = shareDrawings([[at(1)], [at(2)]])
	expect([...forms.values()]).toEqual([strokes])
	expect(drawings[1]).toBe(`${scale}/G3 gs\n1 0 0 rg\nq\n1 0 0 1 2 0 cm\n/D0 Do\nQ\n`)
})

test('what is short stays where it is', () => {
	expect(shareDrawings([[piece('a')], [piece('a')]]).forms.size).toBe(0)
})

test('one text after the other is one object', () => {
	const at = (place: string) => piece(`BT\n${place} Td\n(A) Tj\nET`)
	const { drawings } = shareDrawings([[at('10 20.5'), at('12.1 20.5'), piece('f'), at('1 1')]])
	const head = `${scale}/G3 gs\n1 0 0 rg\n`
	expect(drawings).toEqual([`${head}BT\n10 20.5 Td\n(A) Tj\n2.1 0 Td\n(A) Tj\nET\nf\nBT\n1 1 Td\n(A) Tj\nET\n`])
})
