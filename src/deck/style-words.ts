import type { QuoteRun } from './quote-figure.ts'

// All of it bounded, so linear.
const code = [
	/[A-Za-z_]\w{0,60}(?:(?:->|::|\.)[A-Za-z_]\w{0,60}){0,4}\(\)/, // a call
	/(?<!:)[A-Za-z_]\w{0,60}(?:\.[a-z_]\w{0,60}){0,2}(?:(?:->[a-z_]|::[A-Za-z_])\w{0,60}){1,4}(?:\.[a-z_]\w{0,60}){0,2}(?:\[\w{0,20}\])?/, // a member
	/[A-Za-z]\w{0,40}_\w{1,60}(?:\[\w{0,20}\]|\(\d[a-z]?\))?/, // a name in snake_case, with an index or a manual's section
	/(?<!-)--[a-z][\w-]{1,40}/, // an option
]
	.map(({ source }) => source)
	.join('|')
/** *Stressed* and _stressed_. */
const stressed =
	/(?<![\w*])\*[^\s*](?:[^*\n]{0,60}[^\s*])?\*(?![\w*])|(?<![\w_])_[^\s_](?:[^_\n]{0,60}[^\s_])?_(?![\w_])/.source
const marked = new RegExp(
	`(?<code>\`[^\`\\n]{1,80}\`|(?<![\\w./@#?%]|\\w-)(?:${code})(?![\\w@/]))|(?<emphasis>${stressed})`,
	'g',
)

/** What the pattern finds holds one of these; it is the dearer one to search with. */
const mayBeMarked = /[`*_]|--|->|::|\(\)/

/**
 * Divides an author's words into runs to be set as text, code or stressed. Joined, the runs are the words again; but of
 * Markdown code stands without its backticks.
 */
export function styleWords(words: string, syntax?: 'markdown'): QuoteRun[] {
	if (!mayBeMarked.test(words)) return words === '' ? [] : [{ kind: 'words', text: words, title: null }]
	const runs: QuoteRun[] = []
	let done = 0
	const plain = (to: number) => {
		if (to > done) runs.push({ kind: 'words', text: words.slice(done, to), title: null })
	}
	for (const match of words.matchAll(marked)) {
		plain(match.index)
		const [found] = match
		const isCode = match.groups?.code !== undefined
		const text = isCode && syntax === 'markdown' ? found.replace(/^`(.*)`$/, '$1') : found
		runs.push({ kind: isCode ? 'code' : stress(found), text, title: null })
		done = match.index + found.length
	}
	plain(words.length)
	return runs
}

/** Only Latin letters have an italic of their own; others would be drawn slanted, which no reader of theirs expects. */
function stress(text: string): 'emphasis' | 'strong' {
	return /[\u0300-\u1dff\u2e80-\uffff]/.test(text) ? 'strong' : 'emphasis'
}
