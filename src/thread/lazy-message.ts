import type { Block, Evidence, Message, Participant } from './thread.ts'

/**
 * A message whose blocks are made when they are asked for: whose each line is costs as much to find out as all the rest,
 * and a tree of the thread does not show it. A class, since an object with an accessor of its own takes 1 kB more.
 */
export class LazyMessage implements Message {
	readonly id: string
	readonly rebuilt: boolean
	readonly author: Participant | null
	readonly authorBy: Evidence
	readonly date: string | null
	readonly subject: string | null
	readonly parentId: string | null
	readonly url: string | null
	readonly quotedBy: readonly string[]
	declare readonly remarks?: readonly string[]
	declare readonly syntax?: 'markdown'
	declare readonly undecodedParts?: number
	readonly lines: readonly string[]
	readonly ownLines: number
	/** Null once they are made: what they are made from is as much as the thread. */
	#makeBlocks: (() => readonly Block[]) | null
	#blocks: readonly Block[] = []

	constructor(known: Omit<Message, 'blocks'>, makeBlocks: () => readonly Block[]) {
		this.id = known.id
		this.rebuilt = known.rebuilt
		this.author = known.author
		this.authorBy = known.authorBy
		this.date = known.date
		this.subject = known.subject
		this.parentId = known.parentId
		this.url = known.url
		this.quotedBy = known.quotedBy
		if (known.remarks) this.remarks = known.remarks
		if (known.syntax) this.syntax = known.syntax
		if (known.undecodedParts) this.undecodedParts = known.undecodedParts
		this.lines = known.lines
		this.ownLines = known.ownLines
		this.#makeBlocks = makeBlocks
	}

	get blocks(): readonly Block[] {
		if (this.#makeBlocks !== null) {
			this.#blocks = this.#makeBlocks()
			this.#makeBlocks = null
		}
		return this.#blocks
	}

	/** With its blocks, as any message. */
	toJSON(): Message {
		return { ...this, blocks: this.blocks }
	}
}
