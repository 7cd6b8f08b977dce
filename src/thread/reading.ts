import type { RawMessage } from './formats/raw-message.ts'
import type { Thread } from './thread.ts'

/**
 * What became of the messages that were found: `found` is what the thread shows (its messages that are not rebuilt), the
 * duplicates, the skipped and those of other threads, and no message more.
 */
export interface Reading {
	readonly found: number
	/** Ids of messages that were there already, once for each copy. */
	readonly duplicates: readonly string[]
	/** Messages that cannot be read; a `message-unreadable` tells about each. */
	readonly skipped: number
	/** Messages of threads that were not asked for. */
	readonly otherThreads: number
	/** Ids of messages that others answer and that neither the sources nor quotations give. */
	readonly missing: readonly string[]
	/** Messages with parts that are encrypted or could not be decoded. */
	readonly undecoded: readonly { readonly id: string; readonly parts: number }[]
	/** Lines of pages that are the archive's: navigation and footers. */
	readonly archiveLines: number
}

/** Counts what became of the messages; `kept` are those of the sources, `thread` what is made of them. */
export function readingOf(
	thread: Thread | null,
	kept: readonly { readonly raw: RawMessage }[],
	{ found, skipped, duplicates }: { found: number; skipped: number; duplicates: readonly string[] },
): Reading {
	const messages = thread?.messages ?? []
	const shown = messages.filter(({ rebuilt }) => !rebuilt)
	const known = new Set(messages.map(({ id }) => id))
	const answered = messages.flatMap(({ parentId }) => (parentId === null || known.has(parentId) ? [] : [parentId]))
	return {
		found: found + skipped,
		duplicates,
		skipped,
		otherThreads: kept.length - shown.length,
		missing: [...new Set(answered)],
		undecoded: shown.flatMap(({ id, undecodedParts: parts }) => (parts === undefined ? [] : [{ id, parts }])),
		archiveLines: kept.reduce((sum, { raw }) => sum + (raw.isPage ? raw.archiveLines.size : 0), 0),
	}
}
