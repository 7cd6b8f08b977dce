import { once } from 'node:events'
import { availableParallelism, freemem } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DeckRequest } from '../build-deck.ts'
import { packageRoot } from '../render/theme-folder.ts'
import type { BuiltEntry } from './build-entry.ts'

/** What a deck of a thousand arguments from a thread of thousands of messages takes at most, in bytes. */
const MEMORY_A_DECK = 300 * 1024 ** 2

/**
 * Builds decks, as many at once as there are cores and memory for; `done` hears of each, in the order in which they are
 * ready. Rejects with a worker's defect.
 */
export async function runWorkers<T extends { readonly request: DeckRequest }>(
	jobs: readonly T[],
	done: (job: T, built: BuiltEntry) => void,
): Promise<void> {
	const waiting = [...jobs]
	const room = Math.max(1, Math.floor(Math.min(freemem(), process.constrainedMemory?.() || Infinity) / MEMORY_A_DECK))
	const count = Math.min(availableParallelism(), jobs.length, room)
	const work = async () => {
		const worker = new Worker(join(packageRoot(), 'dist', 'deck-worker.js'))
		try {
			for (let job = waiting.shift(); job; job = waiting.shift()) {
				worker.postMessage(job.request)
				// Rejects when the worker dies.
				const [{ built, defect }] = await once(worker, 'message')
				if (defect) throw defect
				done(job, built)
			}
		} finally {
			waiting.length = 0
			await worker.terminate()
		}
	}
	await Promise.all(Array.from({ length: count }, work))
}
