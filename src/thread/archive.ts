import type { Introduction } from './find-introductions.ts'
import type { RawMessage } from './formats/raw-message.ts'
import type { LineTable } from './line-table.ts'
import type { BodyLine } from './line-text.ts'
import type { OwnLine, OwnLines } from './own-lines.ts'
import type { People } from './people.ts'
import type { Body } from './split-body.ts'
import type { Evidence, Participant } from './thread.ts'

/** A message taken apart, its place in the discussion known. */
export interface ArchivedMessage {
	readonly id: string
	readonly body: Body
	readonly author: Participant | null
	/** ISO 8601 in UTC. */
	readonly date: string | null
	/** Ids of what it answers as its headers tell: root first, parent last. */
	readonly ancestors: readonly string[]
	/** A forge's comment: it may quote any earlier one, and what it answers is no evidence of whom it quotes. */
	readonly quotesFreely: boolean
	/** Writer and recipients as the headers give them. */
	readonly circle: Pick<RawMessage, 'from' | 'recipients' | 'addressees'>
}

/** Who wrote a line, and how we know. */
export interface LineSource {
	readonly author: Participant | null
	/** Message in which the words were first written; null when unknown. */
	readonly messageId: string | null
	readonly by: Evidence
	/** Whom the attribution line names, when the words are somebody else's: content wins, and the conflict is said. */
	readonly contradicts: Participant | null
	/** The quotation's introduction, when the words come from a message that no archive gave us. */
	readonly lost: LostSource | null
}

/** A message known by its quotations alone. */
export interface LostSource {
	/** Its Message-ID, when References give it. */
	readonly id: string | null
	readonly introduction: Introduction | null
}

/** All messages of a discussion, and the ways to look one up. */
export interface Archive {
	readonly messages: readonly ArchivedMessage[]
	readonly people: People
	readonly table: LineTable
	readonly own: OwnLines<BodyLine>
	/** The same without the marks of Markdown. */
	readonly bare: OwnLines<OwnLine> | OwnLines<BodyLine>
	readonly indexes: ReadonlyMap<string, number>
	/** By message: when it was sent, in milliseconds; NaN when that is not known. */
	readonly times: Float64Array
	/** Who wrote any of them; null when the writer of one is not known. */
	readonly authors: ReadonlySet<Participant | null>
	/** Messages sent less than a minute before or after a time (ISO 8601). */
	readonly sentAbout: (date: string) => Iterable<ArchivedMessage>
	/** Indexes of all messages of the discussion that the message of this index belongs to. */
	readonly threadOf: (index: number) => readonly number[]
}

/** Nothing is known of a line. */
export const nobody: LineSource = { author: null, messageId: null, by: 'unknown', contradicts: null, lost: null }
