import type { RawMessage } from './formats/raw-message.ts'

/**
 * Puts together what a forge gives in pieces: an answer that refers to a number, and a comment whose address is its
 * discussion's with something behind it, find what they belong to, in whatever file that stands.
 */
export function joinComments(messages: readonly RawMessage[]): readonly RawMessage[] {
	if (!messages.some(({ comment }) => comment !== undefined)) return messages
	const first = new Map<string, RawMessage>()
	for (const message of messages)
		for (const alias of aliasesOf(message)) if (first.get(alias)?.url == null) first.set(alias, message)
	const addressOf = (message: RawMessage): string | null => {
		const discussion = first.get(message.references[0] ?? message.inReplyTo ?? '')?.url ?? null
		const fragment = message.comment?.fragment ?? null
		return message.url ?? (discussion === null || fragment === null ? null : `${discussion}#${fragment}`)
	}
	// The same comment may stand in another file with its address.
	const idOf = (message: RawMessage): string | null =>
		addressOf(message) ?? first.get(message.id ?? '')?.url ?? message.id
	const named = (id: string): string => {
		const known = first.get(id)
		return (known === undefined ? null : idOf(known)) ?? id
	}
	const discussions = messages.filter((message) => message.comment !== undefined && message.subject !== null)
	const [only] = discussions
	return messages.map((message): RawMessage => {
		if (message.comment === undefined) return message
		if (message.references.length === 0 && message.subject === null && discussions.length === 1 && only !== undefined) {
			// Downloaded apart, without an address: it belongs to what it was given with.
			const id = idOf(only)
			const comment = { ...message.comment, isFlat: true }
			return { ...message, inReplyTo: id, references: id === null ? [] : [id], comment }
		}
		return {
			...message,
			id: idOf(message),
			url: addressOf(message),
			inReplyTo: message.inReplyTo === null ? null : named(message.inReplyTo),
			references: message.references.map(named),
		}
	})
}

function aliasesOf({ id, comment }: RawMessage): readonly string[] {
	return comment === undefined ? [] : [...(id === null ? [] : [id]), ...comment.aliases]
}
