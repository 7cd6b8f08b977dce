import { type Archive, type ArchivedMessage, type LineSource, nobody } from './archive.ts'
import type { Introduction } from './find-introductions.ts'
import { answered, hostOwner } from './host-owner.ts'
import { isList } from './people.ts'
import type { Body } from './split-body.ts'
import type { Participant } from './thread.ts'

/** What introduction and References say of a quotation, nothing of its words being archived. */
export function claimedSource(
	archive: Archive,
	message: ArchivedMessage,
	claim: Introduction | null,
	ancestorId: string | null,
	likely: (id: string) => Participant | null,
): LineSource {
	const { messages, people, indexes } = archive
	const stated = messages[indexes.get(claim?.attribution.messageId ?? '') ?? -1]
	if (stated !== undefined)
		return { author: stated.author, messageId: stated.id, by: 'attribution-line', contradicts: null, lost: null }
	if (message.quotesFreely && claim !== null) return namedByComment(archive, claim)
	const ancestor = ancestorId === null ? undefined : messages[indexes.get(ancestorId) ?? -1]
	const author = claim === null || isList(claim.attribution) ? null : people.find(claim.attribution)
	if (author === null) {
		if (ancestor?.author != null && claim === null)
			return { author: ancestor.author, messageId: ancestor.id, by: 'references', contradicts: null, lost: null }
		if (ancestorId !== null && ancestor === undefined && claim === null) {
			const owner = hostOwner(ancestorId, message.circle)
			const addressee = ancestorId === message.ancestors.at(-1) ? answered(ancestorId, message) : null
			const writer =
				owner !== null
					? people.find(owner)
					: (likely(ancestorId) ?? (addressee === null ? null : people.find(addressee)))
			if (writer !== null)
				return {
					author: writer,
					messageId: ancestorId,
					by: 'references',
					contradicts: null,
					lost: { id: ancestorId, introduction: null },
				}
		}
		return {
			...nobody,
			messageId: ancestorId,
			lost: ancestorId !== null && ancestor === undefined ? { id: ancestorId, introduction: claim } : null,
		}
	}
	if (ancestor !== undefined && ancestor.author === author)
		return { author, messageId: ancestor.id, by: 'attribution-line', contradicts: null, lost: null }
	const dated = archivedOn(archive, author, claim?.attribution.date ?? null)
	if (dated !== null) return { author, messageId: dated, by: 'attribution-line', contradicts: null, lost: null }
	const elsewhere = message.ancestors.findLast((id) => messages[indexes.get(id) ?? -1]?.author === author)
	if (elsewhere !== undefined && (claim?.attribution.date ?? null) === null)
		return { author, messageId: elsewhere, by: 'attribution-line', contradicts: null, lost: null }
	const id = ancestor === undefined ? ancestorId : null
	return { author, messageId: id, by: 'attribution-line', contradicts: null, lost: { id, introduction: claim } }
}

/**
 * A comment names another by account and number, or was sent by mail: there the writer bears a name that the forge does
 * not know, but few comments are of one minute. Forges lose no messages: nothing is rebuilt that they do not name.
 */
function namedByComment({ sentAbout, people }: Archive, { attribution }: Introduction): LineSource {
	const { messageId = null, date } = attribution
	const author = people.find(attribution)
	const dated = date === null ? [] : [...sentAbout(date)]
	const [only] = dated
	if (messageId === null && only !== undefined && dated.length === 1)
		return { author: only.author, messageId: only.id, by: 'attribution-line', contradicts: null, lost: null }
	const lost = messageId === null ? null : { id: messageId, introduction: null }
	return author === null ? nobody : { author, messageId, by: 'attribution-line', contradicts: null, lost }
}

/** Ids on the message's chain whose writers its attribution lines or the archive name, and its own. */
export function knownIds(
	{ messages, people, indexes }: Archive,
	message: ArchivedMessage,
): ReadonlyMap<string, Participant> {
	const known = new Map<string, Participant>()
	if (message.author !== null) known.set(message.id, message.author)
	const chain = depthChain(message)
	for (const introduction of message.body.introductions) {
		const id = chain(introduction.depth, introduction)
		const writer = people.find(introduction.attribution)
		if (id !== null && writer !== null) known.set(id, writer)
	}
	for (const id of message.ancestors) {
		const writer = messages[indexes.get(id) ?? -1]?.author
		if (writer != null) known.set(id, writer)
	}
	return known
}

/** Attribution lines round to minutes and some forget the zone; two mails of one person seldom share a minute. */
function archivedOn({ sentAbout }: Archive, author: Participant, date: string | null): string | null {
	if (date === null) return null
	let found: string | null = null
	for (const message of sentAbout(date)) {
		if (message.author !== author) continue
		if (found !== null) return null
		found = message.id
	}
	return found
}

/** The first introduction of each depth. */
export function firstIntroductions({ introductions }: Body): ReadonlyMap<number, Introduction> {
	const firsts = new Map<number, Introduction>()
	for (const introduction of introductions)
		if (!firsts.has(introduction.depth)) firsts.set(introduction.depth, introduction)
	return firsts
}

/**
 * Which ancestor stands at which depth, counting back through References. A second introduction at one depth quotes a
 * message that is not on the chain.
 */
export function depthChain(
	{ ancestors, body, quotesFreely }: ArchivedMessage,
	firsts = firstIntroductions(body),
): (depth: number, claim: Introduction | null) => string | null {
	if (quotesFreely) return () => null
	return (depth, claim) => {
		const first = firsts.get(depth)
		if (
			claim !== null &&
			first !== undefined &&
			first !== claim &&
			(first.attribution.name !== claim.attribution.name || first.attribution.date !== claim.attribution.date)
		)
			return null
		return ancestors[ancestors.length - depth] ?? null
	}
}
