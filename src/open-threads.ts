import { type Diagnostic, diagnostic, type Result } from './diagnostic.ts'
import { type OpenFile, openFile } from './open-file.ts'
import type { Place } from './source-file.ts'
import type { ThreadSource } from './thread/read-thread.ts'

/** A thread to be opened, and where it was asked for. */
export interface WantedThread {
	readonly path: string
	readonly place: Place
	readonly declared: ThreadSource['declared']
}

/** Opens every thread. Null when one of them cannot be opened; each that cannot is reported. */
export async function openThreads(
	wanted: readonly WantedThread[],
	open: OpenFile = openFile,
): Promise<Result<readonly ThreadSource[] | null>> {
	const sources: ThreadSource[] = []
	const diagnostics: Diagnostic[] = []
	for (const { path, place, declared } of wanted) {
		const opened = isUrl(path) ? notFetched : await open(path)
		if (opened.bytes) {
			sources.push({ file: { path, bytes: opened.bytes }, declared })
		} else {
			const code = opened.missing ? 'thread-not-found' : 'thread-unreadable'
			diagnostics.push(diagnostic(code, place, `The thread "${path}" cannot be read: ${opened.reason}`, opened.hint))
		}
	}
	return { value: diagnostics.length === 0 ? sources : null, diagnostics }
}

/** A thread named by its path alone, as on a command line. */
export function wantedThread(path: string): WantedThread {
	return { path, place: { file: path, line: 1, column: 1 }, declared: null }
}

/** Whether a thread's path is an address of the web. */
export function isUrl(path: string): boolean {
	return /^https?:\/\//i.test(path)
}

const notFetched = {
	bytes: null,
	missing: false,
	reason: 'addresses are not fetched in this version.',
	hint: 'Download it and name the file.',
} as const
