import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { SourceFile } from '../source-file.ts'
import type { Selector } from './quote.ts'

/** What a deck keeps of the thread it was made from: enough to find its quotes again in a later archive. Plain JSON. */
export interface Recorded {
	readonly thread: RecordedThread
	/** In the outline's order. */
	readonly quotes: readonly RecordedQuote[]
}

export interface RecordedThread {
	/** Ids of all messages, archived and rebuilt, in reading order. */
	readonly messages: readonly string[]
	/** Everyone who wrote, by the names that `recordedName` gives them. */
	readonly people: readonly string[]
}

export interface RecordedQuote {
	/** The outline's id of the argument. */
	readonly argument: string
	/** Who wrote the words, by the name that `recordedName` gives. */
	readonly author: string
	readonly message: RecordedMessage
	/** One for each part of the quote, in order. */
	readonly selectors: readonly Selector[]
}

export interface RecordedMessage {
	readonly id: string
	/** ISO 8601 in UTC, null when unknown. */
	readonly date: string | null
	readonly rebuilt: boolean
	/** SHA-256, in hexadecimal, of the body's lines joined by `\n`, in UTF-8. */
	readonly sha256: string
}

/** Reads what a deck.json keeps of its thread and quotes. Null when it is not one, or from a version that kept nothing. */
export function readRecordedQuotes({ path, bytes }: SourceFile): Result<Recorded | null> {
	const refuse = (reason: string): Result<null> => ({ value: null, diagnostics: [unreadable(path, reason)] })
	if (bytes.length > MOST_BYTES) return refuse('it is larger than any deck')
	const deck = parseJson(bytes)
	if (deck === undefined) return refuse('it is no JSON')
	if (!isObject(deck) || !('slides' in deck)) return refuse('it is no deck.json')
	if (deck.version !== 2) return refuse('another version of threaddeck wrote it')
	if (!('quotes' in deck)) return refuse('it was built by a version that kept no record of its quotes')
	const fault = isRecorded(deck, '')
	return fault ? refuse(fault) : { value: deck as unknown as Recorded, diagnostics: [] }
}

/** The deck cannot be used to compare a thread with. `reason` is a clause. */
export function unreadable(path: string, reason: string, hint: string = BUILD_IT): Diagnostic {
	return diagnostic('deck-unreadable', { file: path, line: 1, column: 1 }, `The deck cannot be read: ${reason}.`, hint)
}

const BUILD_IT = 'Name the folder that "threaddeck build" wrote, or the deck.json in it; if need be, build it again.'

/** Far more than the text of any talk. */
const MOST_BYTES = 64 * 1024 ** 2
const MOST_ITEMS = 1_000_000
const LONGEST_TEXT = 100_000

/** Says what is wrong with a value, null when nothing is. */
type Check = (value: unknown, name: string) => string | null

const isText: Check = (value, name) =>
	typeof value === 'string' && value.length <= LONGEST_TEXT ? null : `${name} is not a text`
const isWords: Check = (value, name) =>
	isText(value, name) ?? (/\S/.test(value as string) ? null : `${name} holds no words`)
const isFlag: Check = (value, name) => (typeof value === 'boolean' ? null : `${name} is neither true nor false`)
const isOffset: Check = (value, name) =>
	Number.isSafeInteger(value) && (value as number) >= 0 ? null : `${name} is not a whole number`
const isDate: Check = (value, name) =>
	value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) ? null : `${name} is not a date`

function isList(check: Check, least = 0): Check {
	return (value, name) => {
		if (!Array.isArray(value) || value.length > MOST_ITEMS) return `${name} is not a list`
		if (value.length < least) return `${name} is empty`
		return firstFault(value.keys(), (i) => check(value[i], `${name}[${i}]`))
	}
}

function hasFields(checks: Readonly<Record<string, Check>>): Check {
	return (value, name) => {
		if (!isObject(value)) return `${name} is missing`
		return firstFault(Object.keys(checks), (key) => checks[key]!(value[key], name ? `${name}.${key}` : key))
	}
}

function firstFault<T>(items: Iterable<T>, check: (item: T) => string | null): string | null {
	for (const item of items) {
		const fault = check(item)
		if (fault) return fault
	}
	return null
}

const isSelector = hasFields({ exact: isWords, prefix: isText, suffix: isText, start: isOffset, end: isOffset })
const isMessage = hasFields({ id: isWords, date: isDate, rebuilt: isFlag, sha256: isText })
const isRecorded = hasFields({
	thread: hasFields({ messages: isList(isText), people: isList(isText) }),
	quotes: isList(hasFields({ argument: isText, author: isText, message: isMessage, selectors: isList(isSelector, 1) })),
})

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Undefined when it is none. */
function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
	} catch {
		return undefined
	}
}
