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

/** After how many pieces, of at most so many, the last paragraph ends and the last sentence; 0 where none does. */
export function lastEnds(blocks: readonly QuoteBlock[], most: number): [paragraph: number, sentence: number] {
	let paragraph = 0
	let sentence = 0
	let start = 0
	for (const block of blocks) {
		const pieces = piecesOf(block)
		const end = start + pieces.length
		const texts = pieces.map(({ text }) => text)
		// What a paragraph announces stands with it.
		if (end <= most && !(block.kind === 'text' && /:\s*$/.test(texts.at(-1)!))) paragraph = end
		if (block.kind === 'text' && start < most) {
			const isEnd = (i: number) => endsSentence(texts[i]!, texts.slice(i + 1, i + 3).join(''))
			const last = texts.slice(0, Math.min(most - start, texts.length - 1)).findLastIndex((_, i) => isEnd(i))
			if (last >= 0) sentence = start + last + 1
		}
		start = end
	}
	return [paragraph, Math.max(paragraph, sentence)]
}

function endsSentence(text: string, next: string): boolean {
	if (IDEOGRAPHIC_END.test(text)) return true
	return WESTERN_END.test(text) && !ABBREVIATION.test(text) && STARTS_SENTENCE.test(next)
}

const IDEOGRAPHIC_END = /[。！？][”’」』）]*$/u
/** With what closes it. */
const WESTERN_END = /[.!?…]["'”’)\]*_]{0,3}$/u
/** And the number of a list's item. */
const ABBREVIATION = /(?:^|[\s(])(?:\d{1,2}|\p{L}|\p{L}\.\p{L}|cf|vs|etc)\.$/u
const STARTS_SENTENCE = /^\s+[^\s\p{Ll}]/u

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

// Text without spaces (CJK, addresses) is cut after 40 characters at the latest, and after its sentences.
const WORDS = /\s{0,200}(?:[^\s。！？]{1,40}(?:[。！？]+[”’」』）]*)?|[。！？]+[”’」』）]*)|\s+/gu

function wordsOf(run: QuoteRun): QuoteRun[] {
	if (run.kind !== 'words') return [run]
	const words = run.text.match(WORDS) ?? []
	return words.map((text) => ({ ...run, text }))
}
