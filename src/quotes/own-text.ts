import { indexTexts, type TextIndex } from '../text/find-text.ts'
import { countMarks, foldBackticks, foldMarkdown } from '../text/fold-markdown.ts'
import { type FoldedText, foldBlanks, foldTwice, foldTypography } from '../text/fold-text.ts'
import { groupBy } from '../thread/group-by.ts'
import type { Block, Message, Participant, Thread } from '../thread/thread.ts'

/** What one person says in one message. */
export interface Turn {
	readonly message: Message
	readonly author: Participant | null
}

/** Words that stand next to each other in a message: nothing was quoted, and nothing is missing, between them. */
export interface Passage {
	readonly turn: Turn
	/** Its blocks, and where each begins in `source`. */
	readonly blocks: readonly PlacedBlock[]
	/** The lines as they were sent, without quote marks, joined by `\n`: of own text, a slice of the message's body. */
	readonly source: string
	/** Where the first line of `source` begins in the message's body. */
	readonly start: number
	/** Of Markdown: `source` as a page shows it. Null where that is what was sent. */
	readonly shown: FoldedText | null
	/** What is shown after the foldings of the tier "rewrapped", and that after those of "typographic". */
	readonly plain: FoldedText
	readonly folded: FoldedText
}

export interface PlacedBlock {
	readonly block: Block
	/** Its place among the message's blocks. */
	readonly index: number
	readonly start: number
}

/** Passages of a thread in reading order, ready to be searched by what they say after all foldings. */
export interface PassageIndex {
	readonly passages: readonly Passage[]
	readonly byMessage: ReadonlyMap<Message, readonly Passage[]>
	readonly text: TextIndex
}

/** Everything that messages say in their authors' own words, patches and trailers included. */
export function indexOwnText(thread: Thread): PassageIndex {
	return indexPassages(thread, isOwn)
}

/**
 * Own words in Markdown as pages show them; of an index of own text, whose places they have. None where the thread has
 * more marks than anybody types.
 */
export function indexShownText({ passages }: PassageIndex): PassageIndex {
	const inMarkdown = passages.filter(({ turn }) => turn.message.syntax === 'markdown')
	if (inMarkdown.reduce((sum, { source }) => sum + countMarks(source), 0) > mostMarks) return indexOf([])
	return indexOf(
		inMarkdown.map((passage) => {
			const shown = foldMarkdown(passage.source)
			const plain = foldBlanks(shown.text)
			return { ...passage, shown, plain, folded: foldTwice(foldBackticks(plain.text), foldTypography) }
		}),
	)
}

const mostMarks = 100_000

/** Everything else in the messages: quotations, attribution lines, signatures, footers. */
export function indexForeignText(thread: Thread): PassageIndex {
	return indexPassages(thread, (block) => !isOwn(block))
}

/** Own words, a patch or a trailer. */
export function isOwn(block: Block): boolean {
	return block.kind === 'own' || block.kind === 'diff' || block.kind === 'trailer'
}

/** The message's body: its lines as they were sent, quote marks included, joined by `\n`. */
export function bodyOf(message: Message): string {
	let body = bodies.get(message)
	if (body === undefined) {
		body = message.lines.join('\n')
		bodies.set(message, body)
	}
	return body
}

/** Passages are slices of it and keep it alive: it is joined once. */
const bodies = new WeakMap<Message, string>()

function indexPassages(thread: Thread, wanted: (block: Block) => boolean): PassageIndex {
	return indexOf(thread.messages.flatMap((message) => passagesOf(message, wanted)))
}

function indexOf(passages: readonly Passage[]): PassageIndex {
	return {
		passages,
		byMessage: groupBy(passages, ({ turn }) => turn.message),
		text: indexTexts(passages.map((passage) => passage.folded.text)),
	}
}

