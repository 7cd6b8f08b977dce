import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Outline } from './outline.ts'

/** A talk of an hour shows fifty quotes. Each is searched for in the whole thread, so their number is what a run costs. */
const mostQuotes = 10_000
/** Each is searched for behind all places where the words before it may stand. */
const mostElisions = 20

/** A slide holds a tenth of it, and Markdown has inputs that take its parser time in the square of their length. */
const longestProse = 6000

/** What to say of an outline that asks for more than any talk does; null for all others. */
export function beyondLimits({ intro, arguments: all }: Pick<Outline, 'intro' | 'arguments'>): Diagnostic | null {
	const items = all.flatMap((argument) => argument.items)
	const prose = items.filter((item) => item.kind === 'prose').map(({ markdown, place }) => ({ value: markdown, place }))
	const long = [...(intro ? [intro] : []), ...prose].find(({ value }) => value.length > longestProse)
	if (long) {
		const reason = `This paragraph has ${long.value.length} characters; at most ${longestProse} are read.`
		return diagnostic('outline-unreadable', long.place, reason, 'Shorten it: a slide holds a tenth of that.')
	}
	const quotes = items.filter((item) => item.kind === 'quote')
	const beyond = quotes[mostQuotes]
	if (beyond) {
		const reason = `The outline has ${quotes.length} quotes; at most ${mostQuotes} are read.`
		return diagnostic('outline-unreadable', beyond.place, reason, 'Make several talks of it.')
	}
	for (const { text, place } of quotes) {
		const elisions = text.match(elision)?.length ?? 0
		if (elisions <= mostElisions) continue
		const reason = `This quote leaves words out in ${elisions} places; at most ${mostElisions} are read.`
		return diagnostic('outline-unreadable', place, reason, 'Make several quotes of it.')
	}
	return null
}

const elision = /\[[ \t]{0,3}(?:\.{3}|\u2026)[ \t]{0,3}\]/g
