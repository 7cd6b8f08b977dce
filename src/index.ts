/**
 * threaddeck as a library: the steps of the journey, each a plain function, and the types they pass on. Findings come
 * back as data; what throws is a defect, or a CannotWrite from an output.
 */

export {
	type Build,
	type BuiltDeck,
	buildDeck,
	type CheckedOutline,
	type CheckRequest,
	checkOutline,
	type DeckRequest,
} from './build-deck.ts'
export type { Deck } from './deck/deck.ts'
export { type Diagnostic, type DiagnosticCode, type Result, type Severity, severities } from './diagnostic.ts'
export { draftOutline } from './draft/draft-outline.ts'
export type { DraftSource } from './draft/write-draft.ts'
export { type Opened, type OpenFile, openFile } from './open-file.ts'
export { openThreads, type WantedThread, wantedThread } from './open-threads.ts'
export type { Argument, Outline, Prose, QuoteRequest, Side, Status } from './outline/outline.ts'
export { parseOutline } from './outline/parse-outline.ts'
export { CannotWrite } from './output/cannot-write.ts'
export type { Output, OutputSettings, RenderedDeck } from './output/output.ts'
export { type WriteRequest, writeOutputs } from './output/write-outputs.ts'
export type { Drift } from './quotes/compare-deck.ts'
export type { Quote, QuotePart, Selector, Tier } from './quotes/quote.ts'
export type { RecordedQuote, RecordedThread } from './quotes/recorded-quotes.ts'
export { type Resolution, resolveQuotes } from './quotes/resolve-quotes.ts'
export { type Attempt, type Preview, type ServeRequest, serveDeck } from './serve/serve-deck.ts'
export { buildSite, type Site } from './site/build-site.ts'
export type { DeckProgress, SiteEntry, SiteRequest } from './site/site.ts'
export type { OutputFile, Place, SourceFile } from './source-file.ts'
export { type ReadOptions, readThread, type ThreadSource } from './thread/read-thread.ts'
export type { Block, BlockKind, Evidence, Message, Participant, Thread } from './thread/thread.ts'
