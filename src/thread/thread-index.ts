import { type FieldRanges, fieldNames } from './formats/header-fields.ts'
import { messageId, messageIds } from './formats/mime/message-ids.ts'
import { withRoom } from './growing-array.ts'
import { IdTable, type TableIds } from './id-table.ts'
import { linksBySubject } from './link-replies.ts'
import { ReferencesBefore } from './references-before.ts'

/** What a list of threads shows of a message, bytes as latin1; empty where it has no such header. */
export interface ShownHeaders {
	/** Message-ID without angle brackets. */
	readonly id: string
	readonly subject: string
	readonly from: string
	readonly date: string
	/** It refers to others. */
	readonly isReply: boolean
}

/** What an index knows of a stretch of a file, to be sent to another: arrays by message, ids by their numbers. */
export interface IndexedMessages {
	readonly ids: TableIds
	/** Union-find, by id, as in ThreadIndex. */
	readonly up: Int32Array
	readonly identities: Int32Array
	readonly starts: Float64Array
	readonly loose: readonly { readonly id: number; readonly subject: string }[]
}

/**
 * Tells the threads of an archive apart by Message-ID, References and In-Reply-To alone. Messages are one thread when a
 * chain of ids joins them, whether or not the messages in between are in the archive: an answer is not lost with its
 * parent. A reply without any of these headers joins the one thread of its subject, as in linkReplies.
 */
export class ThreadIndex {
	/** Messages so far. */
	size = 0
	/** By message, if the index keeps headers. */
	readonly shown: ShownHeaders[] = []
	readonly #keepsHeaders: boolean
	readonly #ids = new IdTable()
	/** By message, as fileOf, startOf and idOf tell it. */
	#files = new Int32Array(2 ** 10)
	#starts = new Float64Array(2 ** 10)
	#identities = new Int32Array(2 ** 10)
	/** Union-find, by id: the number plus one of another of its thread; 0 for the root of one, as every new id is. */
	#up = new Int32Array(2 ** 10)
	/** Ids that the message at hand refers to, and its own. */
	readonly #linked = new Int32Array(mostReferences)
	readonly #own = new Int32Array(1)
	#before = new ReferencesBefore()
	readonly #loose: { readonly id: number; readonly subject: string }[] = []

	/** `keepsHeaders`: they are needed for a list of the threads. */
	constructor(keepsHeaders: boolean) {
		this.#keepsHeaders = keepsHeaders
	}

