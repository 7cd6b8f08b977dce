import { dirname, isAbsolute, join } from 'node:path'
import type { BuildMemory } from './build-memory.ts'
import type { Deck } from './deck/deck.ts'
import type { FontMetrics } from './deck/measure-text.ts'
import { type Diagnostic, diagnostic, type Result } from './diagnostic.ts'
import type { FetchOptions } from './fetch/open-url.ts'
import { openDeck } from './open-deck.ts'
import { type OpenFile, openFile } from './open-file.ts'
import {
	isUrl,
	type OpenedThreads,
	openThreads,
	severalThreads,
	type WantedThread,
	wantedThread,
} from './open-threads.ts'
import type { Outline } from './outline/outline.ts'
import { parseOutline } from './outline/parse-outline.ts'
import { type Hidden, hidePeople } from './privacy/hide-people.ts'
import type { Drift } from './quotes/compare-deck.ts'
import { type Resolution, resolveQuotes } from './quotes/resolve-quotes.ts'
import { TemplateError } from './render/template-error.ts'
import type { Theme } from './render/theme.ts'
import type { OutputFile, Place } from './source-file.ts'
import { readThread } from './thread/read-thread.ts'
import type { Reading } from './thread/reading.ts'
import type { Thread } from './thread/thread.ts'

/** What to read. */
export interface DeckRequest extends FetchOptions {
	/** Path of the outline; findings name it as it is written here. */
	readonly outline: string
	/** Paths or web addresses of threads to read in place of those that the front matter names; `-` is the standard input. */
	readonly threads?: readonly string[]
	/** Message-ID (without angle brackets) of the thread to take out of an archive, in place of the front matter's. */
	readonly root?: string
	/** A theme's name or folder, in place of the front matter's. */
	readonly theme?: string
	/** Warnings count as errors. */
	readonly strict?: boolean
	/** Mail addresses in quotes, notes and messages are shown as they are; else `[address]` stands in their place. */
	readonly showAddresses?: boolean
	/** Nobody has a name: people are called "Participant 1", and nothing links to their messages. */
	readonly pseudonyms?: boolean
	/**
	 * The http or https address where the deck will stand: its page then says so, and what to show where it is linked.
	 * Anything else throws a TypeError.
	 */
	readonly url?: string
	/** False: no picture is taken for `url`, since nothing that is made of the deck will show it. */
	readonly picture?: boolean
	/** The Chrome or Chromium that takes the picture for `url`; else CHROME_PATH, else the usual places. */
	readonly browser?: string
	/** Where bytes come from; the file system when not given. */
	readonly open?: OpenFile
	/** Spares a preview to make again what has not changed. */
	readonly memory?: BuildMemory
	/** The deck's page hears of newer ones, from the server of the live preview. */
	readonly isLive?: boolean
}

/** What to read, and what to compare it with. */
export interface CheckRequest extends DeckRequest {
	/** A deck that was built earlier: its folder, or its deck.json. What the thread has moved on since is reported. */
	readonly against?: string
}

/** What became of everything that was read. */
export interface CompleteReading extends Reading {
	/** Files of a folder that hold no message. */
	readonly skippedFiles: readonly string[]
}

/** An outline whose quotes were looked up in its thread. Those that were not found are missing from `resolution`. */
export interface CheckedOutline {
	readonly outline: Outline
	readonly thread: Thread
	readonly reading: CompleteReading
	readonly resolution: Resolution
	/** Null unless there was a deck to compare with. */
	readonly drift: Drift | null
}

/** A deck that is ready to be written: the decisions, and the files that show them. */
export interface BuiltDeck extends CheckedOutline {
	readonly deck: Deck
	readonly files: readonly OutputFile[]
	/** Of the first slide, for where the deck is linked: when its `url` is known, and a browser is there. */
	readonly picture?: OutputFile
	/** Of the theme's fonts, with which the deck was fitted. */
	readonly fonts: FontMetrics
	/** Paths of the outline, the threads and the theme that were read: what no output may replace. */
	readonly inputs: readonly string[]
}

/**
 * - unreadable: there was no outline or no thread to work on · refused: an error in the outline or its quotes
 * - built: every quote was verified
 */
export type Build =
	| { readonly outcome: 'unreadable' }
	| { readonly outcome: 'refused'; readonly checked: CheckedOutline }
	| { readonly outcome: 'built'; readonly built: BuiltDeck }

