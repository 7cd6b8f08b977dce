import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeckRequest, inputsOf } from '../build-deck.ts'
import type { Diagnostic, Result } from '../diagnostic.ts'
import { CannotWrite } from '../output/cannot-write.ts'
import { findBrowser } from '../output/find-browser.ts'
import { hashOf, readMarker } from '../output/marker.ts'
import { writeFolder } from '../output/write-outputs.ts'
import { packageRoot } from '../render/theme-folder.ts'
import type { OutputFile } from '../source-file.ts'
import { deckKey } from './deck-key.ts'
import { indexPage } from './index-page.ts'
import { nameDecks } from './name-decks.ts'
import { runWorkers } from './run-workers.ts'
import { listName, type SiteEntry, type SiteRequest } from './site.ts'

/**
 * - unreadable, refused: of a deck, as in `Build`; then nothing was written
 * - built: the decks in the order of their outlines, and the path of the page that lists them
 */
export type Site =
	| { readonly outcome: 'unreadable' | 'refused' }
	| { readonly outcome: 'built'; readonly decks: readonly SiteEntry[]; readonly index: string }

/**
 * Builds many decks into one folder, several at once, with a page that lists them; all or nothing. A deck of the last run
 * stays when everything that it was made from is the same, the version of threaddeck included. Throws CannotWrite.
 */
export async function buildSite(request: SiteRequest): Promise<Result<Site>> {
	const { outlines, target, force, report, url, ...options } = request
	const names = nameDecks(outlines)
	const base = url === undefined ? undefined : new URL(url.endsWith('/') ? url : `${url}/`).href
	const requests = outlines.map((outline, i): DeckRequest => {
		const address = base === undefined ? {} : { url: new URL(`${encodeURIComponent(names[i] ?? '')}/`, base).href }
		return { outline, ...options, ...address }
	})
	const inputs = (await Promise.all(requests.map(inputsOf))).flat()
	const findings: Diagnostic[] = []
	let site: Site = { outcome: 'unreadable' }

	await writeFolder(target, { inputs, ...(force && { force }) }, async () => {
		const before = readSite(target)
		const decks = new Map<string, FinishedDeck>()
		const failed = new Set<'refused' | 'unreadable'>()
		const shared = new Map<string, Uint8Array>()
		let done = 0
		const finish = (
			outline: string,
			state: 'built' | 'unchanged' | 'refused' | 'unreadable',
			deck: FinishedDeck | null,
		) => {
			done += 1
			if (deck) decks.set(deck.entry.name, { ...deck, files: share(deck.files, shared) })
			if (state === 'refused' || state === 'unreadable') failed.add(state)
			report?.({ outline, state, entry: deck?.entry ?? null, done, of: outlines.length })
		}

		const jobs: { request: DeckRequest; name: string; key: string | null }[] = []
		for (const [i, one] of requests.entries()) {
			const name = names[i] ?? ''
			const key = await deckKey(one, version(), base !== undefined && hasBrowser(one.browser))
			const kept = key === null ? null : before(name, key)
			if (kept) finish(one.outline, 'unchanged', kept)
			else jobs.push({ request: one, name, key })
		}
		await runWorkers(jobs, ({ request: { outline }, name, key }, { state, diagnostics, files, about }) => {
			findings.push(...diagnostics)
			finish(outline, state, about && { entry: { name, key, ...about }, files })
		})
		if (failed.size > 0) {
			site = { outcome: failed.has('refused') ? 'refused' : 'unreadable' }
			return null
		}

		const inOrder = names.map((name) => decks.get(name)).filter((deck) => deck !== undefined)
		const entries = inOrder.map(({ entry }) => entry)
		site = { outcome: 'built', decks: entries, index: join(target, 'index.html') }
		const inFolders = inOrder.flatMap(({ entry, files }) =>
			files.map(({ path, bytes }) => ({ path: `${entry.name}/${path}`, bytes })),
		)
		const list = `${JSON.stringify({ madeBy: 'threaddeck', version: version(), decks: entries }, null, '\t')}\n`
		return [...indexPage(entries, base ?? null), { path: listName, bytes: Buffer.from(list, 'utf8') }, ...inFolders]
	})
	return { value: site, diagnostics: findings }
}

interface FinishedDeck {
	readonly entry: SiteEntry
	/** Of its folder. */
	readonly files: readonly OutputFile[]
}

/** Fonts and scripts, named by their content, are the same in all decks: one copy in memory is enough. */
function share(files: readonly OutputFile[], shared: Map<string, Uint8Array>): readonly OutputFile[] {
	return files.map((file) => {
		if (!file.path.startsWith('assets/')) return file
		const known = shared.get(file.path) ?? file.bytes
		shared.set(file.path, known)
		return { ...file, bytes: known }
	})
}

/** The decks of the site that stands there, each with all its files as they were written, or not at all. */
function readSite(target: string): (name: string, key: string) => FinishedDeck | null {
	const marker = readMarker(target)
	const entries = listIn(target)
	return (name, key) => {
		const entry = entries.find((one) => one.name === name && one.key === key)
		if (!entry || !marker) return null
		try {
			const paths = [...marker.keys()].filter((path) => path.startsWith(`${name}/`))
			const files = paths.map((path) => ({
				path: path.slice(name.length + 1),
				bytes: readFileSync(join(target, path)),
			}))
			const isWhole = files.every(({ path, bytes }) => hashOf(bytes) === marker.get(`${name}/${path}`))
			return isWhole && files.length > 0 ? { entry, files } : null
		} catch {
			return null
		}
	}
}

function listIn(target: string): readonly SiteEntry[] {
	try {
		return JSON.parse(readFileSync(join(target, listName), 'utf8')).decks
	} catch {
		return []
	}
}

function hasBrowser(asked: string | undefined): boolean {
	try {
		return findBrowser(asked, '') !== ''
	} catch (error) {
		if (error instanceof CannotWrite) return false
		throw error
	}
}

function version(): string {
	return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version
}
