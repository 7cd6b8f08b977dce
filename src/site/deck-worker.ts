import { parentPort } from 'node:worker_threads'
import { buildEntry } from './build-entry.ts'

// A thread of its own for the decks of a site, one after the other; see run-workers.ts.
parentPort?.on('message', async (request) => {
	try {
		parentPort?.postMessage({ built: await buildEntry(request) })
	} catch (defect) {
		parentPort?.postMessage({ defect })
	}
})
