import { newline } from './formats/mbox-separator.ts'
import { messageId, messageIds } from './formats/mime/message-ids.ts'
import { foldedEnd, isNamed, lowerCase } from './formats/read-field.ts'
import { IdTable } from './id-table.ts'
import { linkReplies } from './link-replies.ts'

/** A message that was found but not read. */
export interface IndexedMessage {
	/** The number of the file that holds it. */
	readonly file: number
	/** Offset in the file: first byte (of the `From ` line, in an mbox). */
	readonly start: number
	/** It refers to others. */
	readonly isReply: boolean
	/** What its headers say, bytes as latin1. */
	readonly shown: ShownHeaders | null
}

/** What a list of threads shows; empty where a message has no such header. */
export interface ShownHeaders {
	/** Message-ID without angle brackets. */
	readonly id: string
	readonly subject: string
	readonly from: string
	readonly date: string
}

/**
 * Tells the threads of an archive apart by Message-ID, References and In-Reply-To alone. Messages are one thread when a
 * chain of ids joins them, whether or not the messages in between are in the archive: an answer is not lost with its
 * parent. A reply without any of these headers joins the one thread of its subject, as in linkReplies.
 */
export class ThreadIndex {
	readonly messages: IndexedMessage[] = []
	readonly #keepsHeaders: boolean
	readonly #ids = new IdTable()
	readonly #idOf: number[] = []
	/** Union-find, by id: itself for the root of a thread. */
	readonly #up: number[] = []
	/** Ids that the message at hand refers to. */
	readonly #linked = new Int32Array(mostReferences)
	#count = 0
	readonly #own = new Int32Array(1)
	readonly #loose: { id: number; subject: string }[] = []

	/** `keepsHeaders`: they are needed for a list of the threads. */
	constructor(keepsHeaders: boolean) {
		this.#keepsHeaders = keepsHeaders
	}

	/** Adds a message of which only the raw headers are known. */
	add(file: number, start: number, headers: Buffer): void {
		const found: Found = { id: -1, shown: { id: '', subject: '', from: '', date: '' } }
		this.#count = 0
		let seen = 0
		for (let at = 0; at < headers.length; ) {
			let end = headers.indexOf(newline, at)
			if (end < 0) end = headers.length
			const field = fields[headers[at]! | lowerCase]
			const isWanted = field !== undefined && (this.#keepsHeaders || !field.isShown) && (seen & field.bit) === 0
			if (isWanted && isNamed(headers, at, field.name)) {
				seen |= field.bit
				end = foldedEnd(headers, end)
				this.#read(headers, field.name, at + field.name.length + 1, end, found)
			}
			at = end + 1
		}
		const id = this.#numbered(found.id < 0 ? this.#ids.unique() : found.id)
		for (let i = 0; i < this.#count; i++) this.#join(id, this.#numbered(this.#linked[i]!))
		if (this.#count === 0) this.#loose.push({ id, subject: found.shown.subject })
		this.#idOf.push(id)
		this.messages.push({ file, start, isReply: this.#count > 0, shown: this.#keepsHeaders ? found.shown : null })
	}

	/** Joins replies that only their subject links. `decode` undoes encoded words. Call it once, when all are added. */
	joinBySubject(decode: (subject: string) => string): void {
		const linked = this.#loose.map(({ id, subject }) => ({
			id: String(id),
			subject: subject === '' ? null : decode(subject),
			inReplyTo: null,
			references: [],
			date: null,
		}))
		for (const [id, parent] of linkReplies(linked).parents) if (parent !== null) this.#join(Number(id), Number(parent))
	}

	/** The thread of the message at this index of `messages`, as a number. */
	threadOf(index: number): number {
		return this.#root(this.#idOf[index]!)
	}

	/** Two messages are copies of one when this number is the same: they bear one id. */
	idOf(index: number): number {
		return this.#idOf[index]!
	}

	/** The thread that an id belongs to, be its message there or not; null when nothing in the archive has it. */
	threadWith(id: string): number | null {
		const known = this.#ids.size
		const number = this.#ids.number(id)
		return number >= known ? null : this.#root(number)
	}

	#read(headers: Buffer, name: Field['name'], from: number, to: number, found: Found): void {
		if (name === 'message-id') {
			const end = this.#ids.bracketed(headers, from, to, this.#own, 0)
			const value = end === 0 || this.#keepsHeaders ? messageId(headers.toString('latin1', from, to)) : null
			found.id = end > 0 ? this.#own[0]! : value === null ? -1 : this.#ids.number(value)
			found.shown.id = value ?? ''
		} else if (name === 'references' || name === 'in-reply-to') {
			const before = this.#count
			this.#count = this.#ids.bracketed(headers, from, to, this.#linked, before)
			if (this.#count > before) return
			for (const id of messageIds(headers.toString('latin1', from, to)))
				if (this.#count < mostReferences) this.#linked[this.#count++] = this.#ids.number(id)
		} else found.shown[name] = headers.toString('latin1', from, to)
	}

	/** A new id is a thread of its own. */
	#numbered(id: number): number {
		for (let next = this.#up.length; next <= id; next++) this.#up.push(next)
		return id
	}

	#root(id: number): number {
		const up = this.#up
		let at = id
		while (up[at] !== at) {
			up[at] = up[up[at]!]!
			at = up[at]!
		}
		return at
	}

	#join(a: number, b: number): void {
		this.#up[this.#root(b)] = this.#root(a)
	}
}

interface Found {
	/** -1: it has none. */
	id: number
	readonly shown: { -readonly [name in keyof ShownHeaders]: string }
}

interface Field {
	readonly name: 'message-id' | 'references' | 'in-reply-to' | 'subject' | 'from' | 'date'
	readonly bit: number
	/** Only a list of threads shows it. */
	readonly isShown: boolean
}

/** By the code of the first letter. */
const fields: readonly (Field | undefined)[] = (() => {
	const byLetter = new Array<Field | undefined>(256).fill(undefined)
	for (const [i, name] of (['message-id', 'references', 'in-reply-to', 'subject', 'from', 'date'] as const).entries())
		byLetter[name.charCodeAt(0)] = { name, bit: 1 << i, isShown: name === 'from' || name === 'date' }
	return byLetter
})()

/** A chain of replies a thousand long has that many; what comes behind would be further ancestors. */
const mostReferences = 2 ** 14
