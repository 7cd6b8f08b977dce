import type { QuotePart } from '../quotes/quote.ts'
import { foldBlanks } from '../text/fold-text.ts'
import type { Words } from '../words/words.ts'
import { codeLines } from './code-lines.ts'
import type { CodeBlock, QuoteBlock, QuoteRun } from './quote-figure.ts'
import { type SetPiece, setLines } from './set-lines.ts'
import { codeSizes } from './stage.ts'
import { styleWords } from './style-words.ts'

/**
 * A quote's parts as they stand on the slide: running text, and code, diffs and trailers with their lines, not fitted yet.
 *
 * @param languageOf in which language code or a diff is written, which is a part's source or what stands in that
 */
export function quoteBlocks(
	parts: readonly QuotePart[],
	words: Words,
	languageOf: (part: WordsPart, code: string) => string | null = () => null,
): QuoteBlock[] {
	const blocks: QuoteBlock[] = []
	let runs: QuoteRun[] = []
	const endText = () => {
		if (runs.length > 0) blocks.push({ kind: 'text', runs })
		runs = []
	}
	for (const part of parts) {
		if (part.kind === 'words' && part.form !== 'prose') {
			endText()
			const language = part.form === 'trailer' ? null : languageOf(part, part.source)
			blocks.push(codeBlock(part.source, part.form, language))
		} else if (part.kind === 'words') {
			for (const [i, piece] of piecesOf(part).entries()) {
				if (i > 0 || piece.kind === 'code') endText()
				if (piece.kind === 'text') append(runs, styleWords(piece.text, part.syntax))
				else blocks.push(codeBlock(piece.source, 'code', languageOf(part, piece.source)))
			}
		} else if (part.kind === 'elision') {
			append(runs, [{ kind: 'elision', text: '[…]', title: words.leftOut(part.gap) }])
		} else {
			const text = part.text.startsWith('[') ? part.text : `[${part.text}]`
			append(runs, [{ kind: 'insertion', text, title: words.labels.inserted }])
		}
	}
	endText()
	return blocks
}

type WordsPart = QuotePart & { readonly kind: 'words' }

function codeBlock(source: string, kind: CodeBlock['kind'], language: string | null): CodeBlock {
	return { kind, language, lines: codeLines(source, kind), size: codeSizes[0] }
}

function piecesOf({ text, source, column }: WordsPart): SetPiece[] {
	// Where lines are joined without a blank (format=flowed with DelSp) the source does not tell how its text reads.
	const isTold = source.includes('\n') && foldBlanks(source).text.trim() === foldBlanks(text).text.trim()
	if (isTold) return setLines(source, column)
	return text.split(/\n[ \t]*\n/).map((paragraph) => ({ kind: 'text', text: paragraph }))
}

function append(runs: QuoteRun[], more: readonly QuoteRun[]): void {
	const before = runs.at(-1)
	const after = more[0]
	if (before !== undefined && after !== undefined && needsSpace(before, after))
		runs.push({ kind: 'words', text: ' ', title: null })
	runs.push(...more)
}

/** Between the author's words and the presenter's, unless the author's are written without blanks. */
function needsSpace(before: QuoteRun, after: QuoteRun): boolean {
	const nearby = isEdit(before) ? after.text.slice(0, 20) : before.text.slice(-20)
	const neighbour = [...nearby.matchAll(/[\p{L}\p{N}]/gu)].at(isEdit(before) ? 0 : -1)?.[0] ?? ''
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(neighbour)) return false
	return /[^\s(]$/.test(before.text) && /^[^\s,.;:!?)]/.test(after.text)
}

function isEdit({ kind }: QuoteRun): boolean {
	return kind === 'elision' || kind === 'insertion'
}
