/**
 * The words of the interface in one language: everything on a slide that neither the thread nor the outline says. Names,
 * dates and counts come as finished text; a function says where in the sentence they stand.
 */
export interface Words {
	/** Words that stand alone, for the templates. */
	readonly labels: Labels
	/** Words for what the deck's script does, see src/page/. */
	readonly controls: Controls
	/** Words of the dialogs and of the speaker's window, for the templates. */
	readonly speaking: Speaking
	/** Between the parts of a line; at the end of a sentence, and between two. */
	readonly punctuation: { readonly comma: string; readonly stop: string; readonly space: string }
	/** Above a list of decks. */
	readonly talks: string
	messages(count: number): string
	people(count: number): string
	days(count: number): string
	arguments(count: number): string
	quotes(count: number): string
	/** "5 quotes from 3 messages". */
	quotesFrom(quotes: string, messages: string): string
	/** "2 of them answered by another side": messages. */
	answered(count: number): string
	/** "3 others", as the last of a list of names. */
	others(count: number): string
	/** "A, B and C". */
	list(parts: readonly string[]): string

	readonly status: Readonly<Record<'open' | 'agreed' | 'rejected' | 'deferred' | 'withdrawn', string>>
	/** "Agreed: on the first half." */
	statusText(status: string, text: string): string
	dissent(names: string): string
	notQuoted(sides: string): string

	/** Below an author. */
	answering(author: string): string
	quotedBy(people: string): string
	/** What `[…]` in a quote stands for. */
	leftOut(words: number): string
	/** In the place of lines of a message that are not shown. */
	linesLeftOut(lines: number): string

	/** Above a quote's paragraph in the notes. */
	inContext(author: string, date: string | null): string

	/** The strip in words: what it shows, and one quoted message. */
	stripLabel(messages: number, quoted: string | null): string
	stripMessage(number: number, author: string, side: string | null): string
	/** "3 more", as the last of a list of messages. */
	more(count: number): string

	/** The picture of the thread in words: as a whole, and a row. */
	pictureLabel(messages: string, people: string): string
	pictureRow(name: string, side: string, messages: string, quoted: number): string
}

export interface Labels {
	/** Between two numbers: "2 of 4". */
	readonly of: string
	/** The link to a quoted message. */
	readonly message: string
	readonly inThread: string
	readonly introduction: string
	/** The slide with the picture of the thread, how to read it, and who is on no side. */
	readonly glance: string
	readonly glanceLines: string
	readonly glanceCounts: string
	readonly noSide: string
	readonly agenda: string
	/** Before a section's number. */
	readonly section: string
	readonly summary: string
	readonly status: string
	readonly sources: string
	/** Columns of the sources: author, date, the message's subject, the argument's number. */
	readonly who: string
	readonly when: string
	readonly what: string
	readonly argument: string
	readonly noDate: string
	readonly noSubject: string
	readonly unknownPerson: string
	/** In the place of a side's quotes. */
	readonly notQuotedHere: string
	readonly silent: string
	/** Below an author. */
	readonly sameMessage: string
	readonly answeringThemselves: string
	readonly quotedByThemselves: string
	readonly continued: string
	readonly continues: string
	/** What `[word]` in a quote is. */
	readonly inserted: string
}

export interface Controls {
	readonly previousSlide: string
	readonly nextSlide: string
	readonly resume: string
}

export interface Speaking {
	/** The dialogs: a quoted message, the list of slides, the list of keys. */
	readonly wholeMessage: string
	readonly previousQuote: string
	readonly nextQuote: string
	readonly close: string
	readonly goToSlide: string
	readonly numberOrTitle: string
	readonly keys: string
	/** What a key does. */
	readonly keyNext: string
	readonly keyPrevious: string
	readonly keyEnds: string
	readonly keyJump: string
	readonly keyMessage: string
	readonly keySpeaker: string
	readonly keyOverview: string
	readonly keyBlack: string
	readonly keyFull: string
	readonly keyScheme: string
	readonly keyContrast: string
	readonly keyHelp: string
	/** The speaker's window. */
	readonly speakerView: string
	readonly currentSlide: string
	readonly timeAndNotes: string
	readonly notes: string
	readonly previous: string
	readonly next: string
	readonly pauseClock: string
	readonly startClock: string
	readonly reset: string
	readonly connected: string
	readonly noDeck: string
	readonly elapsed: string
	readonly remaining: string
	readonly thisSlide: string
	readonly clock: string
}
