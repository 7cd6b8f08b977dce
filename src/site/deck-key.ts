import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type DeckRequest, inputsOf } from '../build-deck.ts'
import { isUrl } from '../open-threads.ts'
import { parseOutline } from '../outline/parse-outline.ts'

/**
 * A hash of all that a deck is made from: threaddeck's version, the options, and every byte of outline, threads and theme,
 * wherever they lie. Null where that cannot be told without reading the web.
 */
export async function deckKey(request: DeckRequest, version: string, hasBrowser: boolean): Promise<string | null> {
	const { outline: path, refresh, allowPrivate, browser, ...options } = request
	try {
		const { value: outline } = parseOutline({ path, bytes: readFileSync(path) })
		if (outline === null || outline.threads.some((thread) => isUrl(thread.path.value))) return null
		const hash = createHash('sha256').update(JSON.stringify([version, options, options.url ? hasBrowser : null]))
		for (const input of await inputsOf(request)) addPath(hash, input)
		return hash.digest('base64')
	} catch {
		// What cannot be read the build explains.
		return null
	}
}

function addPath(hash: Hash, path: string): void {
	const stat = statSync(path, { throwIfNoEntry: false })
	if (!stat) {
		// A theme by its name.
		hash.update('none\n')
	} else if (stat.isDirectory()) {
		const names = readdirSync(path).sort()
		hash.update(`folder ${JSON.stringify(names)}\n`)
		for (const name of names) addPath(hash, join(path, name))
	} else if (!stat.isFile()) {
		throw new Error(`${path} can be read once only`)
	} else {
		hash.update(`file ${stat.size}\n`).update(readFileSync(path))
	}
}