/** Reads an outline and its thread and verifies every quote. Null when something of it could not be read. */
export async function checkOutline(request: CheckRequest): Promise<Result<CheckedOutline | null>> {
	const { value, diagnostics } = await verify(request)
	return { value: value?.checked ?? null, diagnostics }
}

interface Verified {
	readonly checked: CheckedOutline
	/** What the outline asks for; null for the default one, or one that cannot be had. */
	readonly theme: Theme | null
	readonly hide: Hidden['hide']
}

async function verify(request: CheckRequest): Promise<Result<Verified | null>> {
	const findings: Diagnostic[] = []
	const said = <T>({ value, diagnostics }: Result<T>): T => {
		findings.push(...diagnostics)
		return value
	}

	const outline = said(await readOutline(request))
	const opened = outline && said(await openNamedThreads(outline, request))
	const { readThread: readBy = readThread, textOf } = request.memory ?? {}
	const read = opened && (await readBy(opened.sources, { ...readOptions(outline), root: opened.root }))
	const named = read && said(read)
	const resolved = named && said(resolveQuotes(outline, named, textOf?.(named)))
	const hidden = resolved && said(await hidePeople(named, resolved, request))
	const drift = outline && hidden && said(await compareWithDeck(outline, hidden.resolution, hidden.thread, request))
	const theme = outline && said(await openWantedTheme(outline, request))
	const diagnostics = request.strict ? findings.map(stricter) : findings
	if (!outline || !opened || !read || !hidden || drift === 'unreadable') return { value: null, diagnostics }
	const { thread, resolution, hide } = hidden
	const reading = { ...read.reading, skippedFiles: opened.skipped }
	return { value: { checked: { outline, thread, reading, resolution, drift }, theme, hide }, diagnostics }
}

/** The whole journey: reads, verifies and, when there is no error, makes the deck's files. Writes nothing. */
export async function buildDeck(request: DeckRequest): Promise<Result<Build>> {
	const { value: verified, diagnostics } = await verify(request)
	if (!verified) return { value: { outcome: 'unreadable' }, diagnostics }
	const { checked } = verified
	if (diagnostics.some(({ severity }) => severity === 'error')) {
		return { value: { outcome: 'refused', checked }, diagnostics }
	}

	const [{ loadTheme }, { assembleDeck }] = await Promise.all([
		import('./render/load-theme.ts'),
		import('./deck/assemble-deck.ts'),
	])
	const theme = verified.theme ?? (await loadTheme())
	const deck = verified.hide(assembleDeck(checked.outline, checked.resolution, checked.thread, theme.metrics))
	try {
		const { value: drawn, diagnostics: found } = await draw(deck, theme, request)
		const inputs = inputPaths(checked.outline, request)
		const built = { ...checked, deck, ...drawn, fonts: theme.metrics, inputs }
		return { value: { outcome: 'built', built }, diagnostics: [...diagnostics, ...found] }
	} catch (error) {
		if (!(error instanceof TemplateError)) throw error
		const { line, column } = error
		const place = { file: theme.templateFiles.get(error.template) ?? error.template, line, column }
		const hint = 'docs/themes.md lists what each template is given.'
		const finding = diagnostic('theme-template', place, error.message, hint)
		return { value: { outcome: 'refused', checked }, diagnostics: [...diagnostics, finding] }
	}
}

/** The picture is one of the page without its own address: then the page is drawn once more. */
async function draw(
	deck: Deck,
	theme: Theme,
	request: DeckRequest,
): Promise<Result<Pick<BuiltDeck, 'files' | 'picture'>>> {
	const { renderDeck } = await import('./render/render-deck.ts')
	if (request.url === undefined) {
		const files = await renderDeck(deck, request.isLive ? await alive(theme) : theme, null, request.memory?.compile)
		return { value: { files }, diagnostics: [] }
	}
	const url = new URL(request.url).href
	if (!/^https?:/.test(url)) throw new TypeError(`${url} is no address of the web`)
	if (request.picture === false) {
		return { value: { files: await renderDeck(deck, theme, { url, picture: null }) }, diagnostics: [] }
	}
	const { pictureName, sharePicture } = await import('./output/share-picture.ts')
	const drawn = await renderDeck(deck, theme)
	const { bytes, ...none } = await sharePicture(drawn, request.browser)
	if (bytes === null) {
		const reason = `Where the deck is linked there will be no picture of it. ${'reason' in none ? none.reason : ''}`
		const hint = 'Install Chrome or Chromium, or name one with --browser or CHROME_PATH.'
		const files = await renderDeck(deck, theme, { url, picture: null })
		return { value: { files }, diagnostics: [diagnostic('no-share-picture', start(request.outline), reason, hint)] }
	}
	const path = pictureName(url)
	const files = await renderDeck(deck, theme, { url, picture: new URL(path, url).href })
	return { value: { files, picture: { path, bytes } }, diagnostics: [] }
}

