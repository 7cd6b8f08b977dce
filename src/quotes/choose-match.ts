import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { QuoteRequest } from '../outline/outline.ts'
import type { Participant } from '../thread/thread.ts'
import { explainMiss } from './explain-miss.ts'
import { findMatches } from './find-matches.ts'
import { isWithin, readLimits } from './limits.ts'
import { locatorOf } from './match-locator.ts'
import { callPerson } from './match-people.ts'
import type { Match } from './match-reading.ts'
import { countWords } from './passage-lines.ts'
import type { Reading } from './read-request.ts'
import type { ThreadText } from './thread-text.ts'

/** The one place a request means. */
export interface Chosen {
	readonly match: Match
	readonly author: Participant
}

/** Looks for a request's words and decides which place is meant, by name, locator and side. */
export function chooseMatch(
	request: QuoteRequest,
	text: ThreadText,
	sides: ReadonlyMap<Participant, string>,
): Result<Chosen | null> {
	const { value: limits, diagnostics } = readLimits(request, text)
	if (!limits) return { value: null, diagnostics }
	const matches = findMatches(request.text, text, (turn) => turn.author !== null && isWithin(turn, limits))
	if (matches.length > 0) return decide(request, onSide(matches, request, sides), text)
	return { value: null, diagnostics: [explainMiss(request, limits, text)] }
}

/** Words that short are said again and again: which time is meant must be told. */
const SHORT = 4
/** As many places as a hint can usefully list. */
const MOST_CANDIDATES = 4

/** A `###` heading says whose words are meant where several people wrote the same. */
function onSide(
	matches: readonly Match[],
	{ side }: QuoteRequest,
	sides: ReadonlyMap<Participant, string>,
): readonly Match[] {
	const there = matches.filter(({ turn }) => side !== null && sides.get(turn.author!) === side.value)
	return there.length > 0 ? there : matches
}

function decide(request: QuoteRequest, matches: readonly Match[], text: ThreadText): Result<Chosen | null> {
	const archived = matches.filter(({ turn }) => !turn.message.rebuilt)
	const match = archived[0] ?? matches[0]!
	const author = match.turn.author!
	const severalPeople = matches.some(({ turn }) => turn.author !== author)
	if (severalPeople || (matches.length > 1 && countAll(match.reading) < SHORT))
		return { value: null, diagnostics: [ambiguous(request, matches, severalPeople, text)] }
	return { value: { match, author }, diagnostics: [] }
}

function countAll({ pieces }: Reading): number {
	return pieces.reduce((sum, piece) => sum + countWords(piece.text), 0)
}

function ambiguous(
	request: QuoteRequest,
	matches: readonly Match[],
	severalPeople: boolean,
	text: ThreadText,
): Diagnostic {
	const listed = matches
		.slice(0, MOST_CANDIDATES)
		.map(({ turn }) => `"— ${callPerson(turn.author!)}, ${locatorOf(turn.message, text.thread)}"`)
	const more = matches.length > MOST_CANDIDATES ? `, or one of ${matches.length - MOST_CANDIDATES} more` : ''
	const reason = severalPeople
		? `${new Set(matches.map(({ turn }) => turn.author)).size} people wrote these words; a quote has one author.`
		: `${callPerson(matches[0]!.turn.author!)} wrote these few words in ${matches.length} messages; it is not clear which is meant.`
	return diagnostic('quote-ambiguous', request.place, reason, `Add one of: ${listed.join(', ')}${more}.`)
}
