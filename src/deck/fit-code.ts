import { expandTabs } from './code-lines.ts'
import { countLines, type Face, type FontMetrics, textWidth } from './measure-text.ts'
import type { CodeBlock, CodeLine } from './quote-figure.ts'
import { codeLineHeight, codeSizes } from './stage.ts'

/**
 * The largest size, from `most` down, at which the fewest lines of the code are too long for a width in px, and the
 * height that the lines then take.
 */
export function fitCode(
	block: CodeBlock,
	most: number,
	width: number,
	fonts: FontMetrics,
): { readonly size: number; readonly height: number } {
	let best = { size: most, lines: Number.POSITIVE_INFINITY }
	for (const size of block.kind === 'trailer' ? [trailerSize] : codeSizes.filter((step) => step <= most)) {
		const lines = block.lines.reduce((sum, line) => sum + linesOf(line, faceOf(block), size, width, fonts), 0)
		if (lines < best.lines) best = { size, lines }
		if (lines === block.lines.length) break
	}
	return { size: best.size, height: best.lines * codeLineHeight(best.size) }
}

/** Signatures to something that stands elsewhere: all of them alike, in px. */
const trailerSize = 17

/** Trailers are names and no program; their keys stand out. */
function faceOf({ kind }: CodeBlock): Face {
	return kind === 'trailer' ? 'sansBold' : 'mono'
}

function linesOf(line: CodeLine, face: Face, size: number, width: number, fonts: FontMetrics): number {
	const text = expandTabs(line.text)
	if (textWidth(text, face, size, fonts) <= width) return 1
	// Counted as if the first line had no more room than those that hang.
	const hang = textWidth('0'.repeat(line.hang), face, size, fonts)
	return countLines([{ text: text.trimStart(), face, size }], width - hang, fonts, true)
}
