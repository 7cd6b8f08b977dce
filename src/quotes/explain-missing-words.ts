import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { QuoteRequest } from '../outline/outline.ts'
import { findText } from '../text/find-text.ts'
import { excerpt } from './excerpt.ts'
import { isWithin, type Limits } from './limits.ts'
import { callPerson } from './match-people.ts'
import { endsWhole, findWords, foldWords, isWhole, type Span, startsWhole } from './match-reading.ts'
import type { Turn } from './own-text.ts'
import { placeIn } from './place-in.ts'
import type { Piece } from './read-request.ts'
import type { ThreadText } from './thread-text.ts'

/** Why a piece of a request stands nowhere in anybody's own text, and what comes nearest. */
export function explainMissingWords(request: QuoteRequest, piece: Piece, limits: Limits, text: ThreadText): Diagnostic {
	const place = piece.offset === firstWord(request) ? request.place : placeIn(request, piece.offset)
	const words = excerpt(piece.text)
	const report = (reason: string, hint: string | null) => diagnostic('quote-not-found', place, reason, hint)

	const cut = findWords(text.own, piece.text)[0]
	if (cut) return report(`The quote ${words} ${cutReason(cut)}.`, 'Quote whole words.')

	const across = acrossQuotation(piece.text, text)
	if (across)
		return report(
			`The words are not one passage: in ${text.callMessage(across.turn.message)} ${across.between} stands between ${across.before} and ${across.after}.`,
			`Write "[...]" between the two.`,
		)

	const quoted = findWords(text.foreign, piece.text).find(isWhole)
	if (quoted) return onlyRepeated(request, quoted, limits, text, report)

	const near =
		text.words.nearest(piece.text, (turn) => isWithin(turn, limits)) ?? text.words.nearest(piece.text, () => true)
	const reason = `Nobody wrote ${words} in the thread; a quote must be there word for word.`
	if (!near) return report(reason, 'Nothing in the thread comes near: copy the words from the message itself.')
	const { author, message } = near.passage.turn
	const writer = author ? callPerson(author) : 'the thread'
	return report(
		reason,
		`Nearest is ${author ? `${writer}, ` : ''}${text.callMessage(message)}: ${excerpt(near.text, 200)}. You wrote ${excerpt(near.wanted)}, ${writer} wrote ${excerpt(near.actual)}${lookAlike(near.wanted, near.actual)}.`,
	)
}

function firstWord({ text }: QuoteRequest): number {
	return text.search(/\S/)
}

function cutReason(span: Span): string {
	const source = span.passage.plain.text
	const [start, end] = span.passage.folded.toSource(span.start, span.end)!
	const from = source.lastIndexOf(' ', start - 1) + 1
	const to = source.indexOf(' ', end) < 0 ? source.length : source.indexOf(' ', end)
	const first = excerpt(
		source.slice(from, start + (/^\S{0,40}/.exec(source.slice(start, start + 40))?.[0].length ?? 0)),
	)
	const last = excerpt(source.slice(Math.max(start, source.lastIndexOf(' ', end - 1) + 1), to))
	if (!startsWhole(span)) return `begins inside ${first}`
	if (!endsWhole(span)) return `ends inside ${last}`
	return 'is cut out of a longer word'
}

/** Words that stand in one turn, were it not for a quotation between them. */
function acrossQuotation(
	words: string,
	text: ThreadText,
): { readonly turn: Turn; readonly between: string; readonly before: string; readonly after: string } | null {
	const { turns, index } = text.joinedTurns
	for (const found of findText(index, foldWords(words))) {
		const passages = turns[found.text]!
		let boundary = 0
		for (const [i, passage] of passages.entries()) {
			boundary += passage.folded.text.trim().length + 1
			if (boundary <= found.start) continue
			const joined = index.joined.slice(index.starts[found.text]!)
			const isGap = passages[i + 1]?.blocks[0]?.block.afterGap === true
			return {
				turn: passage.turn,
				between: isGap ? 'a gap of missing words' : 'a quotation',
				before: excerpt(
					joined
						.slice(found.start, boundary - 1)
						.split(' ')
						.slice(-4)
						.join(' '),
				),
				after: excerpt(joined.slice(boundary, found.end).split(' ').slice(0, 4).join(' ')),
			}
		}
	}
	return null
}

/** The words stand in quotations, signatures and the like alone. */
function onlyRepeated(
	request: QuoteRequest,
	span: Span,
	limits: Limits,
	text: ThreadText,
	report: (reason: string, hint: string | null) => Diagnostic,
): Diagnostic {
	const { block } = span.passage.blocks[0]!
	const { message } = span.passage.turn
	const where = text.callMessage(message)
	if (block.kind !== 'quoted') {
		const kind = {
			attribution: 'line that introduces a quotation',
			signature: 'signature',
			footer: 'footer of the archive',
		}
		return report(
			`The words stand only in ${where}, in a ${kind[block.kind as keyof typeof kind]}; that is nobody's argument.`,
			"Quote what somebody wrote in the message's text.",
		)
	}
	const quoter = message.author
	const writer = block.author ? callPerson(block.author) : null
	if (request.author && quoter && limits.people?.has(quoter))
		return diagnostic(
			'quoted-not-written',
			request.author.place,
			`${callPerson(quoter)} only quotes these words in ${where}; ${writer ? `${writer} wrote them` : 'who wrote them is not known'}.`,
			writer
				? `Add ${writer}'s message to the thread, and write "— ${writer}".`
				: 'Quote what was written in answer to them.',
		)
	return report(
		`The words stand only as a quotation in ${where}, and ${writer ? `no message of ${writer}'s holds them` : 'nothing says who wrote them'}.`,
		'Add the message in which they were written to the thread.',
	)
}

/** Letters of two scripts can look the same: then their code points tell them apart. */
function lookAlike(wanted: string, actual: string): string {
	const odd = [...wanted].find(
		(character) => character > '\u007f' && /\p{L}/u.test(character) && !actual.includes(character),
	)
	if (!odd || wanted.length !== actual.length) return ''
	return ` (yours has ${odd}, U+${odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`
}
