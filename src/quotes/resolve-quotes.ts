import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Argument, Outline, QuoteRequest } from '../outline/outline.ts'
import { signOffOf } from '../thread/infer-author.ts'
import type { Participant, Thread } from '../thread/thread.ts'
import { checkSides, type SidesOfPeople } from './check-sides.ts'
import { checkSilence } from './check-silence.ts'
import { checkSurroundings } from './check-surroundings.ts'
import { chooseMatch } from './choose-match.ts'
import { excerpt } from './excerpt.ts'
import { makeQuote } from './make-quote.ts'
import { callPerson } from './match-people.ts'
import type { Quote } from './quote.ts'
import { ThreadText } from './thread-text.ts'

/** What an outline's requests came to. */
export interface Resolution {
	/** Those that were found, in the outline's order; a request that was refused is missing. */
	readonly quotes: readonly Quote[]
	/** The side's `name` of everyone who is on one. */
	readonly sides: ReadonlyMap<Participant, string>
}

/**
 * The honesty gate. Every request's words are looked for in what people wrote themselves, in one message, after no other
 * foldings than those that mail programs and keyboards do; only what is found so becomes a Quote, credited to the one
 * who wrote it. Everything else is an error that says what the thread has instead. Claims of silence are checked, and
 * quotes that leave something out that matters get a warning.
 *
 * @param text the thread's text where it has been prepared before
 */
export function resolveQuotes(
	outline: Outline,
	thread: Thread,
	text: ThreadText = new ThreadText(thread),
): Result<Resolution> {
	const { value: people, diagnostics: sideFindings } = checkSides(outline, thread)
	const { sides } = people
	const findings: Diagnostic[] = [...sideFindings]
	const quotes: Quote[] = []
	for (const argument of outline.arguments) {
		const requests = argument.items.filter((item) => item.kind === 'quote')
		const found: Quote[] = []
		for (const request of requests) {
			const { value, diagnostics } = resolveRequest(request, argument, text, people)
			findings.push(...diagnostics)
			if (value) found.push(value)
		}
		findings.push(...checkSurroundings(found, text.own))
		findings.push(
			...checkSilence({ argument, outline, sides, quotes: found, isWhole: found.length === requests.length }, text),
		)
		quotes.push(...found)
	}
	findings.push(...inferredAuthors(quotes, outline))
	return { value: { quotes, sides }, diagnostics: findings.sort(byPlace) }
}

function resolveRequest(
	request: QuoteRequest,
	argument: Argument,
	text: ThreadText,
	{ sides, misspelt }: SidesOfPeople,
): Result<Quote | null> {
	const { value: chosen, diagnostics } = chooseMatch(request, text, sides)
	if (!chosen) return { value: null, diagnostics }
	const side = sides.get(chosen.author)
	if (side === undefined) {
		// A slip in the front matter is one finding, not one more for each quote that it concerns.
		const isReported = sides.size === 0 || misspelt.has(chosen.author)
		return { value: null, diagnostics: isReported ? [] : [noSide(request, chosen.author)] }
	}
	const finding = otherSide(request, chosen.author, side)
	if (finding) return { value: null, diagnostics: [finding] }
	const { match, author } = chosen
	return { value: makeQuote({ request, argument, match, author, side }, text), diagnostics: [] }
}

function noSide(request: QuoteRequest, author: Participant): Diagnostic {
	const name = callPerson(author)
	return diagnostic(
		'no-side',
		request.author?.place ?? request.place,
		`${name} wrote these words and is on no side; every quote stands on a side.`,
		`Add "${name}" to a side under "sides" in the front matter.`,
	)
}

function otherSide(request: QuoteRequest, author: Participant, side: string): Diagnostic | null {
	if (request.side === null || request.side.value === side) return null
	const name = callPerson(author)
	return diagnostic(
		'person-on-two-sides',
		request.place,
		`${name} wrote these words and is on the side "${side}", but the quote stands under "${request.side.value}".`,
		`Move the quote under "### ${side}", or move ${name} to "${request.side.value}" in the front matter.`,
	)
}

/** Whoever is credited by a sign-off alone is named once for each message. */
function inferredAuthors(quotes: readonly Quote[], { threads }: Outline): Diagnostic[] {
	const path = threads.length === 1 ? threads[0]!.path.value : '…'
	const first = new Map(quotes.toReversed().map((quote) => [quote.message, quote]))
	return [...first.values()]
		.filter(({ message }) => message.authorBy === 'sign-off')
		.map(({ request, message, author }) => {
			const signed = signOffOf(message, author)
			return diagnostic(
				'authorship-inferred',
				request.place,
				`The message does not say who sent it; it is credited to ${callPerson(author)} because ${signed ? `it is signed ${excerpt(signed)}` : 'of how it is signed'}.`,
				`If that is right, say so in the front matter: "thread: { path: ${path}, from: ${callPerson(author)} }".`,
			)
		})
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
	return a.place.line - b.place.line || a.place.column - b.place.column
}
