import { Document, YAMLMap } from 'yaml'
import { listNames } from '../deck/person-name.ts'
import { shortSubject } from '../deck/short-subject.ts'
import { parseAttribution } from '../outline/parse-attribution.ts'
import { maxSides } from '../outline/read-sides.ts'
import { directionMarks } from '../text/direction-marks.ts'
import { foldMarkdown } from '../text/fold-markdown.ts'
import type { Thread } from '../thread/thread.ts'
import { english } from '../words/en.ts'
import type { Said } from './find-exchanges.ts'

/** Where the thread of a draft is, as the front matter is to say it. */
export interface DraftSource {
	/** Paths or web addresses; `-`, a pipe, cannot be named. */
	readonly threads: readonly string[]
	/** Message-ID without angle brackets. */
	readonly root?: string | undefined
}

export interface DraftedQuote {
	readonly said: Said
	/** How the outline calls its author. */
	readonly calling: string
	/** The words stand in another message too. */
	readonly isLocated: boolean
}

export interface DraftedArgument {
	readonly said: Said
	/** How the outline calls everyone who answers, quoted or not. */
	readonly answerers: readonly string[]
	/** What is answered comes first. */
	readonly quotes: readonly DraftedQuote[]
}

/** An outline's text, and which quote stands in a line of it (from 1). */
export interface Draft {
	readonly text: string
	quoteAt(line: number): DraftedQuote | null
}

/** Controls, and marks that turn the reading direction: what a terminal would obey. */
export const unprintable = new RegExp(`[^\\P{Cc}\\t\\n]|[${directionMarks}]`, 'u')

/** Of people who answer, in a comment. */
const mostNames = 6

/** Writes an outline in which everyone who is quoted is a side, as nobody but its reader can tell who agrees. */
export function writeDraft(drafted: readonly DraftedArgument[], thread: Thread, source: DraftSource): Draft {
	const lines = ['---', ...frontMatter(drafted, thread, source).trimEnd().split('\n'), '---']
	const quotes = new Map<number, DraftedQuote>()
	drafted.forEach((argument, i) => {
		lines.push('', `## TODO ${i + 1}`, comment(argument))
		for (const quote of argument.quotes) {
			lines.push('')
			for (const line of quoteLines(quote)) quotes.set(lines.push(line), quote)
		}
	})
	return { text: `${lines.join('\n')}\n`, quoteAt: (line) => quotes.get(line) ?? null }
}

/** `<!-- Ann Lee on 2024-03-04, answered by Bob Ng and Cy Roth -->` */
function comment({ said, answerers, quotes }: DraftedArgument): string {
	const day = said.message.date === null ? '' : ` on ${said.message.date.slice(0, 10)}`
	const text = `${quotes[0]!.calling}${day}, answered by ${listNames(answerers, mostNames, english)}`
	return `<!-- ${text.replace(/[-<>]{2,}|[<>]/g, '-')} -->`
}

function quoteLines({ said, calling, isLocated }: DraftedQuote): string[] {
	const { words: typed, message } = said
	const shown = message.syntax === 'markdown' ? foldMarkdown(typed).text : typed
	const words = shown.split('\n').map((line) => (line.trim() === '' ? '>' : `> ${line.trimEnd()}`))
	const credit = `— ${calling}`
	const isRead = parseAttribution(credit, 'end')?.author.value === calling
	if (!isRead) return words
	return [...words, `> ${credit}${isLocated ? `, <${message.id}>` : ''}`]
}

function frontMatter(drafted: readonly DraftedArgument[], thread: Thread, { threads, root }: DraftSource): string {
	const named = threads.filter((path) => path !== '-')
	const subject = shortSubject(thread.subject).split(unprintable).join(' ').trim()
	const document = new Document({
		title: subject === '' ? 'TODO' : subject,
		...(named.length > 0 && { thread: named.length === 1 ? named[0] : named }),
		...(root !== undefined && { root }),
	})
	document.contents!.commentBefore = aboutDraft
	const sides = new YAMLMap()
	for (const [name, people] of sidesOf(drafted)) sides.set(name, document.createNode(people, { flow: true }))
	sides.commentBefore = aboutSides
	document.set('sides', sides)
	return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

const aboutDraft =
	' A draft: what most people answered, and how. Every quote is checked. Titles, sides and the choice are yours.'
const aboutSides = ' Everyone who is quoted, as a side: put together who agrees, and name each side by what it wants.'

/** A side for each who is quoted, the most quoted first; the last one for all for whom there is none left. */
function sidesOf(drafted: readonly DraftedArgument[]): [name: string, people: string[]][] {
	const quoted = new Map<string, number>()
	for (const { calling } of drafted.flatMap(({ quotes }) => quotes)) quoted.set(calling, (quoted.get(calling) ?? 0) + 1)
	const people = [...quoted].sort(([, a], [, b]) => b - a).map(([calling]) => calling)
	if (people.length <= maxSides) return people.map((calling) => [calling, [calling]])
	// Somebody may be called so.
	const alone = people.filter((calling) => calling !== others).slice(0, maxSides - 1)
	const rest = people.filter((calling) => !alone.includes(calling))
	return [...alone.map((calling): [string, string[]] => [calling, [calling]]), [others, rest]]
}

const others = 'Others'
