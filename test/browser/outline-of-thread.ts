import { checkOutline } from '../../src/build-deck.ts'
import type { OpenFile } from '../../src/open-file.ts'
import { openFile } from '../../src/open-file.ts'
import { readThread } from '../../src/thread/read-thread.ts'
import type { Block, Message, Participant } from '../../src/thread/thread.ts'

/** Something that an outline could quote. */
interface Passage {
	readonly message: Message
	readonly author: Participant
	readonly words: string
}

const sidesCount = 3
const quotesPerArgument = [2, 3, 4, 3, 5]
const quotesInMean = 3.4

/** An outline that stands in no file: its path, and the way to it and to its thread. */
export interface MadeOutline {
	readonly outline: string
	readonly open: OpenFile
	readonly arguments: number
}

/**
 * An outline of a thread, made of the thread's own sentences, paragraphs, trailers and pieces of code, each under its
 * author's name and with the message's id: three sides, about so many arguments from all over the thread. Only passages
 * that are verified are kept.
 */
export async function outlineOfThread(path: string, argumentsWanted: number): Promise<MadeOutline> {
	const opened = await openFile(path)
	if (opened.bytes === null) throw new Error(`${path}: ${opened.reason}`)
	const { value: thread } = await readThread([{ file: { path, bytes: opened.bytes }, declared: null }])
	if (thread === null) throw new Error(`${path} holds no message`)

	const speakers = thread.participants.filter(({ name }) => name !== null && /^[\p{L} .'-]+$/u.test(name))
	const passages = thread.messages.flatMap((message) => passagesOf(message, speakers))
	const outline = `${path}.outline.md`
	const check = async (kept: readonly Passage[]) => {
		const text = writeOutline(path, speakers, kept)
		const open: OpenFile = async (file) => (file === outline ? { bytes: Buffer.from(text, 'utf8') } : openFile(file))
		const { diagnostics } = await checkOutline({ outline, open })
		const lines = diagnostics.flatMap(({ severity, place }) => (severity === 'error' ? [place.line] : []))
		return { text, open, lines }
	}
	const first = await check(passages)
	const refused = new Set(first.lines.map((line) => passageAt(first.text, line)))
	const verified = passages.filter((_, i) => !refused.has(i))
	const step = Math.max(verified.length / (argumentsWanted * quotesInMean), 1)
	const kept = verified.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
	const { text, open, lines } = await check(kept)
	if (lines.length > 0) throw new Error(`lines ${lines} of the outline of ${path} are refused`)
	return { outline, open, arguments: text.match(/^## /gm)?.length ?? 0 }
}

function passagesOf(message: Message, speakers: readonly Participant[]): Passage[] {
	const { author } = message
	if (author === null || !speakers.includes(author)) return []
	const words = message.blocks.flatMap(quotable).slice(0, 6)
	return words.map((text) => ({ message, author, words: text }))
}

function quotable({ kind, text }: Block): string[] {
	const lines = text.split('\n')
	if (kind === 'diff') return lines.some((line) => /^[-+]/.test(line)) ? [lines.slice(0, 14).join('\n')] : []
	if (kind === 'trailer') return [text.trim()]
	if (kind !== 'own') return []
	const paragraphs = text.split(/\n[ \t]*\n/).filter((one) => !/\[|\]|\.\.\.|…|^\s*$/.test(one))
	return paragraphs.flatMap((paragraph, i) => {
		const sentences = paragraph.match(/[A-Z][^.?!]{20,400}[.?!](?=\s|$)/g) ?? []
		return /^(?: {4}|\t)/.test(paragraph) || i % 3 === 2 ? [paragraph] : sentences.slice(0, 2)
	})
}

function writeOutline(path: string, speakers: readonly Participant[], passages: readonly Passage[]): string {
	const sides = Array.from({ length: sidesCount }, (_, side) => speakers.filter((_, i) => i % sidesCount === side))
	const front = [
		'---',
		'title: Everything that was said',
		`thread: ${JSON.stringify(path.slice(path.lastIndexOf('/') + 1))}`,
		'sides:',
		...sides.map((people, i) => `  Side ${'ABC'[i]}: ${JSON.stringify(people.map(({ name }) => name))}`),
		'---',
	]
	const body: string[] = []
	let left = 0
	let argument = 0
	for (const [i, { message, author, words }] of passages.entries()) {
		if (left === 0) {
			left = quotesPerArgument[argument % quotesPerArgument.length] ?? 1
			argument++
			body.push('', `## ${argument}: ${titleOf(words)}`, '', `<!-- ${i} -->`)
		}
		left--
		body.push(
			'',
			...words.split('\n').map((line) => `> ${line}`.trimEnd()),
			`> — ${author.name}, <${message.id}>`,
			`<!-- ${i} -->`,
		)
	}
	return [...front, ...body, ''].join('\n')
}

function titleOf(words: string): string {
	return words
		.replace(/[^\p{L}\p{N} ,'-]+/gu, ' ')
		.trim()
		.split(/\s+/)
		.slice(0, 12)
		.join(' ')
}

/** Which passage a line of the outline belongs to: its comment follows it. */
function passageAt(text: string, line: number): number {
	const rest = text.split('\n').slice(line - 1)
	return Number(/<!-- (\d+) -->/.exec(rest.find((one) => one.startsWith('<!--')) ?? '')?.[1])
}
