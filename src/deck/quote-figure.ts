/** A verified quote as it is shown. */
export interface QuoteFigure {
	readonly blocks: readonly QuoteBlock[]
	/** Which way its words run. */
	readonly dir: 'ltr' | 'rtl'
	readonly author: string
	readonly initials: string
	readonly date: string | null
	/** Below the author: "as quoted by …", "answering …", "continued". */
	readonly remarks: readonly string[]
	/** http or https; null when there is no address. */
	readonly url: string | null
	/** The message it comes from: a `DeckMessage`'s id. */
	readonly message: string
	/** Which of the deck's quotes it is, from 1; a continued quote is the same. */
	readonly quote: number
}

/** A quoted message as it was sent, for "that is not what I said". */
export interface DeckMessage {
	/** Unique in the deck. */
	readonly id: string
	/** 0 for someone on no side. */
	readonly side: number
	readonly author: string
	readonly date: string | null
	readonly subject: string
	/** "as quoted by …"; null for an archived message. */
	readonly remark: string | null
	/** http or https; null when there is no address. */
	readonly url: string | null
	/** Its body; joined, the text as it was sent. */
	readonly runs: readonly MessageRun[]
}

/**
 * - own: the author's words · other: what somebody else wrote, or a machine: quotations, signatures, footers
 * - left-out: the deck's word for lines of a long message far from every quote
 */
export interface MessageRun {
	readonly kind: 'own' | 'other' | 'left-out'
	readonly text: string
	/** The quotes that these words are part of, as in `QuoteFigure`; mostly none. */
	readonly quotes: readonly number[]
}

/** Running text, or lines to be kept as they are. */
export type QuoteBlock = { readonly kind: 'text'; readonly runs: readonly QuoteRun[] } | CodeBlock

export interface CodeBlock {
	readonly kind: 'code' | 'diff' | 'trailer'
	/** As highlight.js names it; null where it is not known. */
	readonly language: string | null
	readonly lines: readonly CodeLine[]
	/** In px. */
	readonly size: number
}

/**
 * - words, code, emphasis, strong, ending: the author's characters, none added and none missing (of mail, backticks and asterisks stay)
 * - ending: the last two words, kept on one line
 * - elision, insertion: the presenter's; `title` says how much was left out
 */
export interface QuoteRun {
	readonly kind: 'words' | 'code' | 'emphasis' | 'strong' | 'ending' | 'elision' | 'insertion'
	readonly text: string
	readonly title: string | null
}

export interface CodeLine {
	readonly text: string
	/** `against`: a trailer that refuses, as Nacked-by. */
	readonly mark: 'plain' | 'added' | 'removed' | 'hunk' | 'against'
	/** The column at which the line goes on where it is too long. */
	readonly hang: number
}
