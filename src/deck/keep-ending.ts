import type { QuoteRun } from './quote-figure.ts'

/** The last word of a text does not stand alone on its line, if it is short. */
export function keepEnding(runs: readonly QuoteRun[]): QuoteRun[] {
	const last = runs.at(-1)
	const [ending = ''] =
		last?.kind === 'words'
			? (/(?<=\s)[^\s\u2e80-\uffef]{1,12} [^\s\u2e80-\uffef]{1,8}$/.exec(last.text.slice(-40)) ?? [])
			: []
	if (last === undefined || ending === '') return [...runs]
	const before = { ...last, text: last.text.slice(0, -ending.length) }
	return [...runs.slice(0, -1), before, { kind: 'ending', text: ending, title: null }]
}
