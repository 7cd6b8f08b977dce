import type { Attribution } from '../attribution-line.ts'
import type { LineText } from '../line-text.ts'

/** A name and an address as a header gives them; either may be missing. */
export interface Mailbox {
	readonly name: string | null
	readonly address: string | null
	/** The account's name at a forge, without "@". */
	readonly login?: string
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
	/** To alone; absent where the source does not tell it from Cc. */
	readonly addressees?: readonly Mailbox[]
	/** ISO 8601 in UTC; null when missing or not a date. */
	readonly date: string | null
	readonly subject: string | null
	/** X-Mailer or User-Agent: some programs have habits of quoting. */
	readonly mailer: string | null
	/** Permalink, when the source knows one (Archived-At, a comment's URL). */
	readonly url: string | null
	/** The body's lines as sent, after transfer decoding and charset; no line is joined or trimmed. */
	readonly lines: readonly string[]
	/** The same as they stand in the discussion's table, where they were looked up in it already. */
	readonly texts?: readonly LineText[]
	readonly wrap: 'lines' | 'flowed' | 'flowed-delsp'
	/**
	 * Line numbers (from 1) that are nobody's words: an archive's navigation and footer, the armour of a signature, what
	 * stands for a part that is not shown.
	 */
	readonly archiveLines: ReadonlySet<number>
	/** The source is a web page: headers may be missing altogether. */
	readonly isPage: boolean
	/** Parts that are encrypted or cannot be decoded; absent where there is none. */
	readonly undecodedParts?: number
	/** Only a forge's comment has these. */
	readonly comment?: CommentTraits
}

/** What sets a forge's comment apart from a mail. What it quotes need not be what it answers. */
export interface CommentTraits {
	/** `markdown`: as it was typed (CommonMark, GFM). `shown`: as a page shows it, where a `>` marks its line and no more. */
	readonly syntax: 'markdown' | 'shown'
	/** The forge tells the discussion alone: the comment answers the one it quotes, else the first one (`inReplyTo`). */
	readonly isFlat: boolean
	/** So many lines at the start are not the comment's: the code that it is about, as a diff. */
	readonly contextLines: number
	/** `shown`: line numbers (from 1) of code outside quotations, where no mark counts. In Markdown its fences tell. */
	readonly codeLines: readonly number[]
	/** Lines that name the writer of the quotation below them, and what they say. */
	readonly introductions: readonly { readonly line: number; readonly attribution: Attribution }[]
	/** What the forge says of it: `edited`, `hidden as spam`, `deleted`. */
	readonly remarks: readonly string[]
	/** Other ids by which answers refer to it. */
	readonly aliases: readonly string[]
	/** Makes its address out of the first message's where it has none: `note_12`. */
	readonly fragment: string | null
}