	/** Adds a message of which only the raw headers are known. */
	add(file: number, start: number, bytes: Buffer, fields: FieldRanges): void {
		const text = (field: number): string => bytes.toString('latin1', fields[2 * field]!, fields[2 * field + 1]!)
		const inReferences = this.#addReferences(bytes, fields)
		const linked = this.#addIds(bytes, fields, inReplyTo, inReferences)
		const id = this.#ownId(bytes, fields)
		this.#up = withRoom(this.#up, this.#ids.size)
		for (let i = 0; i < linked; i++) this.#join(id, this.#linked[i]!)
		if (linked === 0) this.#loose.push({ id, subject: text(subject) })
		this.#push(file, start, id)
		if (!this.#keepsHeaders) return
		this.shown.push({
			id: messageId(text(ownId)) ?? '',
			subject: text(subject),
			from: text(from),
			date: text(date),
			isReply: linked > 0,
		})
	}

	/** What was added, for another index. Headers for a list are not among it. */
	messages(): IndexedMessages {
		return {
			ids: this.#ids.ids(),
			up: this.#up.slice(0, this.#ids.size),
			identities: this.#identities.slice(0, this.size),
			starts: this.#starts.slice(0, this.size),
			loose: this.#loose,
		}
	}

	/** Adds the messages of another index, all of one file. From then on a thread is whole when `threadWith` has told it. */
	take(file: number, { ids, up, identities, starts, loose }: IndexedMessages): void {
		const offset = this.#ids.take(ids)
		this.#up = withRoom(this.#up, this.#ids.size)
		for (let id = 0; id < up.length; id++) if (up[id] !== 0) this.#up[offset + id] = offset + up[id]!
		for (let i = 0; i < starts.length; i++) this.#push(file, starts[i]!, offset + identities[i]!)
		for (const { id, subject } of loose) this.#loose.push({ id: offset + id, subject })
		this.#before = new ReferencesBefore()
	}

	/** Joins replies that only their subject links. `decode` undoes encoded words. Call it once, when all are added. */
	joinBySubject(decode: (subject: string) => string): void {
		const loose = this.#loose.filter(({ subject }) => subject !== '')
		const alone = loose.map(({ id, subject }) => ({ id, subject: decode(subject), isBare: true }))
		for (const [id, parent] of linksBySubject(alone, ({ id }) => this.#ids.twins(id)[0]!)) this.#join(id, parent)
	}

	/** Makes room for that many more messages at once. */
	expect(messages: number): void {
		this.#ids.expect(messages)
		this.#up = withRoom(this.#up, this.#ids.size + messages)
		this.#makeRoom(this.size + messages)
	}

	/** The number of the file that holds a message. */
	fileOf(index: number): number {
		return this.#files[index]!
	}

	/** The offset in the file of a message's first byte (of the `From ` line, in an mbox). */
	startOf(index: number): number {
		return this.#starts[index]!
	}

	/** The thread of a message, as a number. */
	threadOf(index: number): number {
		return this.#root(this.#identities[index]!)
	}

	/** Two messages are copies of one when this number is the same: they bear one id. */
	idOf(index: number): number {
		return this.#identities[index]!
	}

	/** The thread that an id belongs to, be its message there or not; null when nothing in the archive has it. */
	threadWith(id: string): number | null {
		const known = this.#ids.size
		const number = this.#ids.number(id)
		const found = this.#ids.twins(number).find((twin) => twin < known)
		if (found === undefined) return null
		this.#up = withRoom(this.#up, this.#ids.size)
		this.#gather(found)
		return this.#root(found)
	}

	/** Joins to the thread of an id what other indexes that were taken know of it, and what this one knows of that. */
	#gather(id: number): void {
		// It stays the root of all that is joined to it.
		const root = this.#root(id)
		for (let pass = 0; pass < mostPasses; pass++) if (!this.#joinTwins((other) => this.#root(other) === root)) return
		this.#joinTwins(() => true)
	}

	/** Joins all numbers of the wanted ids, and says whether they were apart. */
	#joinTwins(isWanted: (id: number) => boolean): boolean {
		let wereApart = false
		for (let id = 0; id < this.#ids.size; id++) {
			if (!isWanted(id)) continue
			for (const twin of this.#ids.twins(id)) {
				if (this.#root(twin) === this.#root(id)) continue
				this.#join(id, twin)
				wereApart = true
			}
		}
		return wereApart
	}

	/** Numbers the ids in the References into `#linked` and returns how many; the message before stands for those it shares. */
	#addReferences(bytes: Buffer, fields: FieldRanges): number {
		const [from, to] = [fields[2 * references]!, fields[2 * references + 1]!]
		const shared = this.#before.shared(bytes, from, to)
		if (shared === 0) return this.#addIds(bytes, fields, references, 0)
		this.#linked[0] = this.#identities[this.size - 1]!
		return this.#ids.bracketed(bytes, from + shared, to, this.#linked, 1)
	}

	/** Numbers the ids in a field into `#linked` from index `at` on and returns the index behind the last. */
	#addIds(bytes: Buffer, fields: FieldRanges, field: number, at: number): number {
		const to = fields[2 * field + 1]!
		if (to === 0) return at
		let end = this.#ids.bracketed(bytes, fields[2 * field]!, to, this.#linked, at)
		if (end === at)
			for (const bare of messageIds(bytes.toString('latin1', fields[2 * field]!, to)).slice(0, mostReferences - at))
				this.#linked[end++] = this.#ids.number(bare)
		return end
	}

	#ownId(bytes: Buffer, fields: FieldRanges): number {
		const [from, to] = [fields[2 * ownId]!, fields[2 * ownId + 1]!]
		if (to > 0 && this.#ids.bracketed(bytes, from, to, this.#own, 0) > 0) return this.#own[0]!
		const bare = to === 0 ? null : messageId(bytes.toString('latin1', from, to))
		return bare === null ? this.#ids.unique() : this.#ids.number(bare)
	}

	#push(file: number, start: number, id: number): void {
		if (this.size === this.#starts.length) this.#makeRoom(this.size + 1)
		this.#files[this.size] = file
		this.#starts[this.size] = start
		this.#identities[this.size++] = id
	}

	#makeRoom(messages: number): void {
		this.#files = withRoom(this.#files, messages)
		this.#starts = withRoom(this.#starts, messages)
		this.#identities = withRoom(this.#identities, messages)
	}

	#root(id: number): number {
		const up = this.#up
		let at = id
		for (let next = up[at]!; next !== 0; next = up[at]!) {
			const beyond = up[next - 1]!
			if (beyond === 0) return next - 1
			up[at] = beyond
			at = beyond - 1
		}
		return at
	}

	#join(a: number, b: number): void {
		const [root, other] = [this.#root(a), this.#root(b)]
		if (root !== other) this.#up[other] = root + 1
	}
}

const [ownId, references, inReplyTo, subject, from, date] = fieldNames.map((_, i) => i) as [
	number,
	number,
	number,
	number,
	number,
	number,
]

/** A thread that crosses the borders of an archive's stretches more often is cheaper to find with all others. */
const mostPasses = 8
/** A chain of replies a thousand long has that many; what comes behind would be further ancestors. */
const mostReferences = 2 ** 14
