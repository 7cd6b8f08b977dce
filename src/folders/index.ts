import type { Dirent } from 'node:fs'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Folder } from './folder.ts'
import { mailFolder } from './mail-folder.ts'
import { maildir } from './maildir.ts'

/** Asked in this order; the last takes every folder. */
export const folders: readonly Folder[] = [maildir, mailFolder]

/** Paths of the files that hold a folder's messages, in the order of their names. Throws what the file system throws. */
export function filesIn(path: string): string[] {
	const entries = readdirSync(path, { withFileTypes: true })
	const { folders: inside } = folders.find(({ detects }) => detects(entries))!
	return inside.flatMap((name) =>
		(name === '' ? entries : readdirSync(join(path, name), { withFileTypes: true }))
			.filter((entry) => isMessage(entry, join(path, name)))
			.map((entry) => join(path, name, entry.name))
			.sort(),
	)
}

/** A file, or a link to one that there is, or was. A leading dot marks what programs keep for themselves. */
function isMessage(entry: Dirent, folder: string): boolean {
	if (entry.name.startsWith('.')) return false
	const isLink = entry.isSymbolicLink()
	return isLink ? statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isFile() !== false : entry.isFile()
}
