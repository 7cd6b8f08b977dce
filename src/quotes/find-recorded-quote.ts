import { findWords, foldWords, isAfter, isWhole, type Span } from './match-reading.ts'
import { bodyOf, type Turn } from './own-text.ts'
import { countWords } from './passage-lines.ts'
import type { Selector } from './quote.ts'
import type { RecordedQuote } from './recorded-quotes.ts'
import { selectorOf } from './selector-of.ts'
import type { ThreadText } from './thread-text.ts'

/** Where the words of a recorded quote stand now. */
export interface Found {
	readonly turn: Turn
	/** One for each part, in order. */
	readonly selectors: readonly Selector[]
	/** The words are long enough, or stand between the same ones as before, so that it is no accident. */
	readonly isCertain: boolean
}

/**
 * Finds the words of a recorded quote again, all parts in order in one wanted turn. Where they stand several times, what
 * stood before and after them decides, then how near it is to where they were (W3C Web Annotation, TextQuoteSelector
 * and TextPositionSelector). Null when they do not stand there word for word.
 */
export function findRecordedQuote(
	{ selectors }: RecordedQuote,
	text: ThreadText,
	isWanted: (turn: Turn) => boolean,
): Found | null {
	const places = new Map<Turn, Span[][]>()
	for (const [part, { exact }] of selectors.entries()) {
		for (const span of placesOf(exact, text)) {
			const { turn } = span.passage
			if (turn.author === null || !isWanted(turn) || (part > 0 && !places.has(turn))) continue
			const lists = places.get(turn) ?? selectors.map(() => [])
			places.set(turn, lists)
			if (lists[part]!.length < MOST_PLACES && isWhole(span)) lists[part]!.push(span)
		}
	}
	let best: Chain | null = null
	for (const [turn, lists] of places) {
		const chain = bestChain(lists, selectors, bodyOf(turn.message))
		if (chain && (!best || chain.score > best.score)) best = chain
	}
	return best && foundOf(best, selectors)
}

/** As few words are said again and again. */
const SHORT = 4

/** In one message; words that stand in more places are nothing to find them by. */
const MOST_PLACES = 1000

/** All places of a part. Recorded words of a mail with DelSp=yes still hold the blanks that go with a line break. */
function placesOf(exact: string, text: ThreadText): Span[] {
	const places = findWords(text.own, exact)
	return places.length > 0 || !exact.includes(' \n') ? places : findWords(text.own, exact.replaceAll(' \n', ''))
}

/** Places of the parts up to one, the last first. */
interface Chain {
	readonly span: Span
	readonly now: Selector
	readonly score: number
	readonly before: Chain | null
}

/** One place of each part, each behind the one before, that are together most like what was recorded. */
function bestChain(lists: readonly (readonly Span[])[], selectors: readonly Selector[], body: string): Chain | null {
	let chains: Chain[] = []
	for (const [part, spans] of lists.entries()) {
		const earlier = chains
		let before: Chain | null = null
		let at = 0
		chains = []
		for (const span of spans) {
			for (; at < earlier.length && isAfter(earlier[at]!.span, span); at++)
				if (!before || earlier[at]!.score > before.score) before = earlier[at]!
			if (part > 0 && !before) continue
			const now = selectorOf(span, body)
			const score: number = likeness(now, selectors[part]!) + (before?.score ?? 0)
			chains.push({ span, now, score, before })
		}
	}
	return chains.reduce<Chain | null>((best, chain) => (best && best.score >= chain.score ? best : chain), null)
}

/** Characters around the words that are as they were; a fraction for how near the place is. */
function likeness(now: Selector, then: Selector): number {
	return sameAround(now, then) + 1 / (2 + Math.abs(now.start - then.start))
}

/** How many characters right before and right after the words are the same. */
function sameAround(now: Selector, then: Selector): number {
	const [a, b] = [foldWords(now.prefix), foldWords(then.prefix)]
	const [c, d] = [foldWords(now.suffix), foldWords(then.suffix)]
	let before = 0
	while (before < Math.min(a.length, b.length) && a.at(-1 - before) === b.at(-1 - before)) before++
	let after = 0
	while (after < Math.min(c.length, d.length) && c[after] === d[after]) after++
	return before + after
}

function foundOf(last: Chain, selectors: readonly Selector[]): Found {
	const now: Selector[] = []
	for (let chain: Chain | null = last; chain; chain = chain.before) now.unshift(chain.now)
	const words = selectors.reduce((sum, { exact }) => sum + countWords(exact), 0)
	const around = selectors.reduce(
		(sum, { prefix, suffix }) => sum + foldWords(prefix).length + foldWords(suffix).length,
		0,
	)
	const same = now.reduce((sum, selector, i) => sum + sameAround(selector, selectors[i]!), 0)
	return {
		turn: last.span.passage.turn,
		selectors: now,
		isCertain: words >= SHORT || (around > 0 && same * 2 >= around),
	}
}
