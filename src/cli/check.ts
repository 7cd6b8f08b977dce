import { type CheckedOutline, checkOutline, type DeckRequest } from '../build-deck.ts'
import type { Result } from '../diagnostic.ts'
import type { Quote } from '../quotes/quote.ts'
import { exitCodes } from './exit-codes.ts'
import { personJson, personLabel } from './person.ts'
import { printable, printableJson } from './printable.ts'
import { reportJson, reportText } from './report.ts'
import { type Paint, paintFor, type Terminal } from './terminal.ts'

/** `threaddeck check`: findings on stderr, the count (with -v the quotes before it) or one JSON document on stdout. */
export async function check(
	request: DeckRequest & { verbose?: boolean; json?: boolean },
	terminal: Terminal,
): Promise<number> {
	const result = await checkOutline(request)
	if (request.json) {
		terminal.stdout.write(printableJson(checkJson(result)))
	} else {
		terminal.stderr.write(reportText(result.diagnostics, paintFor(terminal.stderr, terminal.env)))
		if (result.value) terminal.stdout.write(summary(result.value, request, paintFor(terminal.stdout, terminal.env)))
	}
	if (!result.value) return exitCodes.cannotRun
	return hasError(result) ? exitCodes.findings : exitCodes.fine
}

function checkJson(result: Result<CheckedOutline | null>) {
	const quotes = result.value?.resolution.quotes ?? []
	return {
		ok: result.value !== null && !hasError(result),
		verified: quotes.length,
		requested: result.value ? requested(result.value) : 0,
		diagnostics: reportJson(result.diagnostics),
		quotes: quotes.map((quote) => ({
			line: quote.request.place.line,
			argument: quote.argument.title,
			side: quote.side,
			author: personJson(quote.author),
			messageId: quote.message.id,
			url: quote.message.url,
			date: quote.message.date,
			tier: quote.tier,
			selectors: quote.selectors,
		})),
	}
}

function summary(checked: CheckedOutline, request: { outline: string; verbose?: boolean }, paint: Paint): string {
	const { quotes } = checked.resolution
	const all = requested(checked)
	const count = `${quotes.length} of ${all} quotes verified`
	const lines = request.verbose ? quotes.map((quote) => describe(quote, request.outline, paint)) : []
	return `${[...lines, paint(quotes.length === all ? 'green' : 'red', count)].join('\n')}\n`
}

/** `talk.md:18: rewrapped  Marc Zyngier, 2023-04-12, <id>: "This is not a bug, but …"` */
function describe({ request, tier, author, message }: Quote, file: string, paint: Paint): string {
	const source = [personLabel(author), message.date?.slice(0, 10), `<${message.id}>`, message.rebuilt && 'rebuilt']
	const words = request.text.replace(/\s+/g, ' ')
	const start = words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words
	const place = paint('bold', `${printable(file)}:${request.place.line}:`)
	return `${place} ${tier.padEnd('typographic'.length)}  ${printable(`${source.filter(Boolean).join(', ')}: "${start}"`)}`
}

function requested({ outline }: CheckedOutline): number {
	return outline.arguments.flatMap(({ items }) => items).filter(({ kind }) => kind === 'quote').length
}

function hasError({ diagnostics }: Result<unknown>): boolean {
	return diagnostics.some(({ severity }) => severity === 'error')
}
