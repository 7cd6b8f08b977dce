import type { ArchivedMessage, LineSource } from './archive.ts'
import { isMarkdown } from './comment-marks.ts'
import { isContentId } from './formats/content-id.ts'
import type { RawMessage } from './formats/raw-message.ts'
import { LazyMessage } from './lazy-message.ts'
import { withoutReplyMarks } from './link-replies.ts'
import { makeBlocks } from './make-blocks.ts'
import type { RebuiltMessage } from './rebuild-messages.ts'
import type { Block, BlockKind, Evidence, Message, Participant, Thread } from './thread.ts'

/** Everything found out about the messages, ready to be put into one model. */
export interface Findings {
	readonly archived: readonly (ArchivedMessage & {
		readonly raw: RawMessage
		readonly authorBy: Evidence
		readonly url: string | null
		readonly parentId: string | null
		/** Who wrote each line. */
		readonly sources: () => readonly LineSource[]
	})[]
	readonly rebuilt: readonly RebuiltMessage[]
	readonly permalink: string | null
}

/** Puts findings into the Thread model: blocks of lines, messages in reading order, people by what they wrote. */
export function makeThread({ archived, rebuilt, permalink }: Findings): Thread {
	const dates = new Map(archived.map(({ id, date }) => [id, date]))
	const isBefore =
		({ id, date }: ArchivedMessage) =>
		(other: string): boolean =>
			other !== id && (dates.get(other) ?? '') <= (date ?? '\uffff')
	const template = permalink ?? commonPermalink(archived.map(({ id, raw }) => [id, raw.url]))
	const messages = [
		...archived.map((message): Message => {
			const makeAll = (): Block[] =>
				makeBlocks(message.body.lines, message.sources(), message.raw.wrap, message.authorBy)
			const { undecodedParts } = message.raw
			const remarks = message.raw.comment?.remarks ?? []
			const known = {
				id: message.id,
				rebuilt: false,
				author: message.author,
				authorBy: message.author === null ? 'unknown' : message.authorBy,
				date: message.date,
				subject: message.raw.subject,
				parentId: answersWhomItQuotes(message)
					? (answered(makeAll(), isBefore(message)) ?? message.parentId)
					: message.parentId,
				url: message.url ?? message.raw.url ?? (isContentId(message.id) ? null : permalinkOf(template, message.id)),
				quotedBy: [],
				lines: message.raw.lines,
				ownLines: countOwn(message.body.lines),
				...(isMarkdown(message.raw) && { syntax: 'markdown' as const }),
				...(undecodedParts && { undecodedParts }),
				...(remarks.length > 0 && { remarks }),
			} as const
			return new LazyMessage(known, makeAll)
		}),
		...rebuilt.map((message): Message => {
			const makeAll = (): Block[] => makeBlocks(message.lines, message.sources(), 'lines', 'attribution-line')
			const known = {
				id: message.id,
				rebuilt: true,
				author: message.author,
				authorBy: message.author === null ? 'unknown' : 'attribution-line',
				date: message.date,
				subject: null,
				parentId: message.parentId,
				url: message.hasRealId ? permalinkOf(template, message.id) : null,
				quotedBy: message.quotedBy,
				lines: message.lines.map(({ text }) => text),
				ownLines: countOwn(message.lines),
			} as const
			return new LazyMessage(known, makeAll)
		}),
	]
	const ordered = inReadingOrder(messages)
	return { subject: subjectOf(ordered), messages: ordered, participants: participantsOf(ordered) }
}

/** Lines that are the writer's and not blank. */
function countOwn(lines: readonly { readonly kind: BlockKind; readonly isBlank: boolean }[]): number {
	let count = 0
	for (let i = 0; i < lines.length; i++) {
		const { kind, isBlank } = lines[i]!
		if ((kind === 'own' || kind === 'diff' || kind === 'trailer') && !isBlank) count++
	}
	return count
}

/** The thread that holds the message, out of an archive of many; null when no message has the id. */
export function takeThread(thread: Thread, id: string): Thread | null {
	const byId = new Map(thread.messages.map((message) => [message.id, message]))
	const rootOf = (message: Message): string => {
		let root = message.id
		const seen = new Set([root])
		for (let up: string | null = message.parentId; up !== null && !seen.has(up); up = byId.get(up)?.parentId ?? null) {
			seen.add(up)
			root = up
		}
		return root
	}
	const wanted = byId.get(id)
	const root = wanted === undefined ? id : rootOf(wanted)
	const messages = thread.messages.filter((message) => rootOf(message) === root)
	return messages.length === 0
		? null
		: { subject: subjectOf(messages), messages, participants: participantsOf(messages) }
}

