import type { ArgumentSide, Deck, DeckSide, SideTotal, Slide, SourceRow, SummaryRow } from '../deck/deck.ts'
import type { QuoteBlock, QuoteFigure } from '../deck/quote-figure.ts'
import { escapeMarkdown, fence, inlineLink } from './escape-markdown.ts'
import type { Output } from './output.ts'
import { type WholeArgument, wholeArguments } from './whole-arguments.ts'

/** A write-up for reading: every argument with its quotes, each linked to its message. */
export const markdown: Output = {
	name: 'Markdown',
	suffix: '.md',
	seal: ['<!-- ', ' -->\n'],
	make: async ({ deck }) => Buffer.from(deckMarkdown(deck), 'utf8'),
}

/** The same as text, for a pipe. What the thread says is escaped; what the presenter wrote in Markdown stays so. */
export function deckMarkdown(deck: Deck): string {
	const whole = wholeArguments(deck)
	const parts = deck.slides.flatMap((slide) => (sections[slide.kind] as Section)(slide, deck, whole))
	return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

type Section<K extends Slide['kind'] = Slide['kind']> = (
	slide: Extract<Slide, { kind: K }>,
	deck: Deck,
	whole: ReadonlyMap<string, WholeArgument>,
) => string[]

/** What becomes of each kind of slide. */
const sections: { readonly [K in Slide['kind']]: Section<K> } = {
	title: ({ prose }, deck) => [
		`# ${escapeMarkdown(deck.title)}`,
		deck.subtitle ? `*${escapeMarkdown(deck.subtitle)}*` : '',
		escapeMarkdown([deck.author, deck.venue, deck.date].filter((text) => text !== null).join(' · ')),
		prose?.markdown ?? '',
		deck.sides.map(sideLine).join('\n'),
	],
	prose: ({ prose }) => [prose.markdown],
	// A picture, and what it says in words.
	glance: ({ summary, description }, { words }) => [
		`## ${escapeMarkdown(words.glance)}`,
		escapeMarkdown(summary),
		description.map((row) => `- ${escapeMarkdown(row)}`).join('\n'),
	],
	// The write-up is its own agenda.
	agenda: () => [],
	section: ({ part, title, prose }) => [
		part === null || part.number === 1 ? `# ${escapeMarkdown(title.text)}` : '',
		prose?.markdown ?? '',
	],
	argument({ id }, _, whole) {
		const argument = whole.get(id)
		return argument === undefined ? [] : argumentParts(argument)
	},
	summary: ({ part, rows, totals }, { words }) => [
		part === null || part.number === 1 ? `## ${escapeMarkdown(words.summary)}` : '',
		rows.map(summaryLine).join('\n'),
		totals.map(totalLine).join('\n'),
	],
	sources: ({ part, rows }, { words }) => [
		part === null || part.number === 1 ? `## ${escapeMarkdown(words.sources)}` : '',
		rows.map((row) => sourceLine(row, words.noDate)).join('\n'),
	],
}

function sideLine({ label, stance, people }: DeckSide): string {
	// A person alone may be the side's name.
	const names = people.length === 1 && people[0] === label ? [] : people
	const rest = [stance, names.join(', ')].filter((text) => text).join(' — ')
	return `- **${escapeMarkdown(label)}**${rest ? `: ${escapeMarkdown(rest)}` : ''}`
}

function argumentParts({ number, title, status, lead, closing, sides, outcome, remarks }: WholeArgument): string[] {
	return [
		`## ${number}. ${escapeMarkdown(title.text)}`,
		status ? `**${escapeMarkdown(status.label)}**` : '',
		escapeMarkdown(outcome ?? ''),
		...remarks.map(escapeMarkdown),
		lead?.markdown ?? '',
		...sides.flatMap(sideParts),
		closing?.markdown ?? '',
	]
}

function sideParts({ label, stance, quotes, empty }: ArgumentSide): string[] {
	const heading = `### ${escapeMarkdown(label)}${stance ? ` — ${escapeMarkdown(stance)}` : ''}`
	return [heading, ...(empty === null ? [] : [`*${escapeMarkdown(empty)}*`]), ...quotes.map(quotePart)]
}

function quotePart({ blocks, author, date, remarks, url }: QuoteFigure): string {
	const who = escapeMarkdown([author, date].filter((text) => text !== null).join(', '))
	const credit = [`— ${url === null ? who : inlineLink(who, url)}`, ...remarks.map(escapeMarkdown)].join(' · ')
	const lines = [...blocks.map(blockText), credit].join('\n\n').split('\n')
	return lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')
}

function blockText(block: QuoteBlock): string {
	if (block.kind === 'text') return escapeMarkdown(block.runs.map(({ text }) => text).join(''))
	return fence(
		block.lines.map(({ text }) => text),
		block.kind === 'diff' ? 'diff' : '',
	)
}

function summaryLine({ number, title, status, remark, cells }: SummaryRow): string {
	const rest = [status?.label, remark, ...cells.map(({ words }) => words)].filter((text) => text)
	return `- ${number}. ${escapeMarkdown([title, ...rest].join(' · '))}`
}

function totalLine({ label, quoted, answered }: SideTotal): string {
	const rest = [quoted, ...(answered === null ? [] : [answered])]
	return `- **${escapeMarkdown(label)}**: ${escapeMarkdown(rest.join(', '))}`
}

function sourceLine({ author, date, subject, remark, url, arguments: numbers }: SourceRow, noDate: string): string {
	const what = escapeMarkdown(subject)
	const rest = [author, date ?? noDate, remark]
		.filter((text) => text !== null)
		.map((text) => escapeMarkdown(text ?? ''))
	const where = numbers.map(({ number }) => number).join(', ')
	return `- ${url === null ? what : inlineLink(what, url)} · ${rest.join(' · ')} · ${where}`
}
