import { createHash } from 'node:crypto'
import { type ReadOptions, readThread, type ThreadSource } from './read-thread.ts'

/** Reads sources into one discussion, as `readThread` does. */
export type ReadThread = (
	sources: readonly ThreadSource[],
	options?: Partial<ReadOptions>,
) => ReturnType<typeof readThread>

/**
 * `readThread` with a memory of one: asked again for the same bytes and options, it gives the same Thread. For a preview,
 * where the outline changes far more often than the discussion.
 */
export function rememberThread(): ReadThread {
	let last: { readonly key: string; readonly read: ReturnType<ReadThread> } | null = null
	return (sources, options = {}) => {
		const key = keyOf(sources, options)
		if (last?.key !== key) last = { key, read: readThread(sources, options) }
		return last.read
	}
}

function keyOf(sources: readonly ThreadSource[], options: Partial<ReadOptions>): string {
	const hash = createHash('sha256').update(JSON.stringify(options))
	for (const { file, declared } of sources)
		hash.update(JSON.stringify([file.path, file.bytes.length, declared])).update(file.bytes)
	return hash.digest('base64')
}
