import type { Mailbox } from '../raw-message.ts'
import { parseMailboxes } from './parse-mailbox.ts'

/**
 * What the mails of an archive say again and again, kept once: lines, as answers quote them, and headers full of
 * recipients. Memory for ten thousand mails is memory for what they differ in.
 */
export class Repeated {
	readonly #lines = new Map<string, string>()
	readonly #mailboxes = new Map<string, Mailbox[]>()

	/** The same line, as it was first seen. */
	line(text: string): string {
		const known = this.#lines.get(text)
		if (known !== undefined) return known
		this.#lines.set(text, text)
		return text
	}

	/** As parseMailboxes. */
	mailboxes(header: string): Mailbox[] {
		let known = this.#mailboxes.get(header)
		if (known === undefined) {
			known = parseMailboxes(header)
			this.#mailboxes.set(header, known)
		}
		return known
	}
}
