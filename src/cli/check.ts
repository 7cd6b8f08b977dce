import { type CheckedOutline, type CheckRequest, checkOutline } from '../build-deck.ts'
import type { Result } from '../diagnostic.ts'
import type { Drift } from '../quotes/compare-deck.ts'
import type { Quote } from '../quotes/quote.ts'
import { exitCodes } from './exit-codes.ts'
import { fetchProgress } from './fetch-progress.ts'
import { personJson, personLabel } from './person.ts'
import { printable, printableJson } from './printable.ts'
import { readingText } from './reading-text.ts'
import { plural, reportJson, reportText } from './report.ts'
import { type Paint, paintFor, type Terminal } from './terminal.ts'

/** `threaddeck check`: findings on stderr, the count (with -v the quotes before it) or one JSON document on stdout. */
export async function check(
	request: CheckRequest & { verbose?: boolean; json?: boolean },
	terminal: Terminal,
): Promise<number> {
	const result = await checkOutline({ ...request, progress: fetchProgress(terminal) })
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
	const drift = result.value?.drift
	return {
		ok: result.value !== null && !hasError(result),
		verified: quotes.length,
		requested: result.value ? requested(result.value) : 0,
		...(drift && { drift }),
		...(result.value && { read: result.value.reading }),
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

function summary(checked: CheckedOutline, request: CheckRequest & { verbose?: boolean }, paint: Paint): string {
	const { quotes } = checked.resolution
	const all = requested(checked)
	const count = `${quotes.length} of ${all} quotes verified`
	const lines = request.verbose ? quotes.map((quote) => describe(quote, request.outline, paint)) : []
	if (request.verbose) lines.push(readingText(checked.reading).trimEnd())
	lines.push(paint(quotes.length === all ? 'green' : 'red', count))
	if (checked.drift) lines.push(`against ${printable(request.against ?? '')}: ${describeDrift(checked.drift)}`)
	return `${lines.join('\n')}\n`
}

/** "2 quotes unchanged, 1 gone; 3 new messages, 1 of them answers a quote" */
function describeDrift({ quotes, arrived, replies }: Drift): string {
	const [first, ...more] = (['unchanged', 'moved', 'changed', 'gone'] as const).filter((fate) => quotes[fate] > 0)
	const fates = first
		? [`${plural(quotes[first], 'quote')} ${first}`, ...more.map((fate) => `${quotes[fate]} ${fate}`)]
		: ['no quotes']
	const answers = replies > 0 ? `, ${replies} of them ${replies === 1 ? 'answers' : 'answer'} a quote` : ''
	return `${fates.join(', ')}; ${plural(arrived, 'new message')}${answers}`
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
