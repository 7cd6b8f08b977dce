/** The end of a sentence with what closes it. Western marks need a blank behind them: "1.5", "file.c". */
const SENTENCE_END = /[.!?\u2026]["'\u201D\u2019)\]*_]{0,3}(?=\s|$)|[\u3002\uFF01\uFF1F]/gu
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|[A-Z])\.$/

/** Index behind the first sentence of a text, in UTF-16 units; the text's length when none ends in it. */
export function sentenceEnd(text: string): number {
	for (const match of text.matchAll(SENTENCE_END)) {
		const end = match.index + match[0].length
		if (!ABBREVIATION.test(text.slice(Math.max(0, end - 8), end))) return end
	}
	return text.length
}
