import type { Place } from '../source-file.ts'

/** Something written in the outline, with where it stands. */
export interface Placed<T> {
	readonly value: T
	readonly place: Place
}

/** An outline as its author wrote it: nothing in it is looked up in the thread yet. */
export interface Outline {
	readonly file: string
	readonly title: Placed<string>
	readonly subtitle: string | null
	readonly author: string | null
	readonly date: string | null
	readonly venue: string | null
	/** BCP 47 language tag; `en` when not given. */
	readonly lang: string
	/** The talk's length. */
	readonly minutes: number | null
	/** A theme's name or folder; the default one when not given. */
	readonly theme: Placed<string> | null
	/** How the sides of an argument appear: all at once, or their quotes turn by turn. */
	readonly order: Order
	readonly threads: readonly ThreadRequest[]
	/** Message-ID (without angle brackets) of the thread to take out of an archive. */
	readonly root: Placed<string> | null
	/** Two to six. */
	readonly sides: readonly Side[]
	/** Other spellings of a person: each entry joins names and addresses that are one and the same. */
	readonly people: readonly Alias[]
	/** Address of one message, with `{id}` where its Message-ID goes. */
	readonly permalink: string | null
	/** Markdown before the first heading: the presenter's introduction. */
	readonly intro: Placed<string> | null
	/** Those that are named, in order. */
	readonly sections: readonly Section[]
	readonly arguments: readonly Argument[]
}

export type Order = 'together' | 'alternate'

/** A thread to be read. `path` may be a URL. The rest declares what a page does not say about its own message. */
export interface ThreadRequest {
	readonly path: Placed<string>
	readonly from: string | null
	/** ISO 8601 in UTC. */
	readonly date: string | null
	readonly id: string | null
	readonly url: string | null
}

/** A position in the debate and who holds it. */
export interface Side {
	readonly name: string
	readonly label: string
	readonly stance: string | null
	/** Each as written: a name, an address, `@login` or `@domain`. */
	readonly people: readonly Placed<string>[]
	readonly place: Place
}

export interface Alias {
	readonly name: Placed<string>
	readonly also: readonly Placed<string>[]
}

/** One `#` of the outline: it stands above the arguments that follow. */
export interface Section {
	readonly title: string
	/** As an argument's; no argument has the same. */
	readonly id: string
	readonly place: Place
	/** Markdown between the heading and the first argument. */
	readonly prose: string | null
	/** Plain text for the speaker. */
	readonly note: string | null
}

/** One `##` of the outline. */
export interface Argument {
	readonly title: string
	/** Unique in the outline; safe in a URL's fragment. Given as `{#id}` or made from the title. */
	readonly id: string
	readonly place: Place
	/** The `#` heading it stands under. */
	readonly section: Section | null
	readonly status: Status | null
	/** Quotes and prose in the order written. */
	readonly items: readonly (QuoteRequest | Prose)[]
	/** Sides that are claimed to have given no answer. */
	readonly silent: readonly Placed<string>[]
	/** Plain text for the speaker. */
	readonly note: string | null
}

export type StatusWord = 'open' | 'agreed' | 'rejected' | 'deferred' | 'withdrawn'

export interface Status {
	readonly word: StatusWord
	readonly dissent: readonly Placed<string>[]
	readonly text: string | null
	readonly place: Place
}

/** The presenter's own Markdown. */
export interface Prose {
	readonly kind: 'prose'
	readonly markdown: string
	readonly place: Place
}

/** What the outline asks for: exact words, perhaps a name and a locator. W3C Web Annotation TextQuoteSelector's `exact`. */
export interface QuoteRequest {
	readonly kind: 'quote'
	/** The words without `> `, lines joined by `\n`. Raw text, never Markdown. */
	readonly text: string
	/** Of the first word. */
	readonly place: Place
	/** Where each line's words begin, so that a finding can point into the quote. */
	readonly linePlaces: readonly Place[]
	/** The `###` side it stands under, by the side's `name`. */
	readonly side: Placed<string> | null
	readonly author: Placed<string> | null
	/** `<message-id>`, a URL, a date, `v2` or `#n`. */
	readonly locator: Placed<string> | null
}