/** A page without references: that its subject is another's says less. And a comment of which the forge does not say it. */
function answersWhomItQuotes({ raw, ancestors }: Findings['archived'][number]): boolean {
	return raw.comment?.isFlat ?? (raw.isPage && ancestors.length === 0)
}

/** The message whose words another quotes at its first level. */
function answered(blocks: readonly Block[], isBefore: (id: string) => boolean): string | null {
	const quoted = blocks.flatMap(({ kind, depth, messageId }) =>
		kind === 'quoted' && depth === 1 && messageId !== null ? [messageId] : [],
	)
	return quoted.find(isBefore) ?? null
}

/** Where a message comes in reading order. */
interface Place {
	readonly parentId: string | null
	readonly isDated: boolean
	/** Its own until it is placed; then not before that of what it answers. Null when not known. */
	time: number | null
	/** Answers above it; `waiting` or `onPath` until it is placed. */
	depth: number
}

const waiting = -1
const onPath = -2

/** By date, never a message before what it answers; what has no date stands right before its first answer. */
function inReadingOrder(messages: readonly Message[]): Message[] {
	const places = new Map<string, Place>()
	for (const { id, parentId, date } of messages) {
		const time = date === null ? null : Date.parse(date)
		places.set(id, { parentId, isDated: date !== null, time, depth: waiting })
	}
	const placeOf = (id: string | null): Place | undefined => (id === null ? undefined : places.get(id))
	for (const { parentId, date } of messages.toReversed()) {
		const parent = placeOf(parentId)
		if (date === null || parent === undefined || parent.isDated) continue
		parent.time = Math.min(parent.time ?? Number.POSITIVE_INFINITY, Date.parse(date))
	}
	const ordered = messages.map((message) => {
		const own = places.get(message.id)!
		const path: Place[] = []
		for (let at: Place | undefined = own; at?.depth === waiting; at = placeOf(at.parentId)) {
			at.depth = onPath
			path.push(at)
		}
		for (const place of path.reverse()) {
			const up = placeOf(place.parentId)
			const parent = up?.depth === onPath ? undefined : up
			const time = place.time ?? parent?.time ?? 0
			place.time = Math.max(time, parent?.time ?? time)
			place.depth = (parent?.depth ?? -1) + 1
		}
		return { message, time: own.time ?? 0, depth: own.depth }
	})
	return ordered.sort((a, b) => a.time - b.time || a.depth - b.depth).map(({ message }) => message)
}

function subjectOf(messages: readonly Message[]): string {
	const subjects = messages.filter(({ subject }) => subject !== null)
	const subject = (subjects.find(({ parentId }) => parentId === null) ?? subjects[0])?.subject ?? ''
	return withoutReplyMarks(subject)
}

function participantsOf(messages: readonly Message[]): Participant[] {
	const counts = new Map<Participant, number>()
	for (const { author } of messages) if (author !== null) counts.set(author, (counts.get(author) ?? 0) + 1)
	return [...counts].sort((a, b) => b[1] - a[1]).map(([participant]) => participant)
}

/** Where every permalink of an archive is the same address around the id, that address serves rebuilt messages too. */
function commonPermalink(links: readonly (readonly [id: string, url: string | null])[]): string | null {
	let common: string | null = null
	for (const [id, url] of links) {
		if (url === null || url === id) continue
		const template: string | undefined = [id, encodeURIComponent(id)]
			.filter((form) => url.includes(form))
			.map((form) => url.replace(form, '{id}'))[0]
		if (template === undefined || (common !== null && common !== template)) return null
		common = template
	}
	return common
}

/** The address of a message, `{id}` in the template being its Message-ID. */
export function permalinkOf(template: string | null, id: string): string | null {
	// A comment's id is its address.
	if (/^https?:\/\/[^/]/i.test(id) && URL.canParse(id)) return id
	return template === null ? null : template.replace('{id}', encodeURIComponent(id).replace(/%40/g, '@'))
}
