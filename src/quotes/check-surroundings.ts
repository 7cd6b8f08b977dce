import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.ts'
import { withAsciiTwin } from '../text/ascii-twin.ts'
import { excerpt } from './excerpt.ts'
import { callPerson } from './match-people.ts'
import type { Passage, PassageIndex } from './own-text.ts'
import { paragraphAround } from './passage-lines.ts'
import type { Quote, Selector } from './quote.ts'
import { sentenceEnd } from './sentence-end.ts'
import { NEGATION, NEGATION_BEHIND, takesBack } from './turning-words.ts'

/** Warns where the words around an argument's quotes change what they say. */
export function checkSurroundings(quotes: readonly Quote[], own: PassageIndex): Diagnostic[] {
	return quotes.flatMap((quote) => {
		const name = callPerson(quote.author)
		const passage = passageOf(quote, quote.selectors.at(-1)!, own)
		const rest = restOfSentence(quote, passage)
		const next = passage.source.slice(rest.end)
		const isQuoted = (offset: number) => {
			const at = passage.start + offset + passage.source.slice(offset).search(/\S|$/)
			return quotes.some(
				({ message, selectors }) =>
					message === quote.message && selectors.some(({ start, end }) => start <= at && at < end),
			)
		}
		const findings: Diagnostic[] = []
		const warn = (code: DiagnosticCode, reason: string, hint: string) =>
			findings.push(diagnostic(code, quote.request.place, reason, hint))

		const lost = negationLost(quote, rest.words, own)
		if (lost) warn('negation-cut', `The words ${lost.how} hold a negation: ${excerpt(lost.words)}.`, lost.hint)
		if (rest.isCut && !isQuoted(rest.end - rest.words.length))
			warn(
				'tail-cut',
				`${name}'s sentence goes on: ${excerpt(rest.words, MOST_SHOWN)}`,
				'Quote it to its end, or end the quote with "[...]".',
			)
		if (takesBack(next.trimStart()) && !isQuoted(rest.end)) {
			const sentence = next.trim().slice(0, sentenceEnd(next.trim()))
			warn(
				'but-follows',
				`${name}'s next sentence may take this back: ${excerpt(sentence, MOST_SHOWN)}`,
				'Quote it too, or make sure the slide is fair without it.',
			)
		}
		return findings
	})
}

/** UTF-16 units of a sentence that a finding shows. */
const MOST_SHOWN = 160
const ENDS_CLAUSE = /[.!?:;\u2026\u3002\uFF01\uFF1F\uFF1A\uFF1B]["'\u201D\u2019)\]*_`]{0,3}$/u
const STARTS_WITH_END =
	/^["'\u201D\u2019)\]*_`]{0,3}(?:[.!?:;\u2026]["'\u201D\u2019)\]*_]{0,3}(?=\s|$)|[\u3002\uFF01\uFF1F\uFF1A\uFF1B])/u
const HOLDS_WORD = withAsciiTwin(/[\p{L}\p{N}]/u)
const LIST_ITEM = /\n[ \t]*(?:[-*+\u2022]|\d{1,3}[.)])[ \t]/

interface Rest {
	readonly words: string
	readonly isCut: boolean
	/** Offset in the passage's source at which the next sentence may begin. */
	readonly end: number
}

function passageOf({ message }: Quote, { start, end }: Selector, own: PassageIndex): Passage {
	const passages = own.byMessage.get(message)!
	return passages.find((passage) => passage.start <= start && end <= passage.start + passage.source.length)!
}

/** What of the last sentence the quote leaves out at its end. */
function restOfSentence({ parts, selectors }: Quote, { source, start, blocks }: Passage): Rest {
	const end = selectors.at(-1)!.end - start
	const last = parts.findLast((part) => part.kind === 'words')!
	const at = blocks.findLastIndex((block) => block.start < end)
	const blockEnd =
		blocks[at + 1] && blocks[at + 1]!.block.kind !== blocks[at]!.block.kind ? blocks[at + 1]!.start : source.length
	const [, paragraphEnd] = paragraphAround(source, [end, end])
	const paragraph = source.slice(end, Math.min(blockEnd, paragraphEnd))
	const item = LIST_ITEM.exec(paragraph)?.index ?? paragraph.length
	const closing = STARTS_WITH_END.exec(paragraph)?.[0].length
	if (ENDS_CLAUSE.test(last.text)) return { words: '', isCut: false, end }
	if (closing !== undefined) return { words: '', isCut: false, end: end + closing }
	const length = Math.min(sentenceEnd(paragraph), item)
	const words = paragraph.slice(0, length)
	const isElided = parts.slice(parts.indexOf(last)).some(({ kind }) => kind === 'elision')
	const isCut = HOLDS_WORD.test(words) && last.form === 'prose' && !isElided
	return { words, isCut, end: end + length }
}

/** Words just before a part that negate it, or a negation that an elision inside a sentence leaves out. */
function negationLost(
	quote: Quote,
	behind: string,
	own: PassageIndex,
): { readonly how: string; readonly words: string; readonly hint: string } | null {
	const inserted = quote.parts.find((part) => part.kind === 'insertion' && NEGATION.test(part.text))
	if (inserted?.kind === 'insertion')
		return { how: 'you insert', words: inserted.text, hint: 'Take them out, or be sure that the author says the same.' }
	for (const [i, selector] of quote.selectors.entries()) {
		const { source, start } = passageOf(quote, selector, own)
		const last = quote.selectors[i - 1]?.end ?? -1
		const gap = source.slice(Math.max(0, last - start), selector.start - start)
		const inSentence = last >= start && sentenceEnd(gap) === gap.length
		const words = inSentence ? gap : lastWords(gap)
		if (NEGATION.test(words) && inSentence) return { how: 'left out', words, hint: 'Put them back into the quote.' }
		if (NEGATION.test(words))
			return { how: `right before ${i === 0 ? 'the quote' : 'a part'}`, words, hint: 'Quote the sentence with them.' }
	}
	const words = NEGATION_BEHIND.exec(behind)?.[0].trim()
	if (words !== undefined) return { how: 'right behind the quote', words, hint: 'Quote the sentence with them.' }
	return null
}

/** Up to three words at the end of a text, not beyond a mark that ends a clause or a blank line. */
function lastWords(text: string): string {
	const clause = text
		.slice(-60)
		.split(/[.!?:;,()\u2014\u2026][\s"')]|\n[ \t]*\n| -- |[\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F]/)
		.at(-1)!
	return clause.trim().split(/\s+/).slice(-3).join(' ')
}
