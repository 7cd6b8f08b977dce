/**
 * The Message-IDs of a References or In-Reply-To header, in order, without angle brackets (RFC 5322 section 3.6.4).
 * Comments and phrases around them are passed over, folding inside an id is undone; where nothing stands in brackets, bare
 * words that look like ids are taken.
 */
export function messageIds(value: string): string[] {
	const ids: string[] = []
	for (let start = value.indexOf('<'); start >= 0; ) {
		const end = value.indexOf('>', start)
		if (end < 0) break
		const inside = value.slice(value.lastIndexOf('<', end) + 1, end)
		const id = blanks.test(inside) ? inside.replace(/\s+/g, '') : inside
		if (id !== '' && inside.length <= longestId) ids.push(id)
		start = value.indexOf('<', end)
	}
	return ids.length > 0 ? ids : value.split(/[\s,]+/).filter((word) => bareId.test(word))
}

/** The one id of a Message-ID header: in brackets, or bare as some programs write it; null when there is none. */
export function messageId(value: string): string | null {
	const [first] = messageIds(value)
	if (first !== undefined) return first
	const bare = value.trim().split(/\s/, 1)[0]!.slice(0, longestId).replace(/[<>]/g, '')
	return bare === '' ? null : bare
}

/** RFC 5322 section 2.1.1: a line has at most 998 characters. */
const longestId = 998

const blanks = /\s/
const bareId = /^[^\s<>"'();,@]{1,400}@[^\s<>"'();,@]{1,400}$/
