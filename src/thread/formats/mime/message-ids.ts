/**
 * The Message-IDs of a References or In-Reply-To header, in order, without angle brackets (RFC 5322 section 3.6.4).
 * Comments and phrases around them are passed over, folding inside an id is undone; where nothing stands in brackets, bare
 * words that look like ids are taken.
 */
export function messageIds(value: string): string[] {
	const ids: string[] = []
	for (const [, inside] of value.matchAll(/<([^<>]{1,998})>/g)) {
		const id = inside?.replace(/\s+/g, '') ?? ''
		if (id !== '') ids.push(id)
	}
	return ids.length > 0 ? ids : value.split(/[\s,]+/).filter((word) => bareId.test(word))
}

/** The one id of a Message-ID header: in brackets, or bare as some programs write it; null when there is none. */
export function messageId(value: string): string | null {
	const bare = value.trim().split(/\s/, 1)[0]!.slice(0, longestId).replace(/[<>]/g, '')
	return messageIds(value)[0] ?? (bare === '' ? null : bare)
}

/** RFC 5322 section 2.1.1: a line has at most 998 characters. */
const longestId = 998

const bareId = /^[^\s<>"'();,@]{1,400}@[^\s<>"'();,@]{1,400}$/
