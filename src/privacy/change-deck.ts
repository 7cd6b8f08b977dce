import type { Deck, Slide } from '../deck/deck.ts'
import type { QuoteRun } from '../deck/quote-figure.ts'
import { slidesJson } from '../deck/slides-json.ts'
import type { Selector } from '../quotes/quote.ts'

/** A stretch of a text, and what is to stand in its place; null where it stays. */
export interface Piece {
	readonly text: string
	readonly instead: string | null
}

/** Cuts a text without a rest: joined, the pieces are the text. */
export type Cut = (text: string) => readonly Piece[]

/** What is to be replaced. */
export interface Sought {
	readonly cut: Cut
	/**
	 * Whether a text holds nothing to replace, however it goes on: most texts are like that, and then need no cutting. Asked
	 * of JSON as well, for all texts in it at once.
	 */
	readonly isHarmless: (text: string) => boolean
	/** Whether a blank may stand in it: else texts are cut one by one where one ends or the next begins with a blank. */
	readonly mayHoldBlanks: boolean
}

/**
 * A deck with some of its words replaced, wherever they stand. In quoted words the replacement is set apart like every word
 * that the presenter puts there; a selector is cut in two, so that the quote can still be found again. Addresses of
 * messages, ids and what the theme is told stay.
 */
export function changeDeck(deck: Deck, sought: Sought): Deck {
	const { cut, isHarmless } = sought
	// What holds nothing to replace is passed on as it is: a deck is large, and mostly like that.
	const change = (value: unknown, key: string): unknown => {
		if (typeof value === 'string') return isHarmless(value) ? value : changeText(value, cut)
		if (typeof value !== 'object' || value === null) return value
		if (Array.isArray(value)) return typeof value[0] === 'number' ? value : changeItems(value, key)
		let changed: Record<string, unknown> | null = null
		for (const name in value) {
			const inner = (value as Record<string, unknown>)[name]
			if (typeof inner === 'string' ? isHarmless(inner) : typeof inner !== 'object' || inner === null) continue
			if (kept.has(name)) continue
			const own = change(inner, name)
			if (own === inner) continue
			changed ??= { ...value }
			changed[name] = own
		}
		return changed ?? value
	}
	const changeItems = (items: readonly unknown[], key: string): readonly unknown[] => {
		if (key === 'selectors') return changeSelectors(items as readonly Selector[], sought)
		if (key === 'runs') return changeRuns(items as readonly Run[], sought, deck)
		let changed: unknown[] | null = null
		for (let i = 0; i < items.length; i++) {
			const own = change(items[i], key)
			if (own === items[i]) continue
			changed ??= [...items]
			changed[i] = own
		}
		return changed ?? items
	}
	const { thread, words, controls, slides, ...rest } = deck
	const changed = change({ ...rest, thread: { ...thread, messages: [] } }, '') as Deck
	return {
		...deck,
		...changed,
		slides: isHarmless(slidesJson(slides)) ? slides : (change(slides, 'slides') as readonly Slide[]),
		words,
		controls,
		thread: { ...changed.thread, messages: thread.messages },
	}
}

/** What no person reads as text. */
const kept = new Set(['id', 'message', 'url', 'kind', 'mark', 'language', 'lang', 'dir', 'sha256', 'word', 'argument'])

function changeText(text: string, cut: Cut): string {
	const pieces = cut(text)
	return pieces.some(({ instead }) => instead !== null)
		? pieces.map((piece) => piece.instead ?? piece.text).join('')
		: text
}

/** A run of quoted words, or, without a title, one of a whole message, which has no edits. */
type Run = QuoteRun | Omit<QuoteRun, 'title'>

/**
 * Words are looked at across the runs that they were cut into: a name may stand in two. In quoted words the replacement is
 * an insertion; in a whole message it stands as the words did.
 */
function changeRuns(runs: readonly Run[], sought: Sought, { words }: Deck): readonly Run[] {
	const { cut, isHarmless } = sought
	if (runs.every(({ text }) => isHarmless(text))) return runs
	const changed: Run[] = []
	for (let first = 0; first < runs.length; ) {
		let next = first + 1
		while (next < runs.length && mayBeSplit(runs[next - 1]!, runs[next]!, sought)) next++
		const stretch = runs.slice(first, next)
		first = next
		if (stretch.every(({ text }) => isHarmless(text))) changed.push(...stretch)
		else {
			const whole = isEdit(stretch[0]!) ? stretch : changeStretch(stretch, cut, words.inserted)
			changed.push(...whole.map((run) => ({ ...run, text: changeText(run.text, cut) })))
		}
	}
	return changed
}

