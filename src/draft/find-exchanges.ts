import { blockAt, findWords, sourceOf } from '../quotes/match-reading.ts'
import type { Passage } from '../quotes/own-text.ts'
import { countWords, lineAround, paragraphAround } from '../quotes/passage-lines.ts'
import type { Answer, ThreadText } from '../quotes/thread-text.ts'
import { groupBy } from '../thread/group-by.ts'
import type { Block, Message, Participant } from '../thread/thread.ts'
import { isListing, lastLines, leastWords, mostAnswered, openingWords } from './choose-words.ts'

/** Words that somebody wrote, as they stand in the message. */
export interface Said {
	readonly author: Participant
	readonly message: Message
	readonly words: string
}

/** A paragraph that others took up. */
export interface Exchange {
	/** What of the paragraph most of them answered. */
	readonly said: Said
	/** It is code of a patch, a log or a list: lines, and no sentences. */
	readonly isSet: boolean
	/** How the answers begin: one of each person, in reading order. */
	readonly answers: readonly Said[]
	/** What came back to one of these, and to that, and so on; from the first author rather than from others. */
	readonly rejoinders: readonly Said[]
}

/** Words of a passage, as a range of its source, and the answer that stands right below a quotation of them. */
interface Hit {
	readonly passage: Passage
	readonly range: readonly [start: number, end: number]
	/** Of the paragraph that the range ends in; of lines that are no sentences, of the last one. */
	readonly paragraph: readonly [start: number, end: number]
	readonly isSet: boolean
	readonly answer: Answer
	readonly answerer: Participant
}

/** Every paragraph of a thread that somebody else answers, in reading order. */
export function findExchanges(text: ThreadText): Exchange[] {
	const hits = text.thread.messages.flatMap((message) => hitsIn(message, text))
	const byBlock = groupBy(hits, ({ passage, range }) => blockAt(passage, range[1] - 1).block)
	return [...groupBy(hits, ({ passage }) => passage.turn.message).values()].flatMap((ofMessage) => {
		const inOrder = ofMessage.sort((a, b) => placeOf(a) - placeOf(b))
		return [...groupBy(inOrder, placeOf).values()].flatMap((paragraph) => exchangeOf(paragraph, byBlock) ?? [])
	})
}

function placeOf({ passage, paragraph }: Hit): number {
	return passage.start + paragraph[0]
}

function hitsIn(message: Message, text: ThreadText): Hit[] {
	return text.answersTo(message.id).flatMap((answer) => {
		const answerer = answer.message.author
		const found = answer.quoted === null ? opening(message, text) : quotedIn(message, answer.quoted, text)
		if (answerer === null || found === null) return []
		const { author } = found.passage.turn
		return author === null || author === answerer ? [] : [{ ...found, answer, answerer }]
	})
}

type Place = Pick<Hit, 'passage' | 'range' | 'paragraph' | 'isSet'>

/** A reply that quotes nothing answers a message as a whole: the first paragraph of it that says something. */
function opening(message: Message, { own }: ThreadText): Place | null {
	for (const passage of own.byMessage.get(message) ?? []) {
		for (let at = 0; at < passage.source.length; ) {
			const { paragraph, isSet } = placeEnding(passage, at + 1)
			const isProse = blockAt(passage, at).block.kind === 'own' && !isSet
			if (isProse && openingWords(passage.source.slice(...paragraph), leastWords) !== null)
				return { passage, range: paragraph, paragraph, isSet }
			at = Math.max(paragraph[1], at) + 1
		}
	}
	return null
}

/**
 * The last paragraph of a quotation, where it was written; of one that its quoter trimmed or cut, its last line. Who
 * answers below the trailers of a patch answers all of it.
 */
function quotedIn(message: Message, quoted: string, text: ThreadText): Place | null {
	const paragraph = quoted
		.trim()
		.split(/\n[ \t]*\n/)
		.at(-1)!
	const line = paragraph.slice(paragraph.lastIndexOf('\n') + 1)
	for (const words of [paragraph, line]) {
		if (countWords(words) < leastQuoted) continue
		const [found] = findWords(text.own, words, ({ passage }) => passage.turn.message === message)
		if (found === undefined) continue
		const range = sourceOf(found).source
		if (blockAt(found.passage, range[1] - 1).block.kind === 'trailer') return opening(message, text)
		return { passage: found.passage, range, ...placeEnding(found.passage, range[1]) }
	}
	return null
}

/** Fewer words stand in a message more than once. */
const leastQuoted = 3
/** Lines in either direction; longer paragraphs are no prose. */
const mostLines = 40

/** The lines of one kind around the offset before `end`, up to the blank ones; of what is no sentence, only the one. */
function placeEnding(passage: Passage, end: number): Pick<Place, 'paragraph' | 'isSet'> {
	const { start, block } = blockAt(passage, end - 1)
	const within = ([from, to]: readonly [number, number]) =>
		[Math.max(from, start), Math.min(to, start + block.text.length)] as const
	const last = [end - 1, end] as const
	const paragraph = within(paragraphAround(passage.source, last, mostLines))
	if (block.kind !== 'diff' && !isListing(passage.source, paragraph)) return { paragraph, isSet: false }
	return { paragraph: within(lineAround(passage.source, last)), isSet: true }
}

function exchangeOf(hits: readonly Hit[], byBlock: ReadonlyMap<Block, readonly Hit[]>): Exchange | null {
	const { passage, paragraph, range, isSet } = hits[0]!
	const { author, message } = passage.turn
	const words = isSet ? lastLines(passage.source, range) : mostAnswered(passage.source, paragraph, hits)
	if (author === null || words === null) return null
	const answers: Said[] = []
	let rejoinders: readonly Said[] = []
	for (const hit of hits) {
		const begun = answerOf(hit)
		if (begun === null || answers.some((other) => other.author === hit.answerer)) continue
		answers.push(begun)
		const back = rejoindersTo(hit, author, byBlock, mostRejoinders)
		if (back.length > rejoinders.length) rejoinders = back
	}
	return answers.length === 0 ? null : { said: { author, message, words }, isSet, answers, rejoinders }
}

function answerOf({ answer, answerer }: Hit): Said | null {
	const words = openingWords(answer.text)
	return words === null ? null : { author: answerer, message: answer.message, words }
}

/** What comes back to an answer, what to that, and so on. */
function rejoindersTo(
	{ answer, answerer }: Hit,
	first: Participant,
	byBlock: ReadonlyMap<Block, readonly Hit[]>,
	most: number,
): Said[] {
	const back = byBlock.get(answer.block) ?? []
	const next = back.find((hit) => hit.answerer === first) ?? back[0]
	const words = next === undefined ? null : answerOf(next)
	if (next === undefined || words === null || most === 0) return []
	return [words, ...rejoindersTo(next, answerer, byBlock, most - 1)]
}

/** More than an argument has room for. */
const mostRejoinders = 4
