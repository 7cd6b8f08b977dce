import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Outline } from './outline.ts'

/** A talk of an hour shows fifty quotes. Each is searched for in the whole thread, so their number is what a run costs. */
const mostQuotes = 10_000
/** Each is searched for behind all places where the words before it may stand. */
const mostElisions = 20

/** A slide holds a tenth of it, and Markdown has inputs that take its parser time in the square of their length. */
const longestProse = 6000
/** Each is compared with all before it. */
const mostMarks = 500
/** A slide has room for three levels, and the parser's stack ends. */
const deepestProse = 20

/** What to say of an outline that asks for more than any talk does; null for all others. */
export function beyondLimits({
	intro,
	sections,
	arguments: all,
}: Pick<Outline, 'intro' | 'sections' | 'arguments'>): Diagnostic | null {
	const items = all.flatMap((argument) => argument.items)
	const proses = [
		...(intro ? [intro] : []),
		...sections.map(({ prose, place }) => ({ value: prose ?? '', place })),
		...items.filter((item) => item.kind === 'prose').map(({ markdown, place }) => ({ value: markdown, place })),
	]
	for (const { value, place } of proses) {
		const reason = beyondProse(value)
		if (reason !== null)
			return diagnostic('outline-unreadable', place, reason, 'Shorten it: a slide holds a tenth of that.')
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

function beyondProse(markdown: string): string | null {
	if (markdown.length > longestProse)
		return `This paragraph has ${markdown.length} characters; at most ${longestProse} are read.`
	const marks = markdown.match(/[*_]/g)?.length ?? 0
	if (marks > mostMarks) return `This paragraph has ${marks} marks of emphasis; at most ${mostMarks} are read.`
	const depth = Math.max(...markdown.split('\n').map(depthOf))
	return depth > deepestProse
		? `This paragraph nests lists and quotations ${depth} deep; at most ${deepestProse} are read.`
		: null
}

/** How many lists and quotations begin with this line. */
function depthOf(line: string): number {
	const [nested = ''] = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*/.exec(line) ?? []
	const isRule = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/.test(line)
	return isRule ? 0 : (nested.match(/>|[-*+]|\d+/g)?.length ?? 0)
}

const elision = /\[[ \t]{0,3}(?:\.{3}|\u2026)[ \t]{0,3}\]/g
