import { isScalar, LineCounter, parseDocument, type YAMLError } from 'yaml'
import { type Diagnostic, diagnostic, type Result } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import { chooseWords, knownLanguages } from '../words/choose-words.ts'
import { isDay } from './dates.ts'
import { frontMatterKeys } from './front-matter-keys.ts'
import type { Alias, Order, Outline } from './outline.ts'
import { readMessageId, readPermalink } from './read-links.ts'
import { readSides } from './read-sides.ts'
import { readThreads } from './read-threads.ts'
import { shown } from './shown.ts'
import { yamlFinding } from './yaml-finding.ts'
import { type Field, YamlValues } from './yaml-values.ts'

/** The part of an outline that its front matter says. */
export type FrontMatter = Omit<Outline, 'file' | 'intro' | 'sections' | 'arguments'>

/** UTF-16 units. Within this, YAML's slowest constructs take the parser well under a second. */
const maxLength = 65_536

/** More syntax errors than this are echoes of the first. */
const maxErrors = 10

/**
 * Reads YAML 1.2 front matter by a closed schema. Null when it is not YAML, or not a mapping; a missing or wrong field
 * is a finding, and the value then holds an empty one.
 *
 * @param yaml the file's text from its first `---` up to the closing one, so that offsets are the file's own
 */
export function parseFrontMatter(yaml: string, file: string): Result<FrontMatter | null> {
	const start = { file, line: 1, column: 1 }
	if (yaml.length > maxLength) {
		const reason = `The front matter has ${yaml.length} characters; at most ${maxLength} are read.`
		return refuse([diagnostic('front-matter', start, reason, 'Text belongs below the closing `---`.')])
	}
	const lineCounter = new LineCounter()
	const placeAt = (offset: number): Place => {
		const { line, col } = lineCounter.linePos(offset)
		return { file, line, column: col }
	}
	// Equal keys are found by YamlValues: the parser's own search takes time in the square of the keys.
	const options = { version: '1.2', uniqueKeys: false, prettyErrors: false, lineCounter } as const
	const document = parseDocument(yaml, options)
	const errors = [...document.errors, ...document.warnings]
	if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
		// Where the stack ends differs from run to run, and so would the place.
		return refuse([
			diagnostic('front-matter', start, 'The front matter is nested too deep to be read.', 'Close every bracket.'),
		])
	}
	if (errors.length > 0) return refuse(syntaxFindings(errors, placeAt))
	const contents = document.contents
	const isEmpty = contents === null || (isScalar(contents) && contents.value === null)
	const values = new YamlValues(placeAt)
	const root = values.field('', contents, start)
	const fields = isEmpty
		? new Map<string, Field>()
		: values.closedMap(root, frontMatterKeys.outline, 'the front matter')
	const value = isEmpty || values.isMap(root) ? readFields(values, fields, start) : null
	return { value, diagnostics: values.diagnostics }
}

function refuse(diagnostics: Diagnostic[]): Result<null> {
	return { value: null, diagnostics }
}

/** One a line: what follows an error on its line is its echo. */
function syntaxFindings(errors: readonly YAMLError[], placeAt: (offset: number) => Place): Diagnostic[] {
	const byLine = new Map<number, Diagnostic>()
	for (const error of errors) {
		const place = placeAt(error.pos[0])
		const { reason, hint } = yamlFinding(error)
		if (!byLine.has(place.line)) byLine.set(place.line, diagnostic('front-matter', place, reason, hint))
		if (byLine.size === maxErrors) break
	}
	return [...byLine.values()]
}

function readFields(values: YamlValues, fields: ReadonlyMap<string, Field>, start: Place): FrontMatter {
	function read<T>(key: (typeof frontMatterKeys.outline)[number], as: (field: Field) => T): T | null {
		const field = fields.get(key)
		return field ? as(field) : null
	}
	const text = (field: Field) => values.text(field)?.value ?? null
	for (const [key, example] of [
		['title', 'title: Should we …?'],
		['sides', 'sides: { For: [person], Against: [person] }'],
	] as const) {
		if (!fields.has(key) && !values.misspelt.has(key))
			values.report(start, `The front matter has no "${key}".`, `Add \`${example}\`.`)
	}
	return {
		title: read('title', (field) => values.text(field)) ?? { value: '', place: start },
		subtitle: read('subtitle', text),
		author: read('author', text),
		date: read('date', (field) => readDay(values, field)),
		venue: read('venue', text),
		lang: read('lang', (field) => readLanguage(values, field)) ?? 'en',
		minutes: read('minutes', (field) => values.positiveNumber(field)),
		theme: read('theme', (field) => values.text(field)),
		order: read('order', (field) => readOrder(values, field)) ?? 'together',
		threads: read('thread', (field) => readThreads(values, field)) ?? [],
		root: read('root', (field) => readMessageId(values, field)),
		permalink: read('permalink', (field) => readPermalink(values, field)),
		sides: read('sides', (field) => readSides(values, field)) ?? [],
		people: read('people', (field) => readPeople(values, field)) ?? [],
	}
}

function readDay(values: YamlValues, field: Field): string | null {
	const text = values.text(field)
	if (!text || isDay(text.value)) return text?.value ?? null
	const reason = `"date" must be a day of the calendar, year first, not ${shown(text.value)}.`
	values.report(text.place, reason, 'Write it as YYYY-MM-DD, e.g. 2023-04-12.')
	return null
}

/** A BCP 47 tag in its canonical spelling. */
function readLanguage(values: YamlValues, field: Field): string | null {
	const text = values.text(field)
	if (!text) return null
	try {
		const locale = new Intl.Locale(text.value)
		// The grammar leaves room for longer codes, but none exist: what came is a language's name.
		if (locale.language.length <= 3) return knownLanguage(values, text.place, locale.toString())
	} catch {
		// Not a tag: reported below.
	}
	const reason = `"lang" must be a language tag (BCP 47), not ${shown(text.value)}.`
	values.report(text.place, reason, 'For example en, de, pt-BR or zh-Hant.')
	return null
}

/** Reports a language that the deck has no words in; the deck is in that language all the same. */
function knownLanguage(values: YamlValues, place: Place, tag: string): string {
	if (chooseWords(tag) === null) {
		const reason = `threaddeck has no words in the language ${shown(tag)}: what it adds to the slides will be in English.`
		values.diagnostics.push(diagnostic('unknown-language', place, reason, `It has ${knownLanguages.join(', ')}.`))
	}
	return tag
}

function readOrder(values: YamlValues, field: Field): Order | null {
	const text = values.text(field)
	if (!text || text.value === 'together' || text.value === 'alternate') return text && (text.value as Order)
	const reason = `"order" must be "together" or "alternate", not ${shown(text.value)}.`
	values.report(text.place, reason, 'With "alternate" the quotes of an argument appear one by one, the sides in turn.')
	return null
}

function readPeople(values: YamlValues, field: Field): Alias[] {
	return values.entries(field, '"people"').map((entry) => ({ name: entry.key!, also: values.texts(entry) }))
}
