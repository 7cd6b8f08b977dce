/** Header lines at the top of an archive page. */
export interface PageHeaders {
	/** By lower-case name, folded lines joined. */
	readonly fields: ReadonlyMap<string, string>
	/** Index of the first line behind them. */
	readonly end: number
}

/**
 * Reads the header lines that start at `start`, plain or as a list (`* From: …`). Null when there are none: a lone
 * `From:` is how a patch names its author inside a body, so a sender and a date are asked for.
 */
export function readPageHeaders(lines: readonly string[], start: number): PageHeaders | null {
	const { fields, end } = headerLines(lines, start)
	return fields.has('from') && fields.has('date') ? { fields, end } : null
}

/** Every header line above a page's body, where the page itself marks the body: the first of each name counts. */
export function headersAbove(lines: readonly string[]): ReadonlyMap<string, string> {
	const all = new Map<string, string>()
	for (let at = 0; at < lines.length; ) {
		const { fields, end } = headerLines(lines, at)
		for (const [name, value] of fields) if (!all.has(name)) all.set(name, value)
		at = Math.max(end, at + 1)
	}
	return all
}

function headerLines(lines: readonly string[], start: number): PageHeaders {
	const fields = new Map<string, string>()
	let last: string | null = null
	let at = start
	for (; at < lines.length && at - start < longestBlock; at++) {
		const line = lines[at]!
		const [, name, value] = field.exec(line.slice(0, longestLine)) ?? []
		if (name !== undefined && names.has(name.toLowerCase())) {
			last = name.toLowerCase()
			// A second "From:" names the author of a patch: where a page sets no empty line, it is the body's first.
			if (fields.has(last)) break
			fields.set(last, value!.trim())
		} else if (last !== null && /^[ \t]+\S/.test(line)) {
			fields.set(last, `${fields.get(last)} ${line.trim()}`.slice(0, longestLine))
		} else break
	}
	return { fields, end: at }
}

/** A patch series goes to many people, one a line. */
const longestBlock = 100
const longestLine = 8192

const field = /^\s{0,8}(?:[*•]\s{1,8})?([A-Za-z-]{2,20})\s{0,3}:\s?(.*)$/s

const names: ReadonlySet<string> = new Set(
	(
		'list from to cc subject date sent message-id in-reply-to references reply-to sender user-agent x-mailer ' +
		'organization newsgroups delivered-to list-id envelope-to mail-followup-to content-type mime-version'
	).split(' '),
)
