import { LazyMessage } from './lazy-message.ts'
import type { Message } from './thread.ts'

/** The message's body: its lines as they were sent, quote marks included, joined by `\n`. */
export function bodyOf(message: Message): string {
	if (message instanceof LazyMessage) return message.body
	let body = bodies.get(message)
	if (body === undefined) {
		body = message.lines.join('\n')
		bodies.set(message, body)
	}
	return body
}

/** Passages are slices of it and keep it alive: it is joined once. */
const bodies = new WeakMap<Message, string>()
