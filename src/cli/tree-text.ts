import { groupBy } from '../thread/group-by.ts'
import type { Message, Participant, Thread } from '../thread/thread.ts'
import { clip, columnsOf, fill } from './columns.ts'
import { personLabel } from './person.ts'
import { printable } from './printable.ts'
import { plural } from './report.ts'
import type { Paint } from './terminal.ts'

/** What a text is made for. */
export interface View {
	readonly paint: Paint
	/** Columns. */
	readonly width: number
}

/**
 * A thread in the terminal: what it is, who took part, and a line a message under the one it answers. `#n` counts in
 * reading order, as a quote's locator does.
 */
export function treeText(thread: Thread, view: View): string {
	return [...head(thread, view), '', ...people(thread, view), '', ...tree(thread, view), ...legend(thread), ''].join(
		'\n',
	)
}

function head({ subject, messages, participants }: Thread, { paint, width }: View): string[] {
	const days = messages.flatMap(({ date }) => (date ? [date.slice(0, 10)] : [])).toSorted()
	const [first, last] = [days[0], days.at(-1)]
	const when = first && (first === last ? `, ${first}` : `, ${first} to ${last}`)
	const people = participants.length === 1 ? '1 person' : `${participants.length || 'unknown'} people`
	const count = `${plural(messages.length, 'message')} by ${people}${when ?? ''}`
	return [paint('bold', clip(printable(subject) || 'No subject', width)), clip(count, width)]
}

function people({ messages, participants }: Thread, { width }: View): string[] {
	const everyone: (Participant | null)[] = [...participants]
	if (messages.some(({ author }) => !author)) everyone.push(null)
	const names = everyone.map((person) => (person ? withAddress(person) : '? (writer unknown)'))
	const column = names.reduce((most, name) => Math.min(Math.max(most, columnsOf(name)), Math.max(width - 36, 16)), 0)
	const byAuthor = groupBy(messages, ({ author }) => author)
	return everyone.map((person, i) => {
		const written = byAuthor.get(person) ?? []
		const rebuilt = written.filter((message) => message.rebuilt).length
		const lines = written.reduce((sum, message) => sum + message.ownLines, 0)
		const how = rebuilt === 0 ? '' : rebuilt === written.length ? ', rebuilt' : `, ${rebuilt} rebuilt`
		return clip(
			`  ${fill(names[i] ?? '', column)}  ${plural(written.length, 'message')}${how}, ${plural(lines, 'line')}`,
			width,
		)
	})
}

function withAddress(person: Participant): string {
	const label = personLabel(person)
	return printable(person.email && person.email !== label ? `${label} <${person.email}>` : label)
}

/** Characters of a stem that are kept: more than a line shows, and a chain of replies may be thousands long. */
const MAX_STEM = 300

interface Branch {
	/** The id alone of one that is answered, and that neither the archive nor a quotation gives. */
	readonly message: Message | string
	/** `│  ├─ ` and its kin. */
	readonly stem: string
	/** The subject is not that of the message above, or of the thread. */
	readonly changesTopic: boolean
}

function tree(thread: Thread, { paint, width }: View): string[] {
	const digits = String(thread.messages.length).length + 1
	const numbers = new Map(thread.messages.map(({ id }, i) => [id, i + 1]))
	const rows = branchesOf(thread).map((branch) => rowOf(branch, numbers))
	// A quarter of the line is for remarks; a stem that leaves too little of the name loses its beginning.
	const most = Math.max(Math.floor(width * 0.75) - digits - 12 - LINES, 16)
	const column = rows.reduce((widest, { stem, name }) => Math.max(widest, stem.length + columnsOf(name)), 0)
	const room = Math.min(column, most)
	return rows.map(({ number, date, stem: whole, name, colour, lines, remarks }) => {
		const stem = shorten(whole, room - Math.min(columnsOf(name), 16))
		const author = paint(colour, fill(name, room - stem.length))
		const rest = clip(remarks, width - digits - 14 - room - LINES)
		const start = `${fill(number, digits)} ${paint('dim', `${fill(date, 10)} ${stem}`)}`
		return `${start}${author} ${lines.padStart(LINES)} ${rest}`.trimEnd()
	})
}

