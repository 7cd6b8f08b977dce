import type { Block, Message, Thread } from '../thread/thread.ts'
import { clip, columnsOf, fill } from './columns.ts'
import { personLabel } from './person.ts'
import { printable } from './printable.ts'
import type { View } from './tree-text.ts'

/** Room for "Margaret Hamilton, attribution-line": most names with the longest evidence. */
const MARGIN = 34

/**
 * Every message in reading order; beside each run of lines stands who wrote it and how that is known. Bodies are not
 * clipped: a terminal wraps them, a pipe gets them whole.
 */
export function bodiesText(thread: Thread, view: View): string {
	const numbers = new Map(thread.messages.map(({ id }, i) => [id, i + 1]))
	return thread.messages.map((message) => bodyText(message, numbers, view)).join('\n')
}

function bodyText(message: Message, numbers: ReadonlyMap<string, number>, { paint, width }: View): string {
	const date = message.date ? `${message.date.slice(0, 16).replace('T', ' ')} UTC` : 'date unknown'
	const author = personLabel(message.author)
	const remarks = [author, date, message.rebuilt && 'rebuilt', ...(message.remarks ?? [])].filter(Boolean)
	const title = `#${numbers.get(message.id)}  ${remarks.join(', ')}`
	const parent = message.parentId === null ? undefined : numbers.get(message.parentId)
	const id = `<${message.id}>${parent ? ` answers #${parent}` : ''}`
	const head = [
		paint('bold', printable(title)),
		printable(message.subject ?? 'no subject'),
		paint('dim', printable(id)),
	]

	const lines: string[] = []
	let last = 0
	for (const block of message.blocks) {
		if (block.afterGap) lines.push(`${' '.repeat(MARGIN)} ┆ […]`)
		else if (last > 0 && block.lines[0] > last + 1) lines.push(`${' '.repeat(MARGIN)} │`)
		last = block.lines[1]
		const marks = '> '.repeat(Math.min(block.depth, 20))
		for (const [i, line] of block.text.split('\n').entries()) {
			const margin = i === 0 ? paint('cyan', fill(writer(block), MARGIN)) : ' '.repeat(MARGIN)
			lines.push(`${margin} │ ${marks}${printable(line)}`.trimEnd())
		}
		if (block.contradicts)
			lines.push(
				`${' '.repeat(MARGIN)} ┆ attributed to ${printable(personLabel(block.contradicts))}, but not that person's words`,
			)
	}
	return `${[paint('dim', '─'.repeat(Math.min(width, 80))), ...head, '', ...lines].join('\n')}\n`
}

/** The name, and how it is known unless the headers say it; lines that are nobody's argument are named by their kind. */
function writer({ kind, author, by }: Block): string {
	if (kind === 'footer' || kind === 'signature' || kind === 'attribution') return `(${kind})`
	const evidence = by === 'headers' ? '' : author ? `, ${by}` : ' (unknown)'
	return clip(printable(personLabel(author)), MARGIN - columnsOf(evidence)) + evidence
}
