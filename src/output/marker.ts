import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
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
 * As hashOf, of files. A build looks at the deck that it replaces before its work and after: what the system says is
 * untouched since is not read again.
 */
export function rememberHashes(): (path: string) => number {
	const known = new Map<string, number>()
	return (path) => {
		const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true })
		const state = [dev, ino, size, mtimeNs, ctimeNs, path].join()
		const hash = known.get(state) ?? hashOfFile(path)
		known.set(state, hash)
		return hash
	}
}

/** Through one small buffer: fresh memory for a whole file costs as much as the hash. */
function hashOfFile(path: string): number {
	let hash = 0
	const buffer = Buffer.allocUnsafe(256 * 1024)
	const file = openSync(path, 'r')
	try {
		let length = readSync(file, buffer)
		while (length > 0) {
			hash = crc32(buffer.subarray(0, length), hash)
			length = readSync(file, buffer)
		}
	} finally {
		closeSync(file)
	}
	return hash
}

/** CRC-32: it tells whether a file was changed by mistake, in a third of the time that SHA-256 takes. */
export function hashOf(bytes: Uint8Array): number {
	return crc32(bytes)
}
