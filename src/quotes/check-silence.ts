import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Argument, Outline, QuoteRequest, Side } from '../outline/outline.ts'
import type { Participant } from '../thread/thread.ts'
import { excerpt } from './excerpt.ts'
import { callPerson } from './match-people.ts'
import { foldWords } from './match-reading.ts'
import type { Quote } from './quote.ts'
import type { Answer, ThreadText } from './thread-text.ts'

/** An argument with what was found of it. */
export interface HeardSides {
	readonly argument: Argument
	readonly outline: Outline
	readonly sides: ReadonlyMap<Participant, string>
	readonly quotes: readonly Quote[]
	/** No request of the argument was refused: a side that is not quoted is not meant to be. */
	readonly isWhole: boolean
}

/** Is a side that is called silent silent, and is every side heard that answers, or any at all beside one? */
export function checkSilence(heard: HeardSides, text: ThreadText): Diagnostic[] {
	const { argument, outline, quotes } = heard
	const findings: Diagnostic[] = []
	const unheard: Side[] = []
	for (const side of outline.sides) {
		const own = quotes.find((quote) => quote.side === side.name)?.request ?? requestBelow(side.name, argument)
		const silent = argument.silent.filter(({ value }) => value === side.name || value === side.label)
		if (silent.length === 0 && (own || quotes.length === 0 || !heard.isWhole)) continue
		const answer = own ? null : findAnswer(side.name, heard, text)
		for (const { place } of silent) {
			if (own)
				findings.push(
					diagnostic(
						'not-silent',
						place,
						`"${side.label}" is called silent and quoted in line ${own.place.line}.`,
						'Take "(silent)" or the quote out.',
					),
				)
			else if (answer)
				findings.push(
					diagnostic(
						'not-silent',
						place,
						`"${side.label}" is not silent: ${answer}`,
						'Quote that answer, or take "(silent)" out.',
					),
				)
		}
		if (silent.length > 0) continue
		if (answer) findings.push(answeredUnheard(argument, side, answer))
		else unheard.push(side)
	}
	const [first, ...others] = unheard
	const isAlone = new Set(quotes.map(({ side }) => side)).size === 1
	return first && isAlone ? [...findings, oneSided(argument, first, others)] : findings
}

function answeredUnheard(argument: Argument, { label }: Side, answer: string): Diagnostic {
	const reason = `"${label}" is not heard in this argument, although ${answer}`
	return diagnostic('one-sided', argument.place, reason, 'Quote that answer.')
}

/** Sides of which nobody is known to answer are told at once. */
function oneSided(argument: Argument, { label }: Side, others: readonly Side[]): Diagnostic {
	const way = `say so: "### ${label}" and below it "(silent)".`
	const last = others.at(-1)
	if (last === undefined) {
		const reason = `"${label}" is not heard in this argument.`
		return diagnostic('one-sided', argument.place, reason, `If nobody of that side answered, ${way}`)
	}
	const before = [label, ...others.slice(0, -1).map((side) => side.label)].map((name) => `"${name}"`).join(', ')
	const reason = `${before} and "${last.label}" are not heard in this argument.`
	return diagnostic('one-sided', argument.place, reason, `Of each side of which nobody answered, ${way}`)
}

/** What is asked for under the side's heading, found or refused. */
function requestBelow(side: string, { items }: Argument): QuoteRequest | undefined {
	return items.filter((item) => item.kind === 'quote').find((request) => request.side?.value === side)
}

/** Says who of a side answers words that the argument quotes, where, and how it begins; null when nobody does. */
function findAnswer(side: string, { quotes, sides }: HeardSides, text: ThreadText): string | null {
	for (const quote of quotes) {
		const answer = text
			.answersTo(quote.message.id)
			.find((one) => one.message.author && sides.get(one.message.author) === side && isAbout(one, quote))
		if (answer) {
			const words = quote.parts.find((part) => part.kind === 'words')?.text ?? ''
			const where = `${text.callMessage(answer.message)}, line ${answer.line}`
			return `${callPerson(answer.message.author!)} answers ${excerpt(words, 40)} in ${where}: ${excerpt(answer.text)}`
		}
	}
	return null
}

/** Does the answer stand below words of the quote? Enough of them in a row that it is no accident. */
function isAbout({ quoted }: Answer, quote: Quote): boolean {
	if (quoted === null) return true
	const there = foldWords(quoted).split(' ')
	const runs = new Set(runsOf(there))
	return quote.parts.some((part) => {
		if (part.kind !== 'words') return false
		const words = foldWords(part.text).split(' ')
		if (words.length < RUN) return ` ${there.join(' ')} `.includes(` ${words.join(' ')} `)
		if (there.length < RUN) return ` ${words.join(' ')} `.includes(` ${there.join(' ')} `)
		return runsOf(words).some((run) => runs.has(run))
	})
}

/** Words in a row that two texts must share. */
const RUN = 4

function runsOf(words: readonly string[]): string[] {
	return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(' '))
}
