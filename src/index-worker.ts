import { parentPort, workerData } from 'node:worker_threads'
import type { WantedStretch } from './index-elsewhere.ts'
import { inFile } from './open-source.ts'
import { indexStretch } from './thread/index-mbox.ts'

// A thread of its own for a stretch of an archive; see index-elsewhere.ts.
const { file, from, to }: WantedStretch = workerData
indexStretch(inFile(file), from, to).then((stretch) => {
	const { ids, up, identities, starts } = stretch.messages
	const moved = [ids.hashes, ids.slots, up, identities, starts].map(({ buffer }) => buffer as ArrayBuffer)
	parentPort?.postMessage(stretch, moved)
})