/** Whether something to replace may begin in one run and end in the next. */
function mayBeSplit(run: Run, next: Run, { mayHoldBlanks }: Sought): boolean {
	if (isEdit(run) || isEdit(next)) return false
	return mayHoldBlanks || !/[ \t\n\v\f\r]/.test(run.text.slice(-1) + next.text.slice(0, 1))
}

function changeStretch(runs: readonly Run[], cut: Cut, inserted: string): readonly Run[] {
	// Most are one run of a whole message, in which nothing is set apart.
	const [only] = runs
	if (runs.length === 1 && only !== undefined && !('title' in only))
		return [{ ...only, text: changeText(only.text, cut) }]
	const pieces = cut(runs.map(({ text }) => text).join(''))
	if (pieces.every(({ instead }) => instead === null)) return runs
	// What becomes of each run.
	const changed = runs.map((): Run[] => [])
	let index = 0
	let at = 0
	for (const { text, instead } of pieces) {
		if (instead !== null) replace(changed[index]!, runs[index]!, instead, inserted)
		for (let left = text.length; left > 0; ) {
			const run = runs[index]!
			const taken = run.text.slice(at, at + left)
			if (instead === null && taken !== '') add(changed[index]!, run, taken)
			left -= taken.length
			at += taken.length
			if (at === run.text.length) {
				index++
				at = 0
			}
		}
	}
	return changed.flat()
}

function replace(changed: Run[], run: Run, instead: string, inserted: string): void {
	if ('title' in run) changed.push({ ...run, kind: 'insertion', title: inserted, text: bracketed(instead) })
	else add(changed, run, instead)
}

function add(changed: Run[], run: Run, text: string): void {
	const last = changed.at(-1)
	if (last === undefined || 'title' in run) changed.push({ ...run, text })
	else changed[changed.length - 1] = { ...last, text: last.text + text }
}

function isEdit({ kind }: Run): boolean {
	return kind === 'elision' || kind === 'insertion'
}

function bracketed(text: string): string {
	return text.startsWith('[') ? text : `[${text}]`
}

function changeSelectors(selectors: readonly Selector[], { cut, isHarmless }: Sought): readonly Selector[] {
	const isSame = ({ exact, prefix, suffix }: Selector) => [exact, prefix, suffix].every(isHarmless)
	return selectors.every(isSame) ? selectors : selectors.flatMap((selector) => changeSelector(selector, cut))
}

function changeSelector(selector: Selector, cut: Cut): readonly Selector[] {
	const pieces = cut(selector.exact)
	const prefix = afterLast(selector.prefix, cut)
	const suffix = beforeFirst(selector.suffix, cut)
	if (pieces.every(({ instead }) => instead === null)) return [{ ...selector, prefix, suffix }]
	let start = selector.start
	const parts = pieces.flatMap(({ text, instead }, i) => {
		// Without the brackets that stood around what is hidden.
		const exact = text.replace(/^[\s>)\]]+|[\s<([]+$/g, '')
		const from = start + text.indexOf(exact)
		const own = { start: from, end: from + exact.length }
		start += text.length
		if (instead !== null || !/[\p{L}\p{N}]/u.test(exact)) return []
		return [{ exact, prefix: i === 0 ? prefix : '', suffix: i === pieces.length - 1 ? suffix : '', ...own }]
	})
	return parts.length > 0 ? parts : [{ ...selector, exact: changeText(selector.exact, cut), prefix, suffix }]
}

/** What surrounds a quote is cut off at any length, perhaps within an address or a name. */
function afterLast(text: string, cut: Cut): string {
	const pieces = cut(text)
	const last = pieces.findLastIndex(({ instead }) => instead !== null)
	const rest = pieces.slice(last + 1).map((piece) => piece.text)
	return rest.join('').replace(/^\S*@\S*/, '')
}

function beforeFirst(text: string, cut: Cut): string {
	const pieces = cut(text)
	const first = pieces.findIndex(({ instead }) => instead !== null)
	const rest = (first < 0 ? pieces : pieces.slice(0, first)).map((piece) => piece.text)
	return rest.join('').replace(/\S*@\S*$/, '')
}
