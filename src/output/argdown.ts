import type { Deck } from '../deck/deck.ts'
import type { QuoteBlock, QuoteFigure } from '../deck/quote-figure.ts'
import { showHidden } from '../text/show-hidden.ts'
import type { Output } from './output.ts'
import { type WholeArgument, wholeArguments } from './whole-arguments.ts'

/**
 * The arguments for Argdown (argdown.org): a group a question, a statement a quote, a tag a side. Which statement supports
 * or attacks another nobody has said, so none does: drawing those relations is the reader's.
 */
export const argdown: Output = {
	name: 'Argdown',
	suffix: '.argdown',
	seal: ['// ', '\n'],
	make: async ({ deck }) => Buffer.from(deckArgdown(deck), 'utf8'),
}

function deckArgdown(deck: Deck): string {
	const head = ['===', `title: ${JSON.stringify(showHidden(deck.title))}`, '===']
	const sides = deck.sides.map(({ label, stance }) => `// ${tag(label)} ${oneLine(stance ?? '')}`.trimEnd())
	const groups = [...wholeArguments(deck).values()].map(group)
	return `${[head.join('\n'), sides.join('\n'), ...groups].join('\n\n')}\n`
}

function group({ number, title, status, sides }: WholeArgument): string {
	const statements = sides.flatMap(({ label, quotes }) =>
		quotes.map((quote, i) => statement(`${number}. ${label}, ${i + 1}`, label, quote)),
	)
	const state = status ? ` ${data({ status: status.word })}` : ''
	return [`# ${escapeArgdown(`${number}. ${title.text}`)}${state}`, ...statements].join('\n\n')
}

function statement(name: string, label: string, { blocks, author, date, url }: QuoteFigure): string {
	const facts = { author, ...(date && { date }), ...(url && { url }) }
	return `[${name.replace(/[[\]\n]/g, ' ')}]: ${escapeArgdown(blocks.map(wordsOf).join(' '))} ${tag(label)} ${data(facts)}`
}

function wordsOf(block: QuoteBlock): string {
	return block.kind === 'text'
		? block.runs.map(({ text }) => text).join('')
		: block.lines.map(({ text }) => text.trim()).join(' ')
}

function tag(label: string): string {
	return `#(${oneLine(label).replace(/[()]/g, ' ')})`
}

/** YAML in its flow style, of which JSON is a part; a brace in a text would end it. */
function data(values: Readonly<Record<string, string>>): string {
	return showHidden(JSON.stringify(values))
		.replace(/(?<!^)\{/g, '\\u007b')
		.replace(/\}(?!$)/g, '\\u007d')
}

/** Text on one line of which nothing is a mark. A backslash makes any character plain, and takes the spaces after it along. */
function escapeArgdown(text: string): string {
	return oneLine(text).replace(/[\\@#*_[\]<>/(){}:;=~^+-]|\.(?=\S)/g, '\\$&')
}

function oneLine(text: string): string {
	return showHidden(text)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim()
}
