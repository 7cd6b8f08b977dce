import { diagnostic } from '../../diagnostic.ts'
import type { Format } from './format.ts'

/** Reads nothing of a page from which words cannot be quoted faithfully, and says what to do instead. */
export function refusePage(reason: string, hint: string): Format['read'] {
	return async ({ path }) => ({
		value: [],
		diagnostics: [diagnostic('thread-unreadable', { file: path, line: 1, column: 1 }, reason, hint)],
	})
}
