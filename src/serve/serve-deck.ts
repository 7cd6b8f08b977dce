import { buildDeck, type DeckRequest, inputsOf } from '../build-deck.ts'
import { rememberBuilds } from '../build-memory.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { waitingPage } from '../render/live.ts'
import { startDeckServer } from './deck-server.ts'
import { watchFiles } from './watch-files.ts'

/** What a live preview is told, and what it tells. */
export interface ServeRequest extends DeckRequest {
	/** Tried in this order; 0 is any free one. */
	readonly ports: readonly number[]
	/** Told of every build, the first included. */
	readonly report: (attempt: Attempt) => void
}

/** What a build came to. */
export interface Attempt {
	/** There is a new deck; else the last good one stays. */
	readonly isBuilt: boolean
	readonly findings: readonly Diagnostic[]
	/** A defect of threaddeck that broke the build off; a preview outlives it. */
	readonly defect: unknown
	/** Milliseconds. */
	readonly took: number
}

/** A preview that runs until it is closed. */
export interface Preview {
	readonly url: string
	readonly close: () => Promise<void>
}

/**
 * Serves a deck on this machine and follows its outline, thread and theme: whatever changes is built anew and put into the
 * open pages; what cannot be built leaves the last good deck there, with the findings over it. Resolves after the first
 * build. Rejects with the system's error when there is no port for it.
 */
export async function serveDeck({ ports, report, ...request }: ServeRequest): Promise<Preview> {
	const server = await startDeckServer(ports)
	const memory = await rememberBuilds()
	let files = waitingPage()
	let running: Promise<void> | null = null
	let isStale = false

	const build = async (): Promise<Omit<Attempt, 'took'>> => {
		try {
			const { value, diagnostics } = await buildDeck({ ...request, memory, isLive: true })
			if (value.outcome === 'built') files = value.built.files
			return { isBuilt: value.outcome === 'built', findings: diagnostics, defect: null }
		} catch (defect) {
			return { isBuilt: false, findings: [], defect }
		}
	}
	// Changes during a build start one more when it is done.
	const rebuild = async () => {
		do {
			isStale = false
			const start = performance.now()
			watcher.follow(await inputsOf(request))
			const attempt = await build()
			server.publish(files, newsOf(attempt))
			report({ ...attempt, took: performance.now() - start })
		} while (isStale)
		running = null
	}
	const changed = () => {
		isStale = true
		running ??= rebuild()
	}
	const watcher = watchFiles(changed)
	changed()
	await running
	return {
		url: server.url,
		close: async () => {
			await watcher.close()
			await running
			await server.close()
		},
	}
}

/** For the overlay in the page, which sets text as text (src/page/live.ts). */
function newsOf({ isBuilt, findings, defect }: Omit<Attempt, 'took'>): object {
	const told = findings.map(({ severity, code, place, reason, hint }) => ({
		severity,
		text: `${place.file}:${place.line}:${place.column}: ${severity} ${code}: ${reason}${hint ? ` ${hint}` : ''}`,
	}))
	const broken = defect === null ? [] : [{ severity: 'error', text: 'A defect of threaddeck; the terminal says more.' }]
	return { isCurrent: isBuilt, findings: [...told, ...broken] }
}
