import { watch } from 'chokidar'

/** Watches files and folders, those that do not exist yet as well. */
export interface Watcher {
	/** Watches these and no others. */
	readonly follow: (paths: readonly string[]) => void
	readonly close: () => Promise<void>
}

/** @param changed called once for changes that come together, as when an editor writes a file anew beside the old one */
export function watchFiles(changed: () => void): Watcher {
	const watcher = watch([], { ignoreInitial: true, ignorePermissionErrors: true })
	let followed = new Set<string>()
	let timer: NodeJS.Timeout | undefined
	const settle = () => {
		clearTimeout(timer)
		timer = setTimeout(changed, settleMs)
	}
	watcher.on('all', settle)
	// Of changes that follow each other within 50 ms, 'all' tells the first only; the last is what counts.
	watcher.on('raw', settle)
	// A folder that cannot be watched is no reason to stop: the next build says what it cannot read.
	watcher.on('error', () => {})
	return {
		follow: (paths) => {
			const wanted = new Set(paths)
			watcher.unwatch([...followed].filter((path) => !wanted.has(path)))
			watcher.add([...wanted].filter((path) => !followed.has(path)))
			followed = wanted
		},
		close: () => {
			clearTimeout(timer)
			return watcher.close()
		},
	}
}

/** Programs that save in two steps are done by then, and nobody notices it. */
const settleMs = 15
