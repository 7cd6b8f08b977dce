import type { Argument, QuoteRequest } from '../outline/outline.ts'
import type { Message, Participant } from '../thread/thread.ts'

/** The folding a quote needed to be found, weakest first; `shown`: Markdown without the marks that its page does not show. */
export type Tier = 'exact' | 'rewrapped' | 'typographic' | 'shown' | 'edited'

/** Words that were found. Made by the resolver alone: holding one is the proof that the gate let it through. */
export interface Quote {
	readonly request: QuoteRequest
	readonly argument: Argument
	/** The side's `name`. */
	readonly side: string
	readonly author: Participant
	/** The message in which the words were written; archived or rebuilt. */
	readonly message: Message
	readonly tier: Tier
	/** In order; never starts or ends inside a word. */
	readonly parts: readonly QuotePart[]
	/** One for each `words` part, in order. */
	readonly selectors: readonly Selector[]
	/** Who quoted it, when the message is rebuilt. */
	readonly quotedBy: readonly Participant[]
	/** The whole message it answers, where the reply tree or the quotation above it says so. */
	readonly answers: Message | null
	/** The paragraph of the message around the first words. */
	readonly context: string
}

/**
 * - words: the author's, as the thread has them, of Markdown as its page shows them; `source` keeps the line breaks
 *   (code, diffs) while `text` is running text
 * - elision: words left out (`gap` of them) · insertion: `[word]`, the presenter's
 */
export type QuotePart =
	| {
			readonly kind: 'words'
			readonly text: string
			readonly source: string
			/** In which the source begins within its line, from 0. */
			readonly column: number
			readonly form: 'prose' | 'code' | 'diff' | 'trailer'
			/** Backticks are the marks of code in it. */
			readonly syntax?: 'markdown'
	  }
	| { readonly kind: 'elision'; readonly gap: number }
	| { readonly kind: 'insertion'; readonly text: string }

/**
 * W3C Web Annotation TextQuoteSelector and TextPositionSelector in one. `start` and `end` count UTF-16 units in the
 * message's decoded body (its lines joined by `\n`, or the surviving text when rebuilt); prefix and suffix are up to 32
 * units of what stands before and after.
 */
export interface Selector {
	readonly exact: string
	readonly prefix: string
	readonly suffix: string
	readonly start: number
	readonly end: number
}
