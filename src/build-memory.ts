import { ThreadText } from './quotes/thread-text.ts'
import type { CompileTemplates } from './render/template-engine.ts'
import { type ReadThread, rememberThread } from './thread/remember-thread.ts'
import type { Thread } from './thread/thread.ts'

/**
 * What a preview keeps from one build for the next, where the outline changes far more often than the discussion. All of
 * it is asked for by what it was made from, so nothing is ever out of date.
 */
export interface BuildMemory {
	readonly readThread: ReadThread
	/** The thread as the gate searches it. */
	readonly textOf: (thread: Thread) => ThreadText
	/** Draws only those slides that are not as before. */
	readonly compile: CompileTemplates
}

/** A memory of one thread and one theme. */
export async function rememberBuilds(): Promise<BuildMemory> {
	const { rememberTemplates } = await import('./render/template-engine.ts')
	let last: ThreadText | null = null
	return {
		readThread: rememberThread(),
		textOf: (thread) => {
			if (last?.thread !== thread) last = new ThreadText(thread)
			return last
		},
		compile: rememberTemplates(),
	}
}
