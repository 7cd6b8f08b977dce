/**
 * A discussion. Everything after reading works on this model and on nothing else: no later step sees bytes, MIME or
 * where the thread came from.
 */
export interface Thread {
	readonly subject: string
	/** In reading order: by date, but never a reply before what it answers. */
	readonly messages: readonly Message[]
	/** Everyone who wrote a message, archived or rebuilt, most messages first. */
	readonly participants: readonly Participant[]
}

/** A person. One object a person: compare by identity. */
export interface Participant {
	/** As they sign their mail; null when only an address is known. */
	readonly name: string | null
	/** Null when unknown or redacted by an archive (`jgg@xxxxxxxxxx`). */
	readonly email: string | null
	/** Every spelling of the name and every address seen, the preferred one first. */
	readonly names: readonly string[]
	readonly emails: readonly string[]
	/** Local parts of addresses that an archive redacted: enough to recognise a person, never shown as an address. */
	readonly redacted: readonly string[]
}

/** One contribution: a mail, a page, a comment. */
export interface Message {
	/** Message-ID without angle brackets, a comment's URL, or, where the source has none, one made from the content. */
	readonly id: string
	/** No archive gave us this message: it survives only as quoted text in others. */
	readonly rebuilt: boolean
	readonly author: Participant | null
	readonly authorBy: Evidence
	/** ISO 8601 in UTC, null when unknown. */
	readonly date: string | null
	readonly subject: string | null
	readonly parentId: string | null
	/** http or https only. */
	readonly url: string | null
	/** A rebuilt message: ids of the archived messages whose quotations hold its words, earliest first. Else empty. */
	readonly quotedBy: readonly string[]
	/** What a forge says of a comment: `edited`, `hidden as spam`, `deleted`. Absent where there is nothing. */
	readonly remarks?: readonly string[]
	/** A forge's comment as it was typed: its marks (CommonMark, GFM) are no words. Absent where text is text. */
	readonly syntax?: 'markdown'
	/** Parts that are encrypted or could not be decoded; absent where there is none. */
	readonly undecodedParts?: number
	/** The decoded body as it was sent, line by line, quote marks included; of a rebuilt message, its surviving text. */
	readonly lines: readonly string[]
	/** How many of them are the author's words and not blank. */
	readonly ownLines: number
	/**
	 * Found out when first asked for: whose the quoted words are is the dearest part of reading a thread. JSON has them;
	 * `{ ...message }` does not.
	 */
	readonly blocks: readonly Block[]
}

/**
 * - own: the author's words · diff: a patch the author sent · trailer: `Reviewed-by:` and its kin
 * - quoted: somebody's words repeated, `depth` marks deep · attribution: "On …, X wrote:"
 * - signature: below "-- " · footer: what list, archive or armour added, a part's name in its place
 */
export type BlockKind = 'own' | 'quoted' | 'attribution' | 'signature' | 'trailer' | 'diff' | 'footer'

/** How we know who wrote something, strongest first; `unknown` is said, never guessed over. */
export type Evidence = 'headers' | 'match' | 'attribution-line' | 'references' | 'sign-off' | 'declared' | 'unknown'

/** A run of lines of a body that share kind, depth and writer; the first and the last are not blank. */
export interface Block {
	readonly kind: BlockKind
	/** Quote depth (RFC 3676 section 4.5); 0 is the message's own level. */
	readonly depth: number
	/** First and last line, counted from 1 in the decoded body; in a rebuilt message, in its surviving text. */
	readonly lines: readonly [first: number, last: number]
	/** The lines joined by `\n`, without quote marks and the blanks that stand for them, otherwise as sent. */
	readonly text: string
	/** Who wrote these words; an attribution line is its quoter's, not the quoted person's. */
	readonly author: Participant | null
	/** The message in which the words were first written, where that is known. */
	readonly messageId: string | null
	readonly by: Evidence
	/** Whom the attribution line above names, when the words are found to be somebody else's. Null when nothing is at odds. */
	readonly contradicts: Participant | null
	/**
	 * How the lines fold into running text. `lines`: each line stands alone or wraps with a space. `flowed`: RFC 3676
	 * format=flowed, a line ending in a space continues. `flowed-delsp`: and that space is dropped (DelSp=yes).
	 */
	readonly wrap: 'lines' | 'flowed' | 'flowed-delsp'
	/** In a rebuilt message: words are missing between this block and the one before it. */
	readonly afterGap: boolean
}
