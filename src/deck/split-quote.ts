import type { QuoteBlock, QuoteRun } from './quote-figure.ts'

/** How many pieces a quote can be cut into: words of running text, lines of code. */
export function countPieces(blocks: readonly QuoteBlock[]): number {
	return blocks.reduce((sum, block) => sum + piecesOf(block).length, 0)
}

/** Cuts a quote after so many pieces. Joined, head and tail hold every character once, in order. */
export function splitQuote(blocks: readonly QuoteBlock[], pieces: number): [head: QuoteBlock[], tail: QuoteBlock[]] {
	const head: QuoteBlock[] = []
	const tail: QuoteBlock[] = []
	let left = pieces
	for (const block of blocks) {
		const own = piecesOf(block)
		if (left > 0) head.push(joinPieces(block, own.slice(0, left)))
		if (left < own.length) tail.push(joinPieces(block, own.slice(Math.max(left, 0))))
		left -= own.length
	}
	return [head, tail]
}

type Piece = QuoteRun | (QuoteBlock & { kind: 'code' })['lines'][number]

function piecesOf(block: QuoteBlock): readonly Piece[] {
	return block.kind === 'text' ? block.runs.flatMap(wordsOf) : block.lines
}

function joinPieces(block: QuoteBlock, pieces: readonly Piece[]): QuoteBlock {
	if (block.kind !== 'text') return { ...block, lines: pieces.filter((piece) => 'mark' in piece) }
	const runs: QuoteRun[] = []
	for (const piece of pieces) {
		if (!('kind' in piece)) continue
		const last = runs.at(-1)
		if (last?.kind === 'words' && piece.kind === 'words') {
			runs[runs.length - 1] = { ...last, text: last.text + piece.text }
		} else runs.push(piece)
	}
	return { kind: 'text', runs }
}

// Text without spaces (CJK, addresses) is cut after 40 characters at the latest.
function wordsOf(run: QuoteRun): QuoteRun[] {
	if (run.kind !== 'words') return [run]
	const words = run.text.match(/\s{0,200}\S{1,40}|\s+/gu) ?? []
	return words.map((text) => ({ ...run, text }))
}