function rowOf(branch: Branch, numbers: ReadonlyMap<string, number>) {
	const { message, stem } = branch
	if (typeof message === 'string') {
		const remarks = printable(`<${message}>`)
		return { number: '', date: '?', stem, name: '(not in the archive)', colour: 'yellow' as const, lines: '', remarks }
	}
	return {
		number: `#${numbers.get(message.id)}`,
		date: message.date?.slice(0, 10) ?? '?',
		stem,
		name: printable(personLabel(message.author)),
		colour: message.rebuilt ? ('yellow' as const) : ('bold' as const),
		lines: plural(message.ownLines, 'line'),
		remarks: remarks(message, branch.changesTopic, numbers),
	}
}

/** Columns of "1234 lines". */
const LINES = 10

function shorten(stem: string, columns: number): string {
	return stem.length > columns ? `…${stem.slice(stem.length - columns + 1)}` : stem
}

/**
 * Depth first, children in reading order; a message that is answered and missing stands where its first answer would.
 * Without recursion, for the same long chains.
 */
function branchesOf({ subject, messages }: Thread): Branch[] {
	const byId = new Map(messages.map((message) => [message.id, message]))
	const children = groupBy(byId.values(), ({ id, parentId }) => (parentId === id ? null : parentId))
	const roots = [...byId.values()].flatMap((message): (Message | string)[] => {
		const { id, parentId } = message
		if (parentId === null || parentId === id) return [message]
		return byId.has(parentId) || children.get(parentId)?.[0] !== message ? [] : [parentId]
	})
	const branches: Branch[] = []
	const open = roots.map((message) => ({ message, stem: '', below: '', above: topic(subject) })).reverse()
	for (let next = open.pop(); next; next = open.pop()) {
		const { message, stem, below, above } = next
		// What is rebuilt or missing has no subject of its own: it passes on the one above it.
		const own = typeof message === 'string' ? above : topic(message.subject) || above
		branches.push({ message, stem, changesTopic: own !== above })
		const replies = children.get(typeof message === 'string' ? message : message.id) ?? []
		for (const [i, reply] of [...replies.entries()].reverse()) {
			const isLast = i === replies.length - 1
			open.push({
				message: reply,
				stem: `${below}${isLast ? '└─ ' : '├─ '}`,
				below: `${below}${isLast ? '   ' : '│  '}`.slice(-MAX_STEM),
				above: own,
			})
		}
	}
	return branches
}

function remarks(message: Message, changesTopic: boolean, numbers: ReadonlyMap<string, number>): string {
	const parts: string[] = []
	if (message.rebuilt) {
		const [first, second, ...more] = message.quotedBy.map((id) => `#${numbers.get(id)}`)
		parts.push(
			`rebuilt from ${[first, second].filter(Boolean).join(', ')}${more.length > 0 ? ` and ${more.length} more` : ''}`,
		)
	} else if (message.author && message.authorBy !== 'headers') {
		parts.push(`author by ${message.authorBy}`)
	}
	parts.push(...(message.remarks ?? []))
	if (message.undecodedParts) parts.push(`${plural(message.undecodedParts, 'part')} not decoded`)
	if (changesTopic && message.subject) parts.push(message.subject)
	return printable(parts.join(' · '))
}

/** A subject without the marks of replies and without the difference that white space makes. */
function topic(subject: string | null): string {
	return (subject ?? '')
		.replace(/^(?:\s{0,9}(?:re|aw|sv|fwd?|wg|antw)(?:\[\d{1,3}\])?:){1,20}/i, '')
		.replace(/[^\S ]\s*| \s+/g, ' ')
		.trim()
}

function legend({ messages }: Thread): string[] {
	if (!messages.some(({ rebuilt }) => rebuilt)) return []
	return ['', 'rebuilt from #n: not in the archive, its words survive as quotations in that message']
}