function passagesOf(message: Message, wanted: (block: Block) => boolean): Passage[] {
	const passages: Passage[] = []
	const runs = runsOf(message, wanted)
	if (runs.length === 0) return passages
	const body = bodyOf(message)
	const startOf = lineStarts(message.lines)
	const turns: Turn[] = []
	for (const { first, blocks: run } of runs) {
		const [block] = run
		const start = startOf(block!.lines[0] - 1)
		const { source, starts } = isOwn(block!) ? asSent(run, body, startOf) : withoutMarks(run)
		const blocks = run.map((block, i) => ({ block, index: first + i, start: starts[i]! }))
		const author = authorOf(message, block!)
		let turn = turns.find((turn) => turn.author === author)
		if (turn === undefined) {
			turn = { message, author }
			turns.push(turn)
		}
		const plain = foldBlanks(source, joinsIn(blocks))
		passages.push({ turn, blocks, source, start, shown: null, plain, folded: foldTypography(plain.text) })
	}
	return passages
}

/** Tells where lines begin in the body, those behind the last one too; asked in ascending order. */
function lineStarts(lines: readonly string[]): (line: number) => number {
	let [at, start] = [0, 0]
	return (line) => {
		for (; at < line; at++) start += lines[at]!.length + 1
		return start
	}
}

interface RunText {
	readonly source: string
	/** Where each block begins in it. */
	readonly starts: readonly number[]
}

/** Own text bears no quote marks: it stands in the body as it is, blank lines between blocks included. */
function asSent(run: readonly Block[], body: string, startOf: (line: number) => number): RunText {
	const starts = run.map(({ lines: [first] }) => startOf(first - 1))
	const start = starts[0]!
	const end = startOf(run.at(-1)!.lines[1]) - 1
	return { source: body.slice(start, end), starts: starts.map((at) => at - start) }
}

function withoutMarks(run: readonly Block[]): RunText {
	const lines: string[] = []
	const starts: number[] = []
	let length = 0
	const add = (line: string) => {
		lines.push(line)
		length += line.length + 1
	}
	for (const { lines: place, text } of run) {
		while (lines.length < place[0] - run[0]!.lines[0]) add('')
		starts.push(length)
		for (const line of text.split('\n')) add(line)
	}
	return { source: lines.join('\n'), starts }
}

/** Blocks that follow each other, `first` being the place of the first one. */
interface Run {
	readonly first: number
	readonly blocks: readonly Block[]
}

/** Runs of blocks between which no other block stands. */
function runsOf(message: Message, wanted: (block: Block) => boolean): Run[] {
	const runs: Run[] = []
	let open: Block[] = []
	const { blocks } = message
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i]!
		const before = open.at(-1)
		if (!wanted(block)) open = []
		else if (before !== undefined && continues(message, before, block)) open.push(block)
		else {
			open = [block]
			runs.push({ first: i, blocks: open })
		}
	}
	return runs
}

function continues(message: Message, before: Block, block: Block): boolean {
	if (block.afterGap || authorOf(message, before) !== authorOf(message, block)) return false
	if (isOwn(block)) return message.lines.slice(before.lines[1], block.lines[0] - 1).every((line) => line.trim() === '')
	return before.kind === block.kind && before.depth === block.depth && before.messageId === block.messageId
}

/** A forwarded patch names another writer on its block; else a message is its author's. */
function authorOf(message: Message, block: Block): Participant | null {
	return block.author ?? (isOwn(block) ? message.author : null)
}

/** Asked for line breaks in ascending order; undefined where none joins. */
function joinsIn(blocks: readonly PlacedBlock[]): ((lineBreak: number) => boolean) | undefined {
	if (!blocks.some(({ block }) => block.wrap === 'flowed-delsp')) return undefined
	let at = 0
	return (lineBreak) => {
		while (at + 1 < blocks.length && blocks[at + 1]!.start <= lineBreak) at++
		const { block, start } = blocks[at]!
		return block.wrap === 'flowed-delsp' && lineBreak < start + block.text.length
	}
}
