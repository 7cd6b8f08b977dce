import type { RecordedQuote, RecordedThread } from '../quotes/recorded-quotes.ts'
import type { Controls, Labels, Speaking } from '../words/words.ts'
import type { DeckMessage, QuoteFigure } from './quote-figure.ts'
import type { Strip, ThreadPicture } from './thread-picture.ts'

/**
 * A finished talk as plain JSON: every decision is made here and none in the templates. All text is plain text except
 * `Prose`, which is the presenter's Markdown.
 */
export interface Deck {
	readonly version: 2
	/** BCP 47. */
	readonly lang: string
	/** Which way its lines run. */
	readonly dir: 'ltr' | 'rtl'
	/** The interface's words, in that language or in English: for the templates, and for what the script does. */
	readonly words: Labels
	readonly controls: Controls
	/** Words of the dialogs and of the speaker's window. */
	readonly speaking: Speaking
	readonly title: string
	readonly subtitle: string | null
	readonly author: string | null
	readonly date: string | null
	readonly venue: string | null
	/** The talk's length. */
	readonly minutes: number | null
	/** How the quotes of an argument appear: all at once, or one by one, the sides in turn. */
	readonly order: 'together' | 'alternate'
	readonly sides: readonly DeckSide[]
	/** Where the messages stand on every strip, when they are too many for dots: of ticks, in percent of its length. */
	readonly ticks: readonly number[]
	readonly slides: readonly Slide[]
	/** The messages that are quoted, whole, in the thread's order. */
	readonly messages: readonly DeckMessage[]
	/** What the deck was made from, for `threaddeck check --against`: nothing of it is drawn. */
	readonly thread: RecordedThread
	readonly quotes: readonly RecordedQuote[]
}

/** Sides are numbered from 1 in the outline's order; the theme gives each number a colour and a mark. 0 is no side. */
export interface DeckSide {
	readonly number: number
	readonly label: string
	readonly stance: string | null
	/** Names, those with most messages first. */
	readonly people: readonly string[]
}

export type Slide =
	| TitleSlide
	| ProseSlide
	| GlanceSlide
	| AgendaSlide
	| SectionSlide
	| ArgumentSlide
	| SummarySlide
	| SourcesSlide

interface SlideBase {
	/** Unique in the deck: the slide's address after `#`. */
	readonly id: string
	readonly notes: readonly Note[]
}

/** Which slide of how many, where one thing takes several. */
export interface Part {
	readonly number: number
	readonly of: number
}

/** The word of the outline, and how it is shown. */
export interface StatusLabel {
	readonly word: string
	readonly label: string
}

/** What the speaker sees: an optional heading and paragraphs. */
export interface Note {
	readonly heading: string | null
	readonly paragraphs: readonly string[]
}

/** Text with the size in px at which it fits. */
export interface FittedText {
	readonly text: string
	readonly size: number
}

/** The presenter's Markdown with the size in px at which it fits. */
export interface Prose {
	readonly markdown: string
	readonly size: number
}

export interface TitleSlide extends SlideBase {
	readonly kind: 'title'
	readonly title: FittedText
	readonly subtitle: FittedText | null
	/** Who speaks, where, when; one line. */
	readonly over: string | null
	readonly prose: Prose | null
	readonly columns: number
	readonly sides: readonly TitleSide[]
	/** The thread's subject; null where it is the title. */
	readonly subject: string | null
	readonly strip: Strip
}

export interface TitleSide {
	readonly number: number
	readonly label: string
	readonly stance: string | null
	/** One line of names, the last perhaps "and 3 others"; null where the side is called as its one person is. */
	readonly people: string | null
}

/** The presenter's introduction, where it is too long for the title slide. */
export interface ProseSlide extends SlideBase {
	readonly kind: 'prose'
	readonly over: string
	readonly title: FittedText
	readonly prose: Prose
}

/** Who wrote when and to whom: the whole thread as a picture. */
export interface GlanceSlide extends SlideBase {
	readonly kind: 'glance'
	/** The thread's subject. */
	readonly over: string
	/** "24 messages · 7 people · 8 days". */
	readonly summary: string
	/** The same picture for the stage and for a phone. */
	readonly wide: ThreadPicture
	readonly narrow: ThreadPicture
	/** What the picture says, in words. */
	readonly label: string
	readonly description: readonly string[]
	/** Sides with their marks; 0 for those on none. */
	readonly legend: readonly { readonly number: number; readonly label: string }[]
}

