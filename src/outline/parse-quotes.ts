import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import type { Placed, QuoteRequest } from './outline.ts'
import { type Attribution, parseAttribution } from './parse-attribution.ts'
import { type BodyLine, isQuote } from './scan-lines.ts'
import { shown } from './shown.ts'

interface QuotedLine {
	readonly text: string
	readonly place: Place
}

/**
 * Reads a run of `>` lines, with the attribution line right below it where there is one. A run holds several quotes
 * when attributions inside it end them. What is no quote is left out and reported: `quote-of-quote` for marks inside
 * the words, `loose-line` for marks without words and for names without a quote.
 */
export function parseQuotes(
	run: readonly BodyLine[],
	below: BodyLine | null,
	side: Placed<string> | null,
): { quotes: QuoteRequest[]; diagnostics: Diagnostic[] } {
	const quotes: QuoteRequest[] = []
	const diagnostics: Diagnostic[] = []
	let words: QuotedLine[] = []

	const credit = (line: QuotedLine, found: Attribution) => {
		const at = (index: number) => ({ ...line.place, column: line.place.column + index })
		const { author, locator } = found
		const attribution = {
			author: { value: author.value, place: at(author.index) },
			locator: locator && { value: locator.value, place: at(locator.index) },
		}
		if (words.every(isEmpty)) diagnostics.push(withoutQuote(line))
		else finish(attribution)
		words = []
	}
	const finish = (attribution: Pick<QuoteRequest, 'author' | 'locator'>) => {
		const nested = words.find(({ text }) => isQuote(text))
		if (nested) diagnostics.push(quoteOfQuote(nested))
		else quotes.push({ kind: 'quote', ...trimmed(words), side, ...attribution })
	}

	for (const [index, line] of run.entries()) {
		const quoted = withoutMark(line)
		const isEnd = index === run.length - 1 && !below
		const found = parseAttribution(quoted.text, isEnd ? 'end' : 'inside')
		// Two hyphens begin many things; above all words they are some of those.
		const isWords = !found || (words.every(isEmpty) && /^\s*-/.test(quoted.text))
		if (isWords) words.push(quoted)
		else credit(quoted, found)
	}
	if (below) credit(below, parseAttribution(below.text, 'end')!)
	else if (!words.every(isEmpty)) finish({ author: null, locator: null })
	else if (words.length === run.length) diagnostics.push(withoutWords(run[0]!))
	return { quotes, diagnostics }
}

/** What to say of an attribution that has no quote right above it. */
export function withoutQuote({ text, place }: QuotedLine): Diagnostic {
	const reason = `${shown(text)} credits a quote, but no quoted words stand right above it.`
	const hint = 'Put it directly below the last `> ` line of its quote, without a blank line between.'
	return diagnostic('loose-line', place, reason, hint)
}

function withoutWords({ place }: BodyLine): Diagnostic {
	return diagnostic('loose-line', place, 'A quote mark stands here without words.', 'Write the words after `> `.')
}

function quoteOfQuote({ text, place }: QuotedLine): Diagnostic {
	const reason = `${shown(text)} is a quotation inside the quote; a quote holds the words of one writer.`
	const hint = 'Quote the inner words on their own, with one `> `: they are credited to who wrote them.'
	return diagnostic('quote-of-quote', place, reason, hint)
}

/** The raw words: all that follows `>` and one space. */
function withoutMark({ text, place }: BodyLine): QuotedLine {
	const mark = /^ {0,3}> ?/.exec(text)![0].length
	return { text: text.slice(mark), place: { ...place, column: place.column + mark } }
}

function isEmpty({ text }: QuotedLine): boolean {
	return text.trim() === ''
}

function trimmed(words: readonly QuotedLine[]): Pick<QuoteRequest, 'text' | 'place' | 'linePlaces'> {
	const first = words.findIndex((line) => !isEmpty(line))
	const lines = words.slice(first, words.findLastIndex((line) => !isEmpty(line)) + 1)
	const { text, place } = lines[0]!
	return {
		text: lines.map((line) => line.text).join('\n'),
		place: { ...place, column: place.column + text.search(/\S/) },
		linePlaces: lines.map((line) => line.place),
	}
}
