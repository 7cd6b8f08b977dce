import type { Place } from './source-file.ts'

/** How much a finding weighs: an error stops the build, a warning does not, a hint only helps. */
export type Severity = 'error' | 'warning' | 'hint'

/** Every code a run can report, with its severity. The one table: a new finding starts here. */
export const severities = {
	// reading the thread
	'thread-not-found': 'error',
	'thread-unreadable': 'error',
	'several-threads': 'error',
	'thread-damaged': 'warning',
	'message-unreadable': 'warning',
	'copies-differ': 'warning',
	'reply-cycle': 'hint',
	'part-unreadable': 'warning',
	'no-answers': 'error',
	// reading the outline
	'outline-unreadable': 'error',
	'front-matter': 'error',
	'bad-status': 'error',
	'duplicate-id': 'error',
	'unknown-side': 'error',
	'loose-line': 'error',
	'empty-argument': 'error',
	'slide-separator': 'hint',
	'unknown-language': 'hint',
	// people
	'unknown-person': 'error',
	'person-on-two-sides': 'error',
	'no-side': 'error',
	'look-alike-names': 'warning',
	'misleading-sender': 'warning',
	// the honesty gate
	'quote-not-found': 'error',
	'wrong-author': 'error',
	'quoted-not-written': 'error',
	'quote-ambiguous': 'error',
	'quote-of-quote': 'error',
	'elision-order': 'error',
	'elision-crosses-messages': 'error',
	'elision-empty': 'error',
	'not-silent': 'error',
	'tail-cut': 'warning',
	'but-follows': 'warning',
	'negation-cut': 'warning',
	'one-sided': 'warning',
	'authorship-inferred': 'warning',
	// what is hidden
	'address-in-quote': 'hint',
	'name-in-quote': 'warning',
	// the theme
	'theme-unreadable': 'error',
	'theme-template': 'error',
	'theme-unsafe': 'warning',
	'theme-metrics': 'warning',
	// sharing
	'no-share-picture': 'hint',
	// comparing with a deck
	'deck-unreadable': 'error',
	'quote-moved': 'hint',
	'quote-changed': 'error',
	'quote-gone': 'error',
	'new-reply': 'warning',
	'new-participant': 'hint',
} as const satisfies Record<string, Severity>

export type DiagnosticCode = keyof typeof severities

/**
 * A finding: what was found (`reason`, a sentence that says what came and what was expected) and what to do about it
 * (`hint`, a sentence; null when nothing useful can be said). Shaped after the Language Server Protocol's Diagnostic.
 */
export interface Diagnostic {
	readonly code: DiagnosticCode
	readonly severity: Severity
	readonly place: Place
	readonly reason: string
	readonly hint: string | null
}

/** Makes a finding; its severity comes from the table of codes. */
export function diagnostic(code: DiagnosticCode, place: Place, reason: string, hint: string | null = null): Diagnostic {
	return { code, severity: severities[code], place, reason, hint }
}

/** What a step returns: its value, and everything there is to say about it. Steps never throw for a user's mistake. */
export interface Result<T> {
	readonly value: T
	readonly diagnostics: readonly Diagnostic[]
}
