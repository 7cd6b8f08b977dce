import type { Deck } from '../deck/deck.ts'
import type { CodeBlock, QuoteFigure, QuoteRun } from '../deck/quote-figure.ts'
import type { CodeToken } from './highlight-code.ts'

/** A token of a line of code as the templates see it: beside what the highlighter knows, a diff's sign, a trailer's key. */
type Token = Omit<CodeToken, 'kind'> & { readonly kind: CodeToken['kind'] | 'sign' | 'key' }

type Colour = (block: CodeBlock) => readonly (readonly CodeToken[])[] | null

/**
 * How the templates see a quote: every block and run names the partial that draws it, and a line of code has tokens. The
 * highlighter is loaded only for a deck with code in a language that is known.
 */
export async function quoteViews({ slides }: Deck): Promise<(quote: QuoteFigure) => object> {
	const sides = slides.flatMap((slide) => (slide.kind === 'argument' ? slide.sides : []))
	const blocks = sides.flatMap(({ quotes }) => quotes.flatMap((quote) => quote.blocks))
	const isKnown = blocks.some((block) => block.kind !== 'text' && block.language !== null)
	const colour: Colour = isKnown ? (await import('./highlight-code.ts')).highlightCode : () => null
	return (quote) => ({
		...quote,
		blocks: quote.blocks.map((block) => {
			if (block.kind !== 'text') return { template: 'partials/lines', ...block, lines: linesView(block, colour) }
			const runs = block.runs.map((run) => ({ template: `partials/${runTemplates[run.kind]}`, ...run }))
			return { template: 'partials/text', ...block, runs }
		}),
	})
}

const runTemplates: Readonly<Record<QuoteRun['kind'], string>> = {
	words: 'words',
	code: 'code',
	emphasis: 'emphasis',
	strong: 'strong',
	ending: 'ending',
	elision: 'edit',
	insertion: 'edit',
}

function linesView(block: CodeBlock, colour: Colour): object[] {
	const coloured = colour(block)
	return block.lines.map((line, i) => {
		const tokens: readonly Token[] = coloured?.[i] ?? [{ text: line.text, kind: null }]
		if (block.kind === 'trailer') return { tokens: apart(tokens, line.text.indexOf(':') + 1, 'key'), ...line }
		const isSigned = line.mark === 'added' || line.mark === 'removed'
		return { tokens: isSigned ? apart(tokens, 1, 'sign') : tokens, ...line }
	})
}

/** Tokens with so many characters of the first one standing for themselves. */
function apart(tokens: readonly Token[], length: number, kind: Token['kind']): readonly Token[] {
	const [first, ...others] = tokens
	if (first === undefined || length === 0) return tokens
	const rest = { ...first, text: first.text.slice(length) }
	return [{ text: first.text.slice(0, length), kind }, ...(rest.text === '' ? [] : [rest]), ...others]
}
