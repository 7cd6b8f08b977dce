import type { CompleteReading } from '../build-deck.ts'
import type { Thread } from '../thread/thread.ts'
import { personJson } from './person.ts'

/** A thread in `show --json`: null stands for what is not known. */
export function threadJson(thread: Thread, reading: CompleteReading) {
	return {
		read: reading,
		subject: thread.subject,
		participants: thread.participants.map(personJson),
		messages: thread.messages.map(({ blocks, author, ...message }) => ({
			id: message.id,
			rebuilt: message.rebuilt,
			author: author && personJson(author),
			authorBy: message.authorBy,
			date: message.date,
			subject: message.subject,
			parentId: message.parentId,
			url: message.url,
			quotedBy: message.quotedBy,
			...(message.syntax && { syntax: message.syntax }),
			...(message.undecodedParts && { undecodedParts: message.undecodedParts }),
			...(message.remarks && { remarks: message.remarks }),
			blocks: blocks.map((block) => ({
				...block,
				author: block.author && personJson(block.author),
				contradicts: block.contradicts && personJson(block.contradicts),
			})),
		})),
	}
}
