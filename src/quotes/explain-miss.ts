import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.ts'
import type { QuoteRequest } from '../outline/outline.ts'
import { excerpt } from './excerpt.ts'
import { explainMissingWords } from './explain-missing-words.ts'
import { findMatches } from './find-matches.ts'
import type { Limits } from './limits.ts'
import { locatorOf } from './match-locator.ts'
import { callPerson } from './match-people.ts'
import { type Match, type Search, type Span, searchReading, sourceOf } from './match-reading.ts'
import type { Turn } from './own-text.ts'
import { quotedByPeople } from './quoted-by-people.ts'
import { readRequest } from './read-request.ts'
import type { ThreadText } from './thread-text.ts'

/** Says why a request was refused and what the thread has instead. */
export function explainMiss(request: QuoteRequest, limits: Limits, text: ThreadText): Diagnostic {
	const readings = readRequest(request.text)
	if (readings.length === 0)
		return diagnostic('quote-not-found', request.place, 'The quote holds no words.', 'Write the words after "> ".')
	const matches = findMatches(request.text, text)
	if (matches.length > 0) return writtenElsewhere(request, matches, limits, text)
	const searches = readings.map((reading) => ({ reading, search: searchReading(text.own, reading) }))
	const complete = searches.find(({ search }) => search.places.every((spans) => spans.length > 0))
	if (complete) return brokenElision(request, complete.search, limits, text)
	const nearest = searches.toSorted((a, b) => missing(a.search) - missing(b.search))[0]!
	const piece = nearest.reading.pieces[nearest.search.places.findIndex((spans) => spans.length === 0)]!
	return explainMissingWords(request, piece, limits, text)
}

function missing(search: Search): number {
	return search.places.filter((spans) => spans.length === 0).length
}

/** The words are in the thread, but not where or by whom the outline says. */
function writtenElsewhere(request: QuoteRequest, all: readonly Match[], limits: Limits, text: ThreadText): Diagnostic {
	const matches = all.filter(({ turn }) => turn.author !== null)
	const { author, locator } = request
	if (matches.length === 0) return unknownWriter(request, all[0]!.turn, text)
	const named = matches.filter(({ turn }) => limits.people?.has(turn.author!) ?? true)
	const match = named[0] ?? matches[0]!
	const writer = callPerson(match.turn.author!)
	const where = `${writer} wrote them in ${text.callMessage(match.turn.message)}, line ${lineOf(match.spans[0]!)}.`
	if (author && named.length === 0) {
		const quoted = quotedByPeople(match.reading.pieces[0]!.text, limits.people!, text)
		const code: DiagnosticCode = quoted ? 'quoted-not-written' : 'wrong-author'
		const reason = quoted
			? `${callPerson(quoted.quoter)} only quotes these words in ${text.callMessage(quoted.message)}; ${where}`
			: `"${author.value}" did not write these words; ${where}`
		const credit = `— ${writer}, ${locatorOf(match.turn.message, text.thread)}`
		return diagnostic(code, author.place, reason, `Write "${credit}", or leave the name out.`)
	}
	const place = locator?.place ?? request.place
	const reason = `The words are not ${author ? `${author.value}'s own ` : ''}in "${locator?.value}"; ${where}`
	return diagnostic('quote-not-found', place, reason, `Write "${locatorOf(match.turn.message, text.thread)}" instead.`)
}

function unknownWriter(request: QuoteRequest, turn: Turn, text: ThreadText): Diagnostic {
	return diagnostic(
		'quote-not-found',
		request.author?.place ?? request.place,
		`The words stand in ${text.callMessage(turn.message)}, and nothing says who wrote that message.`,
		`If you know, say so in the front matter: "thread: { path: …, from: NAME }".`,
	)
}

/** Every part is in the thread, but not one after the other in one message. */
function brokenElision(request: QuoteRequest, search: Search, limits: Limits, text: ThreadText): Diagnostic {
	const within = search.places.map((spans) =>
		spans.filter(({ passage }) => limits.people?.has(passage.turn.author!) ?? true),
	)
	const places = within.every((spans) => spans.length > 0) ? within : search.places
	const [dotted] = search.dotted
	if (dotted)
		return diagnostic(
			'quote-not-found',
			request.place,
			`The "..." is the author's own in ${text.callMessage(dotted.message)}, and more is left out there.`,
			'Write "[...]" where you leave words out.',
		)
	const [adjoining] = search.adjoining
	if (adjoining)
		return diagnostic(
			'elision-empty',
			request.place,
			`Nothing is left out between ${adjacentParts(places, adjoining)}: in ${text.callMessage(adjoining.message)} one follows right after the other.`,
			'Take the "[...]" out.',
		)
	const [disordered] = search.disordered
	if (disordered) {
		const inTurn = places.map((spans) => spans.find(({ passage }) => passage.turn === disordered) ?? spans[0]!)
		const order = inTurn.toSorted((a, b) => a.passage.start + a.start - (b.passage.start + b.start)).map(sayPart)
		return diagnostic(
			'elision-order',
			request.place,
			`The parts stand in another order in ${text.callMessage(disordered.message)}; an elision keeps the order.`,
			`There it is ${order.join(', then ')}.`,
		)
	}
	const where = places.map((spans) => `${sayPart(spans[0]!)} in ${callTurn(spans[0]!.passage.turn, text)}`)
	return diagnostic(
		'elision-crosses-messages',
		request.place,
		`The parts stand in different messages: ${where.join(', ')}; a quote comes from one message.`,
		'Make a quote of each part.',
	)
}

/** The first two parts between which the turn has no words. */
function adjacentParts(places: readonly (readonly Span[])[], turn: Turn): string {
	const inTurn = places.map((spans) => spans.filter(({ passage }) => passage.turn === turn))
	for (const [i, after] of inTurn.entries()) {
		for (const a of inTurn[i - 1] ?? []) {
			const b = after.find((span) => isRightAfter(a, span))
			if (b) return `${sayPart(a)} and ${sayPart(b)}`
		}
	}
	return 'the parts'
}

function isRightAfter(a: Span, b: Span): boolean {
	return a.passage === b.passage && a.end <= b.start && a.passage.folded.text.slice(a.end, b.start).trim() === ''
}

function callTurn({ author, message }: Turn, text: ThreadText): string {
	return `${author ? `${callPerson(author)}'s ` : ''}${text.callMessage(message)}`
}

function sayPart(span: Span): string {
	return excerpt(span.passage.folded.text.slice(span.start, span.end))
}

/** The line of the message's body, from 1. */
function lineOf(span: Span): number {
	const { passage } = span
	const lines = passage.source.slice(0, sourceOf(span).source[0]).split('\n').length
	return passage.blocks[0]!.block.lines[0] + lines - 1
}
