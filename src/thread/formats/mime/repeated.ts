import { LineTable } from '../../line-table.ts'
import type { LineText } from '../../line-text.ts'
import type { Mailbox } from '../raw-message.ts'
import { parseMailbox, parseMailboxes } from './parse-mailbox.ts'

/**
 * What the mails of an archive say again and again, kept once: lines, as answers quote them, and headers full of
 * recipients. Memory for ten thousand mails is memory for what they differ in.
 */
export class Repeated {
	readonly #lines: LineTable
	readonly #texts = new Map<string, string>()
	readonly #mailbox = new Map<string, Mailbox | null>()
	readonly #mailboxes = new Map<string, Mailbox[]>()

	constructor(lines: LineTable = new LineTable()) {
		this.#lines = lines
	}

	/** A line, as it was first seen. */
	line(text: string): LineText {
		return this.#lines.text(text)
	}

	/** A text that is most of the header it stands in, as it was first seen. */
	text(text: string): string {
		const known = this.#texts.get(text)
		if (known === undefined) this.#texts.set(text, text)
		return known ?? text
	}

	/**
	 * The same without the header it was cut out of: a slice keeps the whole in memory, and the headers of ten thousand
	 * mails are as much as their bodies.
	 */
	cut(text: string): string {
		return this.#texts.get(text) ?? this.text(copyOf(text))
	}

	/** As parseMailbox. */
	mailbox(header: string): Mailbox | null {
		let known = this.#mailbox.get(header)
		if (known === undefined) {
			const copy = copyOf(header)
			known = parseMailbox(copy)
			this.#mailbox.set(copy, known)
		}
		return known
	}

	/** As parseMailboxes. */
	mailboxes(header: string): Mailbox[] {
		let known = this.#mailboxes.get(header)
		if (known === undefined) {
			known = parseMailboxes(header, (one) => this.mailbox(one))
			this.#mailboxes.set(copyOf(header), known)
		}
		return known
	}
}

function copyOf(text: string): string {
	const copy = Buffer.from(text, 'latin1').toString('latin1')
	return copy === text ? copy : Buffer.from(text, 'utf16le').toString('utf16le')
}
