import { dirname } from 'node:path'
import { buildDeck, type DeckRequest } from '../build-deck.ts'
import { chooseOutput } from '../output/index.ts'
import { exitCodes } from './exit-codes.ts'
import { plural, reportText } from './report.ts'
import { paintFor, type Terminal } from './terminal.ts'

/** `threaddeck build`: findings and the count on stderr, the path of the deck on stdout. Throws CannotWrite. */
export async function build(request: DeckRequest & { output: string }, terminal: Terminal): Promise<number> {
	const output = chooseOutput(request.output)
	const { value: build, diagnostics } = await buildDeck(request)
	terminal.stderr.write(reportText(diagnostics, paintFor(terminal.stderr, terminal.env)))
	if (build.outcome === 'unreadable') return exitCodes.cannotRun
	if (build.outcome === 'refused') {
		terminal.stderr.write('Nothing was written.\n')
		return exitCodes.findings
	}

	const { deck, files, resolution } = build.built
	const path = output.write(files, request.output, dirname(request.outline))
	const verified = plural(resolution.quotes.length, 'quote')
	terminal.stderr.write(`${plural(deck.slides.length, 'slide')}, ${verified} verified\n`)
	terminal.stdout.write(`${path}\n`)
	return exitCodes.fine
}
