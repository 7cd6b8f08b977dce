import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { Place } from '../source-file.ts'
import { nearest } from '../text/nearest.ts'
import type { Placed } from './outline.ts'
import { shown } from './shown.ts'

/** A value of the front matter that is still to be read. */
export interface Field {
	/** Its path of keys, as findings name it: `sides.NVIDIA.label`. */
	readonly name: string
	/** Of the value, or of the key when there is no value. */
	readonly place: Place
	/** The key as written; null for an item of a list. */
	readonly key: Placed<string> | null
	readonly node: unknown
}

/**
 * Reads YAML nodes as what the front matter expects, and collects a `front-matter` finding for whatever came instead.
 * Anchors are harmless, but aliases are refused: nothing here needs one, and they are how small files become huge.
 */
export class YamlValues {
	readonly diagnostics: Diagnostic[] = []
	/** Known keys that seem to be meant by unknown ones. */
	readonly misspelt = new Set<string>()
	readonly #placeAt: (offset: number) => Place

	/** @param placeAt the place of an offset in the text that the nodes come from */
	constructor(placeAt: (offset: number) => Place) {
		this.#placeAt = placeAt
	}

	report(place: Place, reason: string, hint: string): void {
		this.diagnostics.push(diagnostic('front-matter', place, reason, hint))
	}

	/** A value by itself: the document's contents, or an item of a list. */
	field(name: string, node: unknown, fallback: Place): Field {
		return { name, node, place: this.#place(node) ?? fallback, key: null }
	}

	isMap(field: Field): boolean {
		return isMap(field.node)
	}

	isList(field: Field): boolean {
		return isSeq(field.node)
	}

	/** A mapping with these keys and no others. Keys that are missing are missing in the result. */
	closedMap(field: Field, known: readonly string[], what: string): ReadonlyMap<string, Field> {
		const fields = new Map<string, Field>()
		for (const child of this.entries(field, what)) {
			const { value, place } = child.key!
			if (known.includes(value)) {
				fields.set(value, child)
				continue
			}
			const near = nearest(value, known)
			if (near) this.misspelt.add(near)
			const hint = near ? `Did you mean "${near}"?` : `Known keys: ${known.join(', ')}.`
			this.report(place, `${shown(value)} is not a key of ${what}.`, hint)
		}
		return fields
	}

	/** The entries of a mapping with keys of the author's own, each key once. */
	entries(field: Field, what: string): Field[] {
		if (!isMap(field.node)) {
			const subject = what.charAt(0).toUpperCase() + what.slice(1)
			const reason = `${subject} must be a mapping, not ${this.#kind(field.node)}.`
			this.report(field.place, reason, 'Write `key: value`, one a line.')
			return []
		}
		const fields = new Map<string, Field>()
		for (const pair of field.node.items) {
			const keyPlace = this.#place(pair.key) ?? field.place
			const key = this.#scalarText(pair.key)?.trim()
			if (!key || /[\p{Cc}\p{Cs}]/u.test(key)) {
				const reason = `A key of ${what} must be text, not ${this.#kind(pair.key)}.`
				this.report(keyPlace, reason, 'Write one text before the colon.')
				continue
			}
			const earlier = fields.get(key)?.key
			if (earlier) {
				const reason = `${shown(key)} stands twice in ${what}: first in line ${earlier.place.line}.`
				this.report(keyPlace, reason, 'Keep one of the two.')
				continue
			}
			const name = field.name === '' ? key : `${field.name}.${key}`
			const place = this.#isNothing(pair.value) ? keyPlace : (this.#place(pair.value) ?? keyPlace)
			fields.set(key, { name, node: pair.value, place, key: { value: key, place: keyPlace } })
		}
		return [...fields.values()]
	}

	/** The items of a list. */
	items(field: Field): Field[] {
		if (!isSeq(field.node)) return []
		return field.node.items.map((node, index) => this.field(`${field.name}[${index}]`, node, field.place))
	}

	/** Text on one line. A number or a date is text as it is written; a list, a mapping or nothing is not. */
	text(field: Field): Placed<string> | null {
		const written = this.#scalarText(field.node)
		const value = written
			?.split(/[\n\t]/)
			.map((line) => line.trim())
			.join(' ')
			.trim()
		if (!value) {
			const reason = `"${field.name}" must be text, not ${this.#kind(field.node)}.`
			this.report(field.place, reason, 'Write one text there, or remove it.')
			return null
		}
		if (/[\p{Cc}\p{Cs}]/u.test(value)) {
			this.report(field.place, `"${field.name}" holds a control character.`, 'Remove it.')
			return null
		}
		return { value, place: field.place }
	}

	/** One text or a list of texts. */
	texts(field: Field): Placed<string>[] {
		const fields = this.isList(field) ? this.items(field) : [field]
		return fields.map((item) => this.text(item)).filter((text) => text !== null)
	}

	/** A number above zero. */
	positiveNumber(field: Field): number | null {
		const value = isScalar(field.node) ? field.node.value : null
		if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
		const came = typeof value === 'number' ? String(value) : this.#kind(field.node)
		this.report(field.place, `"${field.name}" must be a number above 0, not ${came}.`, 'Write digits alone, e.g. 20.')
		return null
	}

	#place(node: unknown): Place | null {
		const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : null
		return range ? this.#placeAt(range[0]) : null
	}

	#isNothing(node: unknown): boolean {
		return node === null || node === undefined || (isScalar(node) && node.value === null)
	}

	#scalarText(node: unknown): string | null {
		if (!isScalar(node) || node.value === null) return null
		return typeof node.value === 'string' ? node.value : (node.source ?? null)
	}

	/** What came, in words. */
	#kind(node: unknown): string {
		if (this.#isNothing(node)) return 'nothing'
		if (isAlias(node)) return `the alias *${node.source.slice(0, 30)} (write the value out)`
		if (isMap(node)) return 'a mapping'
		if (isSeq(node)) return 'a list'
		const text = this.#scalarText(node)
		return text === null || text.trim() === '' ? 'empty text' : shown(text)
	}
}
