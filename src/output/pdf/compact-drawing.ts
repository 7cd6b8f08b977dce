import { narrow, type State } from './drawing-state.ts'
import { type DrawingContext, DrawingWriter, type Piece } from './drawing-writer.ts'
import { multiply, numbersOf } from './geometry.ts'

/**
 * Writes a page's drawing (PDF content stream, ISO 32000-1 section 7.8.2) shorter, with nothing moved by more than a quarter of a
 * pixel: in pixels from the lower left, each state said once, letters that follow each other as one string. Chromium says
 * everything anew for each box, and places nearly every letter on its own where a font's widths are no binary fractions.
 * Null for a drawing with commands that it does not know.
 */
export function compactDrawing(drawing: string, context: DrawingContext): readonly Piece[] | null {
	const writer = new DrawingWriter(context)
	let state: State = { matrix: [1, 0, 0, 1, 0, 0], fill: '', stroke: '', gs: '', clip: null }
	const kept: State[] = []
	let path = ''
	for (let start = 0, end = 0; start < drawing.length; start = end + 1) {
		pathLines.lastIndex = start
		if (pathLines.test(drawing)) {
			path = drawing.slice(start, pathLines.lastIndex)
			start = pathLines.lastIndex
		}
		end = drawing.indexOf('\n', start)
		if (end < 0) end = drawing.length
		const line = drawing.slice(start, end)
		const operator = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('>')) + 1)
		if (operator === '') continue
		if (path !== '') {
			if (painting.has(operator)) writer.paint(path + operator, operator, state)
			else if (/^W\*? n$/.test(line)) state = { ...state, clip: narrow(state, path, line) }
			else return null
			path = ''
			continue
		}
		switch (operator) {
			case 'q':
				kept.push(state)
				break
			case 'Q':
				state = kept.pop() ?? state
				break
			case 'cm':
				state = { ...state, matrix: multiply(numbersOf(line), state.matrix) }
				break
			case 'rg': {
				const [, stroke = state.stroke, fill = ''] = /^(?:(.*) RG )?([\d. ]+) rg$/.exec(line) ?? []
				if (fill === '') return null
				state = { ...state, stroke, fill }
				break
			}
			case 'gs':
				state = { ...state, gs: line }
				break
			case 'BDC':
			case 'BMC':
				writer.mark(line)
				break
			case 'EMC':
				writer.endMark()
				break
			case 'Do':
				writer.asItIs(line, state)
				break
			case 'BT': {
				end = drawing.indexOf('\nET', start)
				const text = drawing.slice(start + 3, end)
				end += 3
				if (!writer.text(text, state)) writer.asItIs(`BT\n${text}\nET`, state)
				break
			}
			default:
				return null
		}
	}
	return writer.end()
}

/** What builds a path, a command a line (section 8.5.2). */
const pathLines = /(?:[-\d. ]+ (?:re|[mlcvy])\n|h\n)+/y
const painting = new Set(['f', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])

/** A path's commands with two decimals. */
export function roundPath(path: string): string {
	return path.replace(/-?\d{0,9}\.\d{3,12}/g, (number) => String(Math.round(Number(number) * 100) / 100))
}
