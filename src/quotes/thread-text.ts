import { indexTexts, type TextIndex } from '../text/find-text.ts'
import type { Block, Message, Participant, Thread } from '../thread/thread.ts'
import { locatorOf } from './match-locator.ts'
import { matchPeople } from './match-people.ts'
import {
	indexForeignText,
	indexOwnText,
	indexShownText,
	isOwn,
	type Passage,
	type PassageIndex,
	type Turn,
} from './own-text.ts'
import { WordIndex } from './word-index.ts'

/** The passages of each turn, and their folded text with a space between two of them. */
export interface JoinedTurns {
	readonly turns: readonly (readonly Passage[])[]
	readonly index: TextIndex
}

/** Own words that answer somebody's. */
export interface Answer {
	readonly message: Message
	/** The block that they are. */
	readonly block: Block
	/** Of its body, from 1. */
	readonly line: number
	readonly text: string
	/** The quoted words right above; null when the whole message answers and quotes nothing. */
	readonly quoted: string | null
}

/** A thread's text for one run of the gate. What only a refused quote needs is made when the first is refused. */
export class ThreadText {
	readonly thread: Thread
	/** Words that people wrote themselves. */
	readonly own: PassageIndex
	/** Of each message by its id, from 0. */
	readonly #places: ReadonlyMap<string, number>
	readonly #called = new Map<string, ReadonlySet<Participant>>()
	#foreign: PassageIndex | null = null
	#shown: PassageIndex | null = null
	#words: WordIndex | null = null
	#joinedTurns: JoinedTurns | null = null
	#answers: ReadonlyMap<string, readonly Answer[]> | null = null

	constructor(thread: Thread) {
		this.thread = thread
		this.own = indexOwnText(thread)
		this.#places = new Map(thread.messages.map(({ id }, i) => [id, i]))
	}

	messageOf(id: string): Message | null {
		return this.thread.messages[this.#places.get(id) ?? -1] ?? null
	}

	/** Those of the ids that the thread has, in reading order. */
	messagesOf(ids: readonly string[]): readonly Message[] {
		const places = ids.flatMap((id) => this.#places.get(id) ?? [])
		return places.sort((a, b) => a - b).map((place) => this.thread.messages[place]!)
	}

	/** As `matchPeople`; an outline names the same people again and again. */
	peopleCalled(name: string): ReadonlySet<Participant> {
		const people = this.#called.get(name) ?? new Set(matchPeople(name, this.thread.participants))
		this.#called.set(name, people)
		return people
	}

	/** Quotations, attribution lines, signatures, footers. */
	get foreign(): PassageIndex {
		this.#foreign ??= indexForeignText(this.thread)
		return this.#foreign
	}

	/** Own words in Markdown, as pages show them: who copies them from there has no marks. */
	get shown(): PassageIndex {
		this.#shown ??= indexShownText(this.own)
		return this.#shown
	}

	/** Own words one by one, for finding what was meant. */
	get words(): WordIndex {
		const onPages = this.shown.passages
		const asSent = this.own.passages.filter(({ turn }) => onPages.length === 0 || turn.message.syntax !== 'markdown')
		this.#words ??= new WordIndex([...onPages, ...asSent])
		return this.#words
	}

	/** Turns of several passages, as if nothing stood between these. */
	get joinedTurns(): JoinedTurns {
		this.#joinedTurns ??= joinTurns(this.own.passages)
		return this.#joinedTurns
	}

	/** Own words that answer a message, by its id: under a quotation of it, or in a reply that quotes nothing. */
	answersTo(messageId: string): readonly Answer[] {
		this.#answers ??= collectAnswers(this.thread)
		return this.#answers.get(messageId) ?? []
	}

	/** How a finding calls a message: its locator and its day. */
	callMessage(message: Message): string {
		const day = message.date?.slice(0, 10)
		const rebuilt = message.rebuilt ? ', which survives only as quoted' : ''
		return `${locatorOf(message, this.thread)}${day ? ` of ${day}` : ''}${rebuilt}`
	}
}

function joinTurns(passages: readonly Passage[]): JoinedTurns {
	const byTurn = new Map<Turn, Passage[]>()
	for (const passage of passages) {
		const known = byTurn.get(passage.turn)
		if (known) known.push(passage)
		else byTurn.set(passage.turn, [passage])
	}
	const turns = [...byTurn.values()].filter((several) => several.length > 1)
	return { turns, index: indexTexts(turns.map((several) => several.map(({ folded }) => folded.text.trim()).join(' '))) }
}

function collectAnswers(thread: Thread): Map<string, Answer[]> {
	const answers = new Map<string, Answer[]>()
	const add = (messageId: string, answer: Answer) => {
		const known = answers.get(messageId)
		if (known) known.push(answer)
		else answers.set(messageId, [answer])
	}
	for (const message of thread.messages) {
		const { blocks } = message
		const own = blocks.find(isOwn)
		// Of a rebuilt message nobody knows what it quoted.
		if (own && message.parentId && !message.rebuilt && !blocks.some(({ kind }) => kind === 'quoted'))
			add(message.parentId, { message, block: own, line: firstLine(own), text: own.text, quoted: null })
		let quoted: string[] = []
		blocks.forEach((block, i) => {
			const before = blocks[i - 1]
			const continues = before?.kind === 'quoted' && before.messageId === block.messageId
			if (block.kind === 'quoted') quoted = continues ? [...quoted, block.text] : [block.text]
			else if (isOwn(block) && before?.kind === 'quoted' && before.messageId)
				add(before.messageId, { message, block, line: firstLine(block), text: block.text, quoted: quoted.join('\n') })
		})
	}
	return answers
}

function firstLine(block: Block): number {
	return block.lines[0] + block.text.slice(0, block.text.search(/\S/)).split('\n').length - 1
}
