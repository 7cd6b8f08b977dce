import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import type { Message, Participant } from '../thread/thread.ts'
import { excerpt } from './excerpt.ts'
import { type Found, findRecordedQuote } from './find-recorded-quote.ts'
import { callPerson, matchPeople } from './match-people.ts'
import { findWords, isWhole } from './match-reading.ts'
import { bodyOf, type Turn } from './own-text.ts'
import { quotersOf } from './quoters-of.ts'
import { hashBody, recordedName } from './record-quotes.ts'
import type { RecordedMessage, RecordedQuote } from './recorded-quotes.ts'
import type { ThreadText } from './thread-text.ts'
import { WordIndex } from './word-index.ts'

/**
 * What became of a recorded quote.
 * - unchanged: the same words at the same place · moved: the same words of the same author at another place
 * - changed: the message is there, the author's words are not · gone: the archive has the message no more
 */
export type Fate = 'unchanged' | 'moved' | 'changed' | 'gone'

export interface ComparedQuote {
	readonly fate: Fate
	/** The message that holds the words now, or would hold them; null when there is none. */
	readonly message: Message | null
	/** Null when nothing changed. */
	readonly finding: Diagnostic | null
}

/** Looks for a recorded quote in a later archive: in the own text of its message first, then in its author's others. */
export function compareQuote(quote: RecordedQuote, text: ThreadText, place: Place): ComparedQuote {
	const message = text.messageOf(quote.message.id)
	const people = peopleCalled(quote.author, text.thread.participants)
	const isAuthor = (turn: Turn) => people.has(turn.author!)
	const isThere = (turn: Turn) => turn.message === message
	const report: Report = (fate, at, reason, hint) => ({
		fate,
		message: at,
		finding: diagnostic(codes[fate], place, reason, hint),
	})

	const there = findRecordedQuote(quote, text, (turn) => isThere(turn) && isAuthor(turn))
	if (there) return compareInPlace(quote, there, text, report)
	const elsewhere = findRecordedQuote(quote, text, (turn) => !isThere(turn) && isAuthor(turn))
	if (elsewhere?.isCertain) return compareElsewhere(quote, elsewhere, message, text, report)
	const credited =
		findRecordedQuote(quote, text, isThere) ?? (people.size === 0 ? findRecordedQuote(quote, text, () => true) : null)
	if (credited && (isThere(credited.turn) || credited.isCertain)) return creditedElse(quote, credited, text, report)
	const isGone = !message || (message.rebuilt && !quote.message.rebuilt)
	return isGone ? gone(quote, text, report) : changed(quote, message, people, text, report)
}

const codes = {
	moved: 'quote-moved',
	changed: 'quote-changed',
	gone: 'quote-gone',
} as const satisfies Record<string, DiagnosticCode>

type Report = (fate: keyof typeof codes, message: Message | null, reason: string, hint: string) => ComparedQuote

const BUILD_AGAIN = 'Build the deck again.'

/** By the name under which they were recorded, else by any spelling that the thread has. */
function peopleCalled(name: string, participants: readonly Participant[]): ReadonlySet<Participant> {
	const same = participants.filter((person) => recordedName(person) === name)
	return new Set(same.length > 0 ? same : matchPeople(name, participants))
}

/** The message is there and its author's words stand in it. */
function compareInPlace(quote: RecordedQuote, found: Found, text: ThreadText, report: Report): ComparedQuote {
	const { message } = found.turn
	const [now, then] = [found.selectors[0]!, quote.selectors[0]!]
	if (message.rebuilt && !quote.message.rebuilt) return onlyQuoted(quote, message, text, report)
	if (quote.message.rebuilt && !message.rebuilt)
		return report(
			'moved',
			message,
			`${words(quote)} stands in ${place(found, text)}: the message itself has come to the archive, the deck had it from quotations alone.`,
			BUILD_AGAIN,
		)
	if (
		found.selectors.some(({ start, end }, i) => start !== quote.selectors[i]!.start || end !== quote.selectors[i]!.end)
	)
		return report(
			'moved',
			message,
			`${words(quote)} stands in ${place(found, text)}, at character ${now.start} instead of ${then.start}: the text before it has changed.`,
			'See whether it still means the same there, and build the deck again.',
		)
	if (message.rebuilt || hashBody(message) === quote.message.sha256)
		return { fate: 'unchanged', message, finding: null }
	return report(
		'moved',
		message,
		`${words(quote)} stands where it stood, in ${place(found, text)}, but the rest of the message was changed.`,
		'See whether it still means the same there, and build the deck again.',
	)
}

