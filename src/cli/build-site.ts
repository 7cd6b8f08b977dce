import { buildSite } from '../site/build-site.ts'
import type { DeckProgress, SiteRequest } from '../site/site.ts'
import { clip } from './columns.ts'
import { exitCodes } from './exit-codes.ts'
import { printable } from './printable.ts'
import { plural, reportText } from './report.ts'
import { paintFor, type Terminal, widthOf } from './terminal.ts'

/**
 * `threaddeck build` with several outlines: a line a deck on stderr, or on a terminal one that counts; then the findings, and
 * the path of the list on stdout. Throws CannotWrite.
 */
export async function buildMany(request: Omit<SiteRequest, 'report'>, terminal: Terminal): Promise<number> {
	const { stderr } = terminal
	// EL (ECMA-48 section 8.3.41) empties the line.
	const clear = stderr.isTTY ? '\r\u001b[K' : ''
	const report = (deck: DeckProgress) => {
		const line = printable(`${deck.outline}: ${outcome(deck)}`)
		if (stderr.isTTY) stderr.write(`${clear}${clip(`${deck.done} of ${deck.of}  ${line}`, widthOf(stderr) - 1)}`)
		else stderr.write(`${line}\n`)
	}
	const states: DeckProgress['state'][] = []
	const { value: site, diagnostics } = await buildSite({
		...request,
		report: (deck) => {
			states.push(deck.state)
			report(deck)
		},
	})
	stderr.write(clear + reportText(diagnostics, paintFor(stderr, terminal.env)))
	if (site.outcome !== 'built') {
		stderr.write('Nothing was written.\n')
		return site.outcome === 'refused' ? exitCodes.findings : exitCodes.cannotRun
	}
	const built = states.filter((state) => state === 'built').length
	stderr.write(`${plural(site.decks.length, 'deck')}: ${built} built, ${site.decks.length - built} unchanged\n`)
	terminal.stdout.write(`${site.index}\n`)
	return exitCodes.fine
}

function outcome({ state, entry }: DeckProgress): string {
	if (entry === null) return 'not built'
	return state === 'unchanged' ? state : `${plural(entry.slides, 'slide')}, ${plural(entry.quotes, 'quote')} verified`
}
