import { indexTexts, type TextIndex } from '../text/find-text.ts'
import { type FoldedText, foldBlanks, foldTypography } from '../text/fold-text.ts'
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
	/** The lines as they were sent, joined by `\n`. */
	readonly source: string
	/** Where `source` begins in the message's body. */
	readonly start: number
	/** `source` after the foldings of the tier "rewrapped", and that after those of "typographic". */
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
	readonly text: TextIndex
}

/** Everything that messages say in their authors' own words, patches and trailers included. */
export function indexOwnText(thread: Thread): PassageIndex {
	return indexPassages(thread, isOwn)
}

/** Everything else in the messages: quotations, attribution lines, signatures, footers. */
export function indexForeignText(thread: Thread): PassageIndex {
	return indexPassages(thread, (block) => !isOwn(block))
}

/** Own words, a patch or a trailer. */
export function isOwn(block: Block): boolean {
	return block.kind === 'own' || block.kind === 'diff' || block.kind === 'trailer'
}

/**
 * The message's body as its blocks give it: each block's text at its lines, joined by `\n`. Quoted lines are without
 * their marks.
 */
export function bodyOf(message: Message): string {
	return placeBlocks(message).text
}

function placeBlocks(message: Message): { readonly text: string; readonly starts: readonly number[] } {
	const lines: string[] = []
	const firstLines: number[] = []
	for (const block of message.blocks) {
		while (lines.length < block.lines[0] - 1) lines.push('')
		firstLines.push(lines.length)
		for (const line of block.text.split('\n')) lines.push(line)
	}
	const lineStarts: number[] = []
	let length = 0
	for (const line of lines) {
		lineStarts.push(length)
		length += line.length + 1
	}
	return { text: lines.join('\n'), starts: firstLines.map((line) => lineStarts[line]!) }
}

function indexPassages(thread: Thread, wanted: (block: Block) => boolean): PassageIndex {
	const passages = thread.messages.flatMap((message) => passagesOf(message, wanted))
	return { passages, text: indexTexts(passages.map((passage) => passage.folded.text)) }
}

function passagesOf(message: Message, wanted: (block: Block) => boolean): Passage[] {
	const body = placeBlocks(message)
	const turns = new Map<Participant | null, Turn>()
	const passages: Passage[] = []
	for (const [first, last] of runsOf(message, wanted)) {
		const start = body.starts[first]!
		const source = body.text.slice(start, body.starts[last]! + message.blocks[last]!.text.length)
		if (source.trim() === '') continue
		const blocks = message.blocks
			.slice(first, last + 1)
			.map((block, i) => ({ block, index: first + i, start: body.starts[first + i]! - start }))
			.filter(({ block }) => wanted(block))
		const author = authorOf(message, message.blocks[first]!)
		const turn = turns.get(author) ?? { message, author }
		turns.set(author, turn)
		const plain = foldBlanks(source, joinsIn(blocks))
		passages.push({ turn, blocks, source, start, plain, folded: foldTypography(plain.text) })
	}
	return passages
}

/** Runs of blocks between which no other block stands, except blank ones that are no quotation. */
function runsOf(message: Message, wanted: (block: Block) => boolean): [first: number, last: number][] {
	const runs: [number, number][] = []
	let open: [number, number] | null = null
	message.blocks.forEach((block, i) => {
		const before: Block | undefined = open ? message.blocks[open[1]] : undefined
		if (!wanted(block)) {
			if (block.kind === 'quoted' || block.text.trim() !== '') open = null
		} else if (open && before && continues(message, before, block)) {
			open[1] = i
		} else {
			open = [i, i]
			runs.push(open)
		}
	})
	return runs
}

function continues(message: Message, before: Block, block: Block): boolean {
	if (block.afterGap || authorOf(message, before) !== authorOf(message, block)) return false
	if (isOwn(block)) return true
	return before.kind === block.kind && before.depth === block.depth && before.messageId === block.messageId
}

/** A forwarded patch names another writer on its block; else a message is its author's. */
function authorOf(message: Message, block: Block): Participant | null {
	return block.author ?? (isOwn(block) ? message.author : null)
}

/** Asked for line breaks in ascending order. */
function joinsIn(blocks: readonly PlacedBlock[]): (lineBreak: number) => boolean {
	if (!blocks.some(({ block }) => block.wrap === 'flowed-delsp')) return () => false
	let at = 0
	return (lineBreak) => {
		while (at + 1 < blocks.length && blocks[at + 1]!.start <= lineBreak) at++
		const { block, start } = blocks[at]!
		return block.wrap === 'flowed-delsp' && lineBreak < start + block.text.length
	}
}
