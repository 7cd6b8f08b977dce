import type { Output } from './output.ts'

/** A folder of files that any web server, or none, can show. */
export const folder: Output = {
	name: 'folder',
	suffix: '',
	hasPicture: true,
	seal: null,
	make: async ({ files, picture }) => (picture ? [...files, picture] : files),
}
