import { type BuiltDeck, buildDeck, type DeckRequest } from '../build-deck.ts'
import { CannotWrite } from '../output/cannot-write.ts'
import { chooseOutput } from '../output/index.ts'
import type { Output } from '../output/output.ts'
import type { Browser } from '../output/start-browser.ts'
import { writeOutputs } from '../output/write-outputs.ts'
import { isOutline } from '../site/is-outline.ts'
import { exitCodes } from './exit-codes.ts'
import { fetchProgress } from './fetch-progress.ts'
import { printableJson } from './printable.ts'
import { plural, reportText } from './report.ts'
import { paintFor, type Terminal } from './terminal.ts'

/** The options of `threaddeck build`. */
export interface BuildRequest extends DeckRequest {
	/** Where the deck goes, each in the form of its suffix. Empty only where it goes to stdout. */
	readonly output: readonly string[]
	readonly stdout?: 'json' | 'md'
	readonly browser?: string
	readonly force?: boolean
}

/**
 * `threaddeck build`: findings and the count on stderr, the paths of the deck on stdout, or, with `--stdout`, the deck
 * itself there and the paths on stderr. Several outlines make a folder of decks. Throws CannotWrite.
 */
export async function build(request: BuildRequest, terminal: Terminal): Promise<number> {
	if (request.threads?.some(isOutline)) return buildDecks(request, terminal)
	// A name that no output has is said before the work.
	const outputs = request.output.map(chooseOutput)
	const started = await startAhead(outputs, request.browser)
	try {
		return await buildOne(request, outputs, started, terminal)
	} finally {
		for (const browser of started) await browser.end()
	}
}

/** An output's browser takes as long to start as a deck to be made. Where none can be, that output says so in its time. */
async function startAhead(outputs: readonly Output[], browser: string | undefined): Promise<Browser[]> {
	const start = outputs.find(({ startBrowser }) => startBrowser)?.startBrowser
	const started = await start?.(browser).catch(() => undefined)
	return started ? [started] : []
}

async function buildOne(
	request: BuildRequest,
	outputs: readonly Output[],
	started: Browser[],
	terminal: Terminal,
): Promise<number> {
	const picture = outputs.some(({ hasPicture }) => hasPicture)
	const { value: build, diagnostics } = await buildDeck({ ...request, picture, progress: fetchProgress(terminal) })
	terminal.stderr.write(reportText(diagnostics, paintFor(terminal.stderr, terminal.env)))
	if (build.outcome === 'unreadable') return exitCodes.cannotRun
	if (build.outcome === 'refused') {
		terminal.stderr.write('Nothing was written.\n')
		return exitCodes.findings
	}

	const { built } = build
	const { output: targets, browser, force } = request
	const paths = await writeOutputs(built, {
		targets,
		inputs: built.inputs,
		started,
		...(browser !== undefined && { browser }),
		...(force && { force }),
	})
	const verified = plural(built.resolution.quotes.length, 'quote')
	terminal.stderr.write(`${plural(built.deck.slides.length, 'slide')}, ${verified} verified\n`)
	const named = paths.map((path) => `${path}\n`).join('')
	if (request.stdout) {
		terminal.stderr.write(named)
		terminal.stdout.write(await piped(built, request.stdout))
	} else terminal.stdout.write(named)
	return exitCodes.fine
}

/** What follows the first outline are outlines too, then: each names its own threads. */
async function buildDecks(request: BuildRequest, terminal: Terminal): Promise<number> {
	const { outline, threads = [], output, root, stdout, ...options } = request
	const refuse = (reason: string) => new CannotWrite(`Cannot build several outlines at once: ${reason}.`)
	const [target = ''] = output
	const other = threads.find((path) => !isOutline(path))
	if (other !== undefined) throw refuse(`${other} is none. Name the thread in the front matter of its outline`)
	if (output.length !== 1) throw refuse('they need one folder, -o site')
	if (root !== undefined) throw refuse('--root is about one thread. Write "root:" in the front matter')
	if (stdout !== undefined) throw refuse('--stdout prints one deck')
	const { buildMany } = await import('./build-site.ts')
	return buildMany({ ...options, outlines: [outline, ...threads], target }, terminal)
}

async function piped({ deck }: BuiltDeck, format: 'json' | 'md'): Promise<string> {
	if (format === 'json') return printableJson(deck)
	const { deckMarkdown } = await import('../output/markdown.ts')
	return deckMarkdown(deck)
}
