import { join } from 'node:path'
import { packageRoot } from './render/theme-folder.ts'
import type { ByteSource, KnownFile } from './source-file.ts'
import type { IndexElsewhere, IndexedStretch } from './thread/index-mbox.ts'

/** What a worker (index-worker.ts) is asked for. */
export interface WantedStretch {
	readonly file: KnownFile
	readonly from: number
	readonly to: number
}

/** Divides a large file among so many threads of execution: a worker for each stretch but the first. */
export function indexElsewhere(threads: number): IndexElsewhere {
	return ({ file }: ByteSource) => {
		if (file === undefined) return []
		const count = Math.min(threads, mostThreads, Math.floor(file.size / leastStretch))
		const border = (i: number): number => headStart + Math.floor(((file.size - headStart) * i) / count)
		return Array.from({ length: Math.max(0, count - 1) }, (_, i) => {
			const [from, to] = [border(i + 1), border(i + 2)]
			return { from, to, indexed: inWorker({ file, from, to }) }
		})
	}
}

/** Null when the worker fails: whoever looks at the stretch after it says why. */
function inWorker(workerData: WantedStretch): Promise<IndexedStretch | null> {
	// Few files are as large, and every run would wait for this module.
	const { Worker } = process.getBuiltinModule('node:worker_threads')
	return new Promise((resolve) => {
		const worker = new Worker(join(packageRoot(), 'dist', 'chunks', 'index-worker.cjs'), { workerData, resourceLimits })
		worker.on('message', resolve)
		worker.on('error', () => resolve(null))
		worker.on('exit', () => resolve(null))
	})
}

/** Bytes that are indexed before a worker has started. */
const headStart = 48 * 1024 ** 2
const leastStretch = 128 * 1024 ** 2
/** More wait for memory, not for the processor. */
const mostThreads = 4
/** What a message leaves behind is garbage at once. */
const resourceLimits = { maxYoungGenerationSizeMb: 2 }
