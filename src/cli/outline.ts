import { draftOutline } from '../draft/draft-outline.ts'
import type { FetchOptions } from '../fetch/open-url.ts'
import { openThreads, severalThreads, wantedThread } from '../open-threads.ts'
import { readThread } from '../thread/read-thread.ts'
import { exitCodes } from './exit-codes.ts'
import { fetchProgress } from './fetch-progress.ts'
import { reportText } from './report.ts'
import { paintFor, type Terminal } from './terminal.ts'

/** The operands and options of `threaddeck outline`. */
export interface OutlineRequest extends FetchOptions {
	readonly threads: readonly string[]
	readonly root?: string
}

/** `threaddeck outline`: an outline to start from on stdout, findings on stderr. */
export async function outline(request: OutlineRequest, terminal: Terminal): Promise<number> {
	const { threads, root } = request
	const wanted = threads.map(wantedThread)
	const { value: opened, diagnostics } = await openThreads(wanted, {
		root,
		fetching: { ...request, progress: fetchProgress(terminal) },
	})
	const findings = [...diagnostics]
	const read = opened?.outcome === 'one' ? await readThread(opened.sources, { root: opened.root }) : null
	if (opened?.outcome === 'several') findings.push(severalThreads(opened.threads, wanted[0]!.place))
	if (read) findings.push(...read.diagnostics)
	const draft = read?.value ? draftOutline(read.value, { threads, root }) : null
	if (draft) findings.push(...draft.diagnostics)
	terminal.stderr.write(reportText(findings, paintFor(terminal.stderr, terminal.env)))
	if (!draft?.value) return exitCodes.cannotRun
	terminal.stdout.write(draft.value)
	// What can be read is drafted from, but a file that cannot is missing in it.
	return findings.some(({ severity }) => severity === 'error') ? exitCodes.cannotRun : exitCodes.fine
}
