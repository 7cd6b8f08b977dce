/** A name and an address as a header gives them; either may be missing. */
export interface Mailbox {
	readonly name: string | null
	readonly address: string | null
}

/** One message as its source gives it: decoded, but nothing interpreted. */
export interface RawMessage {
	/** Message-ID without angle brackets; null when the source has none. */
	readonly id: string | null
	/** First In-Reply-To id, null when there is none. */
	readonly inReplyTo: string | null
	/** References, oldest first (RFC 5322 section 3.6.4). */
	readonly references: readonly string[]
	readonly from: Mailbox | null
	/** To and Cc, as far as the source gives them: names for addresses, and whose host a Message-ID may be. */
	readonly recipients: readonly Mailbox[]
	/** ISO 8601 in UTC; null when missing or not a date. */
	readonly date: string | null
	readonly subject: string | null
	/** X-Mailer or User-Agent: some programs have habits of quoting. */
	readonly mailer: string | null
	/** Permalink, when the source knows one (Archived-At, a comment's URL). */
	readonly url: string | null
	/** The body's lines as sent, after transfer decoding and charset; no line is joined or trimmed. */
	readonly lines: readonly string[]
	readonly wrap: 'lines' | 'flowed' | 'flowed-delsp'
	/**
	 * Line numbers (from 1) that are nobody's words: an archive's navigation and footer, the armour of a signature, what
	 * stands for a part that is not shown.
	 */
	readonly archiveLines: ReadonlySet<number>
	/** The source is a web page: headers may be missing altogether. */
	readonly isPage: boolean
}
