import { countWords } from '../quotes/passage-lines.ts'
import { sentenceEnd } from '../quotes/sentence-end.ts'
import { takesBack } from '../quotes/turning-words.ts'

/** So many words can still be read from the back row when an answer or two stand beside them. */
const mostWords = 50
/** A sentence that goes on for longer is a log, or a list: nobody reads it out. */
const longestSentence = 2 * mostWords
/** Fewer say nothing to somebody who has not read the thread; an answer says something in fewer. */
export const leastWords = 8
const leastAnswer = 4
/** Of what is no sentence. */
const mostLines = 6

type Range = readonly [start: number, end: number]

/**
 * The sentences of a paragraph that most people answered: the one that more of them quoted than any other, and its
 * neighbours that were quoted too while there is room. Null when they say too little.
 *
 * @param hits what each of them quoted: ranges of the source
 */
export function mostAnswered(
	source: string,
	paragraph: Range,
	hits: readonly { readonly range: Range; readonly answerer: unknown }[],
): string | null {
	const sentences = sentencesIn(source, paragraph)
	const counts = sentences.map(([start, end]) => {
		const quoting = hits.filter(({ range }) => range[0] < end && start < range[1])
		return new Set(quoting.map(({ answerer }) => answerer)).size
	})
	const best = counts.lastIndexOf(Math.max(...counts))
	let [first, last] = [best, best]
	const words = (from: number, to: number) => source.slice(sentences[from]![0], sentences[to]![1]).trim()
	const hasRoom = (from: number, to: number) => countWords(words(from, to)) <= mostWords
	const isNeeded = (before: number) => counts[before]! > 0 || countWords(words(first, last)) < leastWords
	const isWanted = (next: number) => counts[next]! > 0 || takesBack(words(next, next))
	while (first > 0 && isNeeded(first - 1) && hasRoom(first - 1, last)) first--
	while (last < best + 2 && last + 1 < sentences.length && isWanted(last + 1) && hasRoom(first, last + 1)) last++
	const chosen = words(first, last)
	return countWords(chosen) < leastWords ? null : chosen
}

/** Are these lines no sentences, but a log, a list or code? Long ones: what ends within a sentence's length can be read out. */
export function isListing(source: string, paragraph: Range): boolean {
	return sentencesIn(source, paragraph).some((range) => {
		const sentence = source.slice(...range)
		return countWords(sentence) > longestSentence || sentence.trim().split('\n').length > 2 * mostLines
	})
}

/** The last lines of what was quoted of a patch, a log or a list; of a patch, as far as they are code. Null when none is. */
export function lastLines(source: string, [start, end]: Range): string | null {
	const lines = source.slice(source.lastIndexOf('\n', start - 1) + 1, end).split('\n')
	const shown = lines.slice(lines.findLastIndex((line) => noCode.test(line)) + 1).slice(-mostLines)
	const first = shown.findIndex((line) => /[\p{L}\p{N}]/u.test(line))
	return first < 0 ? null : shown.slice(first).join('\n')
}

/** What a patch says about itself: names of files, places, how many lines change. */
const noCode = /^(?:diff |index |@@|--- |\+\+\+ |---$| \S.* \| +\d+ [-+]*$| \d+ files? changed|[\w-]+-by: )/i

/** How a text begins: whole sentences of its first paragraph of so many words, if not of an answer. Null when none has them. */
export function openingWords(text: string, least = leastAnswer): string | null {
	for (const paragraph of text.trim().split(/\n(?:[ \t]*\n)+/)) {
		let end = 0
		for (const [start, next] of sentencesIn(paragraph, [0, paragraph.length])) {
			const room = takesBack(paragraph.slice(start, next).trim()) ? 2 * mostWords - 1 : mostWords
			if (end > 0 && countWords(paragraph.slice(0, next)) > room) break
			end = next
		}
		const words = paragraph.slice(0, end).trim()
		const count = countWords(words)
		const saysNothing = isGreeting.test(words) || isTrailer.test(words)
		if (count >= least && count <= longestSentence && !saysNothing) return words
	}
	return null
}

const isTrailer = /^[\w-]+-by: /i
const isGreeting = /^(?:hi|hello|hey|dear|thanks|thank you)\b[^.?\n]{0,60}[,.!:-]?$/i

function sentencesIn(source: string, [start, end]: Range): Range[] {
	const sentences: Range[] = []
	for (let at = start; at < end; ) {
		const next = at + sentenceEnd(source.slice(at, end))
		if (source.slice(at, next).trim() !== '') sentences.push([at, next])
		at = next
	}
	return sentences
}
