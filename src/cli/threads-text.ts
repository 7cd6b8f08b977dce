import type { ListedThread } from '../thread/list-threads.ts'
import { clip } from './columns.ts'
import { printable } from './printable.ts'
import { plural } from './report.ts'
import type { View } from './tree-text.ts'

/** The threads of an archive, two lines each: what it is about, then how much it is and the id that takes it out. */
export function threadsText(threads: readonly ListedThread[], { paint, width }: View): string {
	const messages = threads.reduce((sum, thread) => sum + thread.messages, 0)
	const lines = threads.flatMap((thread) => [
		paint('bold', clip(printable(thread.subject) || 'No subject', width)),
		`  ${countsOf(thread)}  ${paint('dim', rootOf(thread))}`,
	])
	const head = `${plural(messages, 'message')} in ${threads.length} threads, the busiest first; take one with --root`
	return [head, '', ...lines, ''].join('\n')
}

/** The same in `show --json`. */
export function threadsJson(threads: readonly ListedThread[]) {
	return { threads }
}

/** "58 messages by 12 people, 2021-10-28 to 2021-11-30" */
function countsOf({ messages, people, first, last }: ListedThread): string {
	const [from, to] = [first?.slice(0, 10), last?.slice(0, 10)]
	const when = from === undefined ? '' : from === to ? `, ${from}` : `, ${from} to ${to}`
	return `${plural(messages, 'message')} by ${people === 1 ? '1 person' : `${people} people`}${when}`
}

/** The whole id: it is there to be copied. */
function rootOf({ root }: ListedThread): string {
	return root === '' ? '(has no Message-ID)' : `--root ${shellWord(printable(root))}`
}

/** In quotes where a shell would make something else of it. */
function shellWord(text: string): string {
	return /^[\w@.+=:,/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
