import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputFile } from '../source-file.ts'

/** The file that says which files of a folder threaddeck wrote, and what was in them. */
export const markerName = '.threaddeck.json'

/** The files and, last, the marker that lists them. */
export function markFiles(files: readonly OutputFile[]): readonly OutputFile[] {
	const hashes = Object.fromEntries(files.map(({ path, bytes }) => [path, hashOf(bytes)]))
	const text = `${JSON.stringify({ madeBy: 'threaddeck', files: hashes }, null, '\t')}\n`
	return [...files, { path: markerName, bytes: Buffer.from(text) }]
}

/** Hash by file name; null when there is no marker or it is not one of ours. */
export function readMarker(folder: string): ReadonlyMap<string, unknown> | null {
	try {
		const marker = JSON.parse(readFileSync(join(folder, markerName), 'utf8'))
		return marker.madeBy === 'threaddeck' ? new Map(Object.entries(marker.files)) : null
	} catch {
		return null
	}
}

/**
 * SHA-256 of files in base64. A build looks at the deck that it replaces before its work and after: what the system says is
 * untouched since is not read again.
 */
export function rememberHashes(): (path: string) => string {
	const known = new Map<string, string>()
	return (path) => {
		const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
		const state = [dev, ino, size, mtimeNs, ctimeNs, path].join()
		const hash = known.get(state) ?? hashOfFile(path)
		known.set(state, hash)
		return hash
	}
}

/** Through one small buffer: fresh memory for a whole file costs as much as the hash. */
function hashOfFile(path: string): string {
	const hash = createHash('sha256')
	const buffer = Buffer.allocUnsafe(256 * 1024)
	const file = openSync(path, 'r')
	try {
		let length = readSync(file, buffer)
		while (length > 0) {
			hash.update(buffer.subarray(0, length))
			length = readSync(file, buffer)
		}
	} finally {
		closeSync(file)
	}
	return hash.digest('base64')
}

/** SHA-256 in base64. */
export function hashOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64')
}
