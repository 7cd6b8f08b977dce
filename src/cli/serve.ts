import type { DeckRequest } from '../build-deck.ts'
import { serveDeck } from '../serve/serve-deck.ts'
import { exitCodes } from './exit-codes.ts'
import { printable } from './printable.ts'
import { reportText } from './report.ts'
import { paintFor, type Terminal } from './terminal.ts'

/**
 * `threaddeck serve`: a live preview on this machine; its address on stdout, every build's findings on stderr. Runs until
 * it is interrupted; returns only when there is no port for it.
 */
export async function serve(
	{ port, ...request }: DeckRequest & { port?: number },
	terminal: Terminal,
): Promise<number> {
	const paint = paintFor(terminal.stderr, terminal.env)
	try {
		const { url } = await serveDeck({
			...request,
			ports: port === undefined ? usualPorts : [port],
			report: ({ isBuilt, findings, defect, took }) => {
				terminal.stderr.write(reportText(findings, paint))
				if (defect !== null)
					terminal.stderr.write(`threaddeck: ${printable(String(defect))} (a defect of threaddeck)\n`)
				const done = isBuilt ? `Built in ${Math.round(took)} ms.` : 'Not built; the last good deck stays.'
				terminal.stderr.write(`${done}\n`)
			},
		})
		terminal.stdout.write(`${url}\n`)
	} catch (error) {
		terminal.stderr.write(`threaddeck: ${printable(cannotListen(error as NodeJS.ErrnoException, port))}\n`)
		return exitCodes.cannotRun
	}
	return new Promise(() => {})
}

/** The first is what people remember; the others are for those who prepare several talks. */
const usualPorts = Array.from({ length: 20 }, (_, i) => 8000 + i)

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number | undefined): string {
	if (code === 'EADDRINUSE' && port !== undefined)
		return `port ${port} is in use by another program. Name another one with --port, or leave it out.`
	if (code === 'EADDRINUSE')
		return `ports ${usualPorts[0]} to ${usualPorts.at(-1)} are in use. Name a free one with --port.`
	return `cannot listen on ${port === undefined ? 'this machine' : `port ${port}`}: ${code ?? message}.`
}
