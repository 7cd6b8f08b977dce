import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** Whether a file is an outline rather than a thread: Markdown by its name, and it begins with front matter. */
export function isOutline(path: string): boolean {
	if (!/\.(?:md|markdown)$/i.test(path)) return false
	try {
		if (!statSync(path).isFile()) return false
		const file = openSync(path, 'r')
		try {
			const start = Buffer.alloc(16)
			const length = readSync(file, start, 0, start.length, 0)
			return /^\uFEFF?---[ \t]*\r?\n/.test(start.toString('utf8', 0, length))
		} finally {
			closeSync(file)
		}
	} catch {
		return false
	}
}
