import { type Diagnostic, diagnostic } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'

/** A JSON object whose members nobody vouches for. */
export type Json = Readonly<Record<string, unknown>>

/** Cheap: does the file begin like JSON, and does one of these names stand in it? Text in JSON cannot fake a name. */
export function hasMember({ bytes }: SourceFile, names: string): boolean {
	const head = Buffer.from(bytes.subarray(0, telling)).toString('latin1')
	return /^(?:\xef\xbb\xbf)?\s*[[{]/.test(head) && new RegExp(`(?<!\\\\)"(?:${names})"\\s*:`).test(head)
}

/** `[]`, or pages of it: an issue that nobody has commented on, a pull request without reviews. */
export function isEmptyList({ bytes }: SourceFile): boolean {
	const text = bytes.length < 1000 ? Buffer.from(bytes).toString('latin1') : ''
	return text.includes('[') && /^[\s[\]]+$/.test(text)
}

/** A comment may be 256 KiB long, and what tells may stand behind it. */
const telling = 1024 * 1024

/**
 * Every JSON value of a file, one behind the other as `gh api --paginate` and `jq -c` write them. What cannot be parsed
 * is left out and reported once.
 */
export function readJson({ path, bytes }: SourceFile): {
	readonly values: unknown[]
	readonly diagnostics: Diagnostic[]
} {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		.toString('utf8')
		.replace(/^\ufeff/, '')
	try {
		return { values: [JSON.parse(text)], diagnostics: [] }
	} catch {
		// Several values, or a download that was cut.
	}
	const values: unknown[] = []
	for (const [start, end] of valuesIn(text)) {
		try {
			values.push(JSON.parse(text.slice(start, end)))
		} catch {
			const line = text.slice(0, start).split('\n').length
			const reason = 'This JSON cannot be parsed; it is cut off or broken.'
			const code = values.length === 0 ? 'thread-unreadable' : 'message-unreadable'
			return { values, diagnostics: [diagnostic(code, { file: path, line, column: 1 }, reason, 'Download it again.')] }
		}
	}
	return { values, diagnostics: [] }
}

/** Where each object and array on the outermost level begins and ends. Linear. */
function* valuesIn(text: string): Generator<readonly [number, number]> {
	let depth = 0
	let start = 0
	for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|[[\]{}]/g)) {
		if (token === '[' || token === '{') {
			if (depth++ === 0) start = index
		} else if ((token === ']' || token === '}') && depth > 0 && --depth === 0) yield [start, index + 1]
	}
	if (depth > 0) yield [start, text.length]
}

/** Every object in the values and in what `partsOf` says is to be searched of one, in the order of the file. */
export function* objectsIn(values: readonly unknown[], partsOf: (found: Json) => readonly unknown[]): Generator<Json> {
	const open = values.toReversed()
	while (open.length > 0) {
		const found = open.pop()
		if (isObject(found)) yield found
		const parts = Array.isArray(found) ? found : isObject(found) ? partsOf(found) : []
		for (let i = parts.length - 1; i >= 0; i--) open.push(parts[i])
	}
}

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that is not empty. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null
}

/** A number or a text, as ids are written. */
export function idOf(value: unknown): string | null {
	return typeof value === 'number' ? String(value) : textOf(value)
}

/** ISO 8601 in UTC. */
export function dateOf(value: unknown): string | null {
	const date = typeof value === 'number' ? new Date(value * 1000) : new Date(textOf(value) ?? Number.NaN)
	return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

/** http or https only. */
export function addressOf(value: unknown): string | null {
	const text = textOf(value)
	return text !== null && /^https?:\/\/[^/]/i.test(text) && URL.canParse(text) ? new URL(text).href : null
}