function compareElsewhere(
	quote: RecordedQuote,
	found: Found,
	former: Message | null,
	text: ThreadText,
	report: Report,
): ComparedQuote {
	const { message } = found.turn
	if (message.rebuilt && !quote.message.rebuilt && !former) return onlyQuoted(quote, message, text, report)
	const was = quote.message.rebuilt
		? 'the deck had it from quotations alone'
		: `${callRecorded(quote.message)} ${former ? 'holds these words no more' : 'is no longer in the archive'}`
	return report('moved', message, `${words(quote)} stands in ${place(found, text)}; ${was}.`, BUILD_AGAIN)
}

/** The words are there, and now known to be somebody else's. */
function creditedElse(quote: RecordedQuote, found: Found, text: ThreadText, report: Report): ComparedQuote {
	return report(
		'changed',
		found.turn.message,
		`${words(quote)} in ${place(found, text)} is now credited to ${callPerson(found.turn.author!)}; the deck credits ${quote.author}.`,
		'See who wrote it: "threaddeck show --body" says how that is known. Then build the deck again.',
	)
}

function onlyQuoted(quote: RecordedQuote, message: Message, text: ThreadText, report: Report): ComparedQuote {
	const quoters = quotersOf(message, text).map(callPerson)
	return report(
		'gone',
		message,
		`${callRecorded(quote.message)} is no longer in the archive; ${words(quote)} survives only as quoted${quoters.length > 0 ? ` by ${quoters.join(', ')}` : ''}.`,
		'Check that the archive is whole. If the message was withdrawn, leave the quote out.',
	)
}

function changed(
	quote: RecordedQuote,
	message: Message,
	people: ReadonlySet<Participant>,
	text: ThreadText,
	report: Report,
): ComparedQuote {
	const where = text.callMessage(message)
	const own = (text.own.byMessage.get(message) ?? []).filter(({ turn }) => people.has(turn.author!))
	const index = new WordIndex(own)
	const isOwn = ({ turn }: { turn: Turn }) => own.some((passage) => passage.turn === turn)
	const missing = quote.selectors.find(({ exact }) => !findWords(text.own, exact).some(({ passage }) => isOwn(passage)))
	const reason = `${words(quote, missing?.exact)} is no longer in ${quote.author}'s text of ${where}`
	if (!missing)
		return report('changed', message, `${reason} in this order.`, 'Look at the message, and quote it as it stands.')
	const isRepeated = findWords(text.foreign, missing.exact).some(
		(span) => span.passage.turn.message === message && isWhole(span),
	)
	if (isRepeated)
		return report('changed', message, `${reason}; it only stands there as quoted.`, 'Quote the one who wrote it.')
	const near = index.nearest(missing.exact, () => true)
	return report(
		'changed',
		message,
		`${reason}.`,
		near
			? `Nearest there, [-deck-] {+archive+}: ${excerpt(near.diff, 300)}. Quote it as it stands now, or leave it out.`
			: 'Nothing there comes near. Leave it out, or quote what stands there now.',
	)
}

function gone(quote: RecordedQuote, text: ThreadText, report: Report): ComparedQuote {
	const quoted = findWords(text.foreign, quote.selectors[0]!.exact).find(isWhole)
	const rest = quoted
		? `it survives only as quoted in ${text.callMessage(quoted.passage.turn.message)}`
		: `nobody says ${words(quote)} any more`
	return report(
		'gone',
		null,
		`${callRecorded(quote.message)} is no longer in the archive; ${rest}.`,
		'Check that the archive is whole. If the message was withdrawn, leave the quote out.',
	)
}

function words({ selectors }: RecordedQuote, part?: string): string {
	return excerpt(part ?? selectors.map(({ exact }) => exact).join(' … '), 60)
}

/** The message and the line where the first part stands. */
function place({ turn: { message }, selectors }: Found, text: ThreadText): string {
	const line = bodyOf(message).slice(0, selectors[0]!.start).split('\n').length
	return `${text.callMessage(message)}, line ${line}`
}

function callRecorded({ id, date, rebuilt }: RecordedMessage): string {
	const day = date ? ` of ${date.slice(0, 10)}` : ''
	if (rebuilt) return `The message${day} that was known from quotations alone`
	return /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/.test(id) ? `<${id}>${day}` : `The message${day}`
}
