import type { FetchOptions } from '../fetch/open-url.ts'
import { openThreads, wantedThread } from '../open-threads.ts'
import { readThread } from '../thread/read-thread.ts'
import { exitCodes } from './exit-codes.ts'
import { fetchProgress } from './fetch-progress.ts'
import { printableJson } from './printable.ts'
import { reportText } from './report.ts'
import { paintFor, type Terminal, widthOf } from './terminal.ts'

/** `threaddeck show`: the thread on stdout as a tree, with every body, or as one JSON document; findings on stderr. */
export async function show(
	request: FetchOptions & { threads: readonly string[]; root?: string; body?: boolean; json?: boolean },
	terminal: Terminal,
): Promise<number> {
	const { value: opened, diagnostics } = await openThreads(request.threads.map(wantedThread), {
		root: request.root,
		fetching: { ...request, progress: fetchProgress(terminal) },
	})
	const view = { paint: paintFor(terminal.stdout, terminal.env), width: widthOf(terminal.stdout) }
	if (opened?.outcome === 'several') {
		terminal.stderr.write(reportText(diagnostics, paintFor(terminal.stderr, terminal.env)))
		const { threadsJson, threadsText } = await import('./threads-text.ts')
		terminal.stdout.write(request.json ? printableJson(threadsJson(opened.threads)) : threadsText(opened.threads, view))
		return exitCodes.fine
	}

	const read = opened && (await readThread(handedOn(opened.sources), { root: opened.root }))
	const findings = [...diagnostics, ...(read?.diagnostics ?? [])]
	terminal.stderr.write(reportText(findings, paintFor(terminal.stderr, terminal.env)))
	if (!opened || !read?.value) return exitCodes.cannotRun
	const thread = read.value
	const reading = { ...read.reading, skippedFiles: opened.skipped }
	const { readingText } = await import('./reading-text.ts')

	if (request.json) {
		const { threadJson } = await import('./thread-json.ts')
		terminal.stdout.write(printableJson(threadJson(thread, reading)))
	} else if (request.body) {
		const { bodiesText } = await import('./bodies-text.ts')
		terminal.stdout.write(`${bodiesText(thread, view)}\n${readingText(reading)}`)
	} else {
		const { treeText } = await import('./tree-text.ts')
		terminal.stdout.write(`${treeText(thread, view)}\n${readingText(reading)}`)
	}
	// What can be read is shown, but a file that cannot is missing in it.
	return findings.some(({ severity }) => severity === 'error') ? exitCodes.cannotRun : exitCodes.fine
}

/** One by one, and none is kept: the bytes of an archive are as much memory as all that is made of them. */
function* handedOn<T>(items: T[]): Generator<T> {
	for (let item = items.shift(); item !== undefined; item = items.shift()) yield item
}