/** All arguments with their status. */
export interface AgendaSlide extends SlideBase {
	readonly kind: 'agenda'
	readonly part: Part | null
	readonly over: string
	/** Of the titles, in px. */
	readonly size: number
	readonly groups: readonly ArgumentGroup[]
}

/** The arguments of a section; null for those that stand in none. */
export interface ArgumentGroup {
	readonly section: string | null
	readonly entries: readonly ArgumentEntry[]
}

export interface ArgumentEntry {
	readonly number: number
	/** The slide's id. */
	readonly id: string
	readonly title: string
	readonly status: StatusLabel | null
}

/** Opens a section: what it is about, and its arguments. */
export interface SectionSlide extends SlideBase {
	readonly kind: 'section'
	/** From 1, and how many sections there are. */
	readonly number: number
	readonly of: number
	readonly part: Part | null
	readonly over: string
	readonly title: FittedText
	readonly prose: Prose | null
	/** Of the arguments' titles, in px. */
	readonly size: number
	readonly entries: readonly ArgumentEntry[]
	/** With the section's quotes filled. */
	readonly strip: Strip
}

/** How every argument stands, and how much each side was heard. No verdict. */
export interface SummarySlide extends SlideBase {
	readonly kind: 'summary'
	readonly part: Part | null
	readonly over: string
	/** Of the titles, in px. */
	readonly size: number
	/** The columns, and whether their labels have room above them. */
	readonly sides: readonly { readonly number: number; readonly label: string }[]
	readonly labels: 'shown' | 'hidden'
	/** Of each of these columns and of the statuses' in px; 0 where no argument has a status. */
	readonly sideWidth: number
	readonly statusWidth: number
	readonly rows: readonly SummaryRow[]
	/** On the last slide: in a grid of this many columns. */
	readonly columns: number
	readonly totals: readonly SideTotal[]
}

export interface SummaryRow extends ArgumentEntry {
	/** What the outline adds to the status, and who dissents. */
	readonly remark: string | null
	/** In the order of the sides: "2", or "–" with the reason in words. */
	readonly cells: readonly { readonly number: number; readonly count: string; readonly words: string }[]
}

export interface SideTotal {
	readonly number: number
	readonly label: string
	/** "5 quotes from 3 messages". */
	readonly quoted: string
	/** "2 of them were answered by another side"; null when nothing is quoted. */
	readonly answered: string | null
}

export interface ArgumentSlide extends SlideBase {
	readonly kind: 'argument'
	/** The outline's id of the argument; a continued argument has several slides. */
	readonly argument: string
	/** From 1, and how many arguments there are. */
	readonly number: number
	readonly of: number
	/** Null unless the argument is continued: which slide of how many. */
	readonly part: Part | null
	/** Section and thread; one line beside "2 of 4". */
	readonly over: string
	readonly status: StatusLabel | null
	readonly title: FittedText
	/** Before the quotes, and after them. */
	readonly lead: Prose | null
	readonly closing: Prose | null
	/** In a grid of this many columns. */
	readonly columns: number
	/** Where the stances of all sides stand: on the line of the label, or on lines of their own. */
	readonly stances: 'beside' | 'below'
	/** Size of the quoted words in px. */
	readonly quoteSize: number
	readonly sides: readonly ArgumentSide[]
	/** What came of it, and who dissented: a sentence or two. */
	readonly outcome: string | null
	/** Who is not quoted. */
	readonly remarks: readonly string[]
	readonly strip: Strip
}

export interface ArgumentSide {
	readonly number: number
	readonly label: string
	readonly stance: string | null
	readonly quotes: readonly QuoteFigure[]
	/** `silent`: the outline says that nobody of this side answered, and that is so. */
	readonly voice: 'quoted' | 'silent' | 'not-quoted'
	/** Why there is no quote; null when there is one. */
	readonly empty: string | null
}

export interface SourcesSlide extends SlideBase {
	readonly kind: 'sources'
	readonly part: Part | null
	readonly over: string
	/** Of the column of dates, in px. */
	readonly whenWidth: number
	readonly rows: readonly SourceRow[]
}

/** A quoted message. */
export interface SourceRow {
	readonly side: number
	readonly author: string
	readonly date: string | null
	readonly subject: string
	/** "as quoted by …"; null for an archived message. */
	readonly remark: string | null
	readonly url: string | null
	/** Where it is quoted: the number and the slide's id. */
	readonly arguments: readonly { readonly number: number; readonly id: string }[]
}
