import type { Folder } from './folder.ts'

/** A Maildir: a file a message, seen ones in `cur`, unseen ones in `new`. What lies in `tmp` is not there yet. */
export const maildir: Folder = {
	name: 'Maildir',
	detects: (entries) =>
		['cur', 'new'].every((name) => entries.some((entry) => entry.name === name && entry.isDirectory())),
	folders: ['cur', 'new'],
}
