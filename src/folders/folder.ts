import type { Dirent } from 'node:fs'

/** A way a folder holds messages: one file beside this one and one line in the list. */
export interface Folder {
	readonly name: string
	/** Looks at the names in the folder alone. */
	readonly detects: (entries: readonly Dirent[]) => boolean
	/** Folders in it, '' for itself, whose files are the messages. */
	readonly folders: readonly string[]
}
