import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** An answer that was kept. */
export interface Kept {
	readonly body: Buffer
	/** What a server needs to tell whether it has changed since, and where the rest is; by lower-case name. */
	readonly headers: Readonly<Record<string, string>>
}

/** Where answers are kept: one file an address, the headers as a line of JSON before the body. */
export interface Cache {
	readonly get: (url: string) => Promise<Kept | null>
	readonly put: (url: string, kept: Kept) => Promise<void>
}

/** `$XDG_CACHE_HOME/threaddeck` (XDG Base Directory Specification), else `~/.cache/threaddeck`. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
	const base = env.XDG_CACHE_HOME ?? ''
	return join(isAbsolute(base) ? base : join(homedir(), '.cache'), 'threaddeck')
}

/** A cache in a folder, made when first needed. What cannot be kept or read is fetched again: never an error. */
export function openCache(folder: string): Cache {
	const fileOf = (url: string): string => join(folder, createHash('sha256').update(url).digest('hex'))
	return {
		get: async (url) => {
			try {
				const file = await readFile(fileOf(url))
				const end = file.indexOf('\n')
				const { url: kept, headers } = JSON.parse(file.toString('utf8', 0, end))
				return kept === url ? { headers, body: file.subarray(end + 1) } : null
			} catch {
				return null
			}
		},
		put: async (url, { headers, body }) => {
			const file = fileOf(url)
			const unfinished = `${file}.${process.pid}`
			try {
				await mkdir(folder, { recursive: true, mode: 0o700 })
				await writeFile(unfinished, [`${JSON.stringify({ url, headers })}\n`, body], { mode: 0o600 })
				await rename(unfinished, file)
			} catch {
				await rm(unfinished, { force: true }).catch(() => {})
			}
		},
	}
}
