import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import { parseOutline } from '../outline/parse-outline.ts'
import { matchPeople } from '../quotes/match-people.ts'
import { resolveQuotes } from '../quotes/resolve-quotes.ts'
import { ThreadText } from '../quotes/thread-text.ts'
import { NEGATION, takesBack } from '../quotes/turning-words.ts'
import type { Participant, Thread } from '../thread/thread.ts'
import { type Exchange, findExchanges, type Said } from './find-exchanges.ts'
import {
	type Draft,
	type DraftedArgument,
	type DraftedQuote,
	type DraftSource,
	unprintable,
	writeDraft,
} from './write-draft.ts'

/** More arguments make a talk that nobody gets to the end of. */
const mostArguments = 8
/** Of one message; others have said something, too. */
const mostOfOneMessage = 2
/** Quotes of one argument; who else answers is told in a comment. */
const mostQuotes = 4

/**
 * An outline to start from: the words that most people answered, how they did, and what came back, in the order of the
 * thread. Titles and sides are its reader's to decide; every quote in it has passed the gate. Null when nobody in the
 * thread answers anybody.
 */
export function draftOutline(thread: Thread, source: DraftSource): Result<string | null> {
	const text = new ThreadText(thread)
	const callings = callingsOf(thread)
	let drafted = chooseExchanges(findExchanges(text)).map((exchange) => draftArgument(exchange, callings))
	for (;;) {
		drafted = drafted.filter(isArgument)
		if (drafted.length === 0) return { value: null, diagnostics: [noAnswers(source)] }
		const draft = writeDraft(drafted, thread, source)
		const verdict = judge(draft, text)
		if (verdict.refused.size + verdict.elsewhere.size === 0) return { value: draft.text, diagnostics: [] }
		drafted = drafted.map((argument) => mended(argument, verdict))
	}
}

/** Two people at least, the answered one first: without these words nobody knows what the others answer. */
function isArgument({ said, quotes }: DraftedArgument): boolean {
	return quotes[0]?.said === said && quotes.some(({ calling }) => calling !== quotes[0]!.calling)
}

interface Verdict {
	/** Quotes that the gate does not let pass. */
	readonly refused: ReadonlySet<DraftedQuote>
	/** Their words stand in several messages, and another one would be credited. */
	readonly elsewhere: ReadonlySet<DraftedQuote>
}

function judge({ text: draft, quoteAt }: Draft, text: ThreadText): Verdict {
	const refused = new Set<DraftedQuote>()
	const elsewhere = new Set<DraftedQuote>()
	const { value: outline, diagnostics } = parseOutline({ path: 'draft', bytes: new TextEncoder().encode(draft) })
	const resolved = outline && resolveQuotes(outline, text.thread, text)
	for (const { severity, code, place, reason } of [...diagnostics, ...(resolved?.diagnostics ?? [])]) {
		if (severity !== 'error') continue
		const quote = quoteAt(place.line)
		if (quote === null) throw new Error(`a draft has an error of its own: ${reason}`)
		if (code === 'quote-ambiguous' && !quote.isLocated) elsewhere.add(quote)
		else refused.add(quote)
	}
	for (const { request, message } of resolved?.value.quotes ?? []) {
		const quote = quoteAt(request.place.line)
		if (quote !== null && message !== quote.said.message) (quote.isLocated ? refused : elsewhere).add(quote)
	}
	return { refused, elsewhere }
}

/** A refused quote goes; one whose words stand elsewhere too is given its message's id. */
function mended(argument: DraftedArgument, { refused, elsewhere }: Verdict): DraftedArgument {
	const quotes = argument.quotes
		.filter((quote) => !refused.has(quote))
		.map((quote) => (elsewhere.has(quote) ? { ...quote, isLocated: true } : quote))
	return { ...argument, quotes }
}

function noAnswers({ threads }: DraftSource): Diagnostic {
	const place = { file: threads[0] ?? '-', line: 1, column: 1 }
	const reason = 'Nobody answers words of somebody else in this thread: there is nothing to draft an outline of.'
	return diagnostic('no-answers', place, reason, 'Look at what it holds with "threaddeck show --body".')
}

/** What most people answered, neither all of one message nor one thing twice, in the order of the thread. */
function chooseExchanges(exchanges: readonly Exchange[]): Exchange[] {
	const chosen = new Set<Exchange>()
	for (const exchange of exchanges.toSorted((a, b) => weightOf(b) - weightOf(a))) {
		const told = [...chosen].flatMap(quotesOf)
		const isTold = quotesOf(exchange).some((said) => told.some((other) => overlap(said, other)))
		const ofMessage = [...chosen].filter(({ said }) => said.message === exchange.said.message)
		if (!isTold && ofMessage.length < mostOfOneMessage) chosen.add(exchange)
		if (chosen.size === mostArguments) break
	}
	return exchanges.filter((exchange) => chosen.has(exchange))
}

/** People make an argument; so does disagreement, and going on about it. Few rooms want to read code or a log. */
function weightOf({ answers, rejoinders, isSet }: Exchange): number {
	const isContested = answers.some(({ words }) => takesBack(words) || NEGATION.test(words))
	return 2 * answers.length + Math.min(rejoinders.length, 2) + (isContested ? 1 : 0) - (isSet ? 1 : 0)
}

function overlap(one: Said, other: Said): boolean {
	return one.message === other.message && (one.words.includes(other.words) || other.words.includes(one.words))
}

/** What is answered, the answers, and what came back as far as there is room. */
function quotesOf({ said, answers, rejoinders }: Exchange): readonly Said[] {
	const shown = answers.slice(0, rejoinders.length > 0 ? mostQuotes - 2 : mostQuotes - 1)
	return [said, ...shown, ...rejoinders].slice(0, mostQuotes)
}

function draftArgument(exchange: Exchange, callings: ReadonlyMap<Participant, string>): DraftedArgument {
	return {
		said: exchange.said,
		answerers: exchange.answers.flatMap(({ author }) => callings.get(author) ?? []),
		quotes: quotesOf(exchange).flatMap((said) => drafted(said, callings) ?? []),
	}
}

/** Null where the outline could not say it: nobody has that name alone, or a terminal would obey the words. */
function drafted(said: Said, callings: ReadonlyMap<Participant, string>): DraftedQuote | null {
	const calling = callings.get(said.author)
	return calling === undefined || unprintable.test(said.words) ? null : { said, calling, isLocated: false }
}

/** By which name or address an outline means this person and nobody else; who has none is not quoted. */
function callingsOf({ participants }: Thread): ReadonlyMap<Participant, string> {
	const callings = new Map<Participant, string>()
	for (const person of participants) {
		const calling = [...person.names, ...person.emails].find((name) => {
			const meant = matchPeople(name, participants)
			return meant.length === 1 && meant[0] === person && !unprintable.test(name)
		})
		if (calling !== undefined) callings.set(person, calling)
	}
	return callings
}
