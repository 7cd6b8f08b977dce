import type { Folder } from './folder.ts'

/** A folder of files that are saved mails, mboxes or pages: what a mail program saves, and the folders of MH. */
export const mailFolder: Folder = {
	name: 'folder',
	detects: () => true,
	folders: [''],
}