async function alive(theme: Theme): Promise<Theme> {
	const { liveTheme } = await import('./render/live.ts')
	return liveTheme(theme)
}

/**
 * The files and folders that a request reads, for whoever wants to know when they change: of a broken outline, itself and
 * what the request names.
 */
export async function inputsOf(request: DeckRequest): Promise<readonly string[]> {
	const { value: outline } = await readOutline(request)
	return inputPaths(outline, request)
}

function inputPaths(outline: Outline | null, request: DeckRequest): readonly string[] {
	const threads = outline ? wantedThreads(outline, request).map(({ path }) => path) : (request.threads ?? [])
	const theme = request.theme ?? (outline?.theme ? besideOutline(request.outline, outline.theme.value) : null)
	const paths = [request.outline, ...threads, ...(theme === null ? [] : [theme])]
	return paths.filter((path) => path !== '-' && !isUrl(path))
}

/** Null when none is named. A path on the command line starts where the command runs. */
async function openWantedTheme(outline: Outline, request: DeckRequest): Promise<Result<Theme | null>> {
	const { theme: name } = request
	if (name === undefined && outline.theme === null) return { value: null, diagnostics: [] }
	const { openTheme } = await import('./render/open-theme.ts')
	if (name !== undefined) return openTheme({ name, path: name, place: start(request.outline) })
	const { value, place } = outline.theme!
	return openTheme({ name: value, path: besideOutline(request.outline, value), place })
}

/** Null when there is no deck to compare with. */
async function compareWithDeck(
	outline: Outline,
	resolution: Resolution,
	thread: Thread,
	{ against, open }: CheckRequest,
): Promise<Result<Drift | null | 'unreadable'>> {
	if (against === undefined) return { value: null, diagnostics: [] }
	const { value: recorded, diagnostics } = await openDeck(against, open)
	if (!recorded) return { value: 'unreadable', diagnostics }
	const { compareDeck } = await import('./quotes/compare-deck.ts')
	return compareDeck(recorded, outline, resolution, thread)
}

async function readOutline({ outline: path, open = openFile }: DeckRequest): Promise<Result<Outline | null>> {
	const opened = await open(path)
	if (opened.bytes) return parseOutline({ path, bytes: opened.bytes })
	const reason = `The outline cannot be read: ${opened.reason}`
	return { value: null, diagnostics: [diagnostic('outline-unreadable', start(path), reason, opened.hint)] }
}

/** Operands replace the front matter's threads. */
function wantedThreads(outline: Outline, request: DeckRequest): readonly WantedThread[] {
	if (request.threads?.length) return request.threads.map(wantedThread)
	return outline.threads.map(({ path, ...declared }) => ({
		path: besideOutline(request.outline, path.value),
		place: path.place,
		declared,
	}))
}

async function openNamedThreads(
	outline: Outline,
	request: DeckRequest,
): Promise<Result<Extract<OpenedThreads, { outcome: 'one' }> | null>> {
	const wanted = wantedThreads(outline, request)
	const [first] = wanted
	if (first) {
		const root = request.root ?? outline.root?.value ?? null
		const { value, diagnostics } = await openThreads(wanted, { root, open: request.open, fetching: request })
		if (value?.outcome !== 'several') return { value, diagnostics }
		return { value: null, diagnostics: [...diagnostics, severalThreads(value.threads, first.place)] }
	}
	const reason = 'No thread is named, neither in the front matter nor on the command line.'
	const hint = 'Add "thread: discussion.mbox" to the front matter, or give the file after the outline.'
	return { value: null, diagnostics: [diagnostic('thread-not-found', start(request.outline), reason, hint)] }
}

function readOptions(outline: Outline) {
	return {
		people: outline.people.map(({ name, also }) => [name.value, ...also.map(({ value }) => value)]),
		permalink: outline.permalink,
	}
}

/** The front matter's paths start at the outline's folder, wherever the command runs. */
function besideOutline(outline: string, path: string): string {
	return isUrl(path) || isAbsolute(path) ? path : join(dirname(outline), path)
}

function stricter(finding: Diagnostic): Diagnostic {
	return finding.severity === 'warning' ? { ...finding, severity: 'error' } : finding
}

function start(file: string): Place {
	return { file, line: 1, column: 1 }
}
