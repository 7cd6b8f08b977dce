/**
 * A subject without "Re:", the tags of a patch, a list's tags before these, and what it was before, which say nothing to
 * a room: "[list] Re: [RFC PATCH v2 0/3] mm: map it (was: Map more)" is "mm: map it". A subject of nothing else stays as
 * it is.
 */
export function shortSubject(subject: string): string {
	let rest = subject
	for (let found = leading.exec(rest); found !== null; found = leading.exec(rest)) rest = rest.slice(found[0].length)
	rest = rest.replace(formerly, '')
	return rest === '' ? subject : rest
}

const tag = /\[[^[\]]{1,60}\] */.source
const known = /(?:re:|\[[^[\]]{0,60}\b(?:patch|rfc|rft|resend)\b[^[\]]{0,60}\]) */.source
/** A tag of which nothing else is known is a list's where it stands before one that is known. */
const leading = new RegExp(`^(?:${known}|${tag}(?=(?:${tag}){0,2}${known}))`, 'i')
const formerly = / ?(?:[([]was:? |[,;] ?was: ).*/i
