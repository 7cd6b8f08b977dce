import type { Message, Thread } from '../thread/thread.ts'

/**
 * The messages a locator points to: `<message-id>`, a URL (of the message, or one that holds its id), a day in UTC
 * (`2024-03-01`, `1 Mar 2024`), `v2` (the subject's "[PATCH v2 …]"), `#3` (the third message in reading order).
 */
export function matchLocator(locator: string, thread: Thread): ReadonlySet<Message> {
	const text = locator.trim()
	return new Set(thread.messages.filter(testOf(text, thread)))
}

/** The shortest locator that points to this message alone. */
export function locatorOf(message: Message, thread: Thread): string {
	if (!message.rebuilt && /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/.test(message.id)) return `<${message.id}>`
	return `#${thread.messages.indexOf(message) + 1}`
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function testOf(text: string, thread: Thread): (message: Message) => boolean {
	const number = /^#(\d{1,6})$/.exec(text)?.[1]
	if (number) return (message) => message === thread.messages[Number(number) - 1]
	const version = /^v(\d{1,3})$/i.exec(text)?.[1]
	if (version) return (message) => versionOf(message.subject ?? '') === Number(version)
	const day = dayOf(text)
	if (day) return (message) => message.date?.startsWith(day) ?? false
	if (/^https?:\/\//i.test(text)) {
		const url = trimUrl(text)
		const steps = url.split(/[/?#]/).map(decode)
		return (message) => (message.url !== null && trimUrl(message.url) === url) || steps.includes(message.id)
	}
	const id = text.replace(/^<|>$/g, '')
	return (message) => message.id === id
}

/** The version of the patch a subject is about; a first version does not say so. */
function versionOf(subject: string): number | null {
	const tag = /\[[^[\]]{0,100}\bPATCH\b[^[\]]{0,100}\]|\[[^[\]]{0,100}\bv\d{1,3}\b[^[\]]{0,100}\]/i.exec(subject)?.[0]
	if (tag === undefined) return null
	return Number(/\bv(\d{1,3})\b/i.exec(tag)?.[1] ?? 1)
}

function dayOf(text: string): string | null {
	const iso = /^\d{4}-\d{2}-\d{2}(?=$|T)/.exec(text)?.[0]
	if (iso) return iso
	const [, day, month, year] = /^(\d{1,2}) ([A-Za-z]{3})[a-z]{0,6} (\d{4})$/.exec(text) ?? []
	const index = MONTHS.indexOf(month?.toLowerCase() ?? '')
	return day && year && index >= 0 ? `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

function trimUrl(url: string): string {
	return url.replace(/^http:/i, 'https:').replace(/\/$/, '')
}

function decode(step: string): string {
	try {
		return decodeURIComponent(step)
	} catch {
		return step
	}
}
