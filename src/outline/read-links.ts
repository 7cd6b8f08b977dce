import type { Placed } from './outline.ts'
import { shown } from './shown.ts'
import type { Field, YamlValues } from './yaml-values.ts'

/** A Message-ID (RFC 5322 section 3.6.4) or what a forge uses in its place, with or without `<>`; returned without. */
export function readMessageId(values: YamlValues, field: Field): Placed<string> | null {
	const text = values.text(field)
	if (!text) return null
	const id = text.value.replace(/^<(.*)>$/, '$1')
	if (id !== '' && !/[\s<>]/.test(id)) return { value: id, place: text.place }
	const reason = `"${field.name}" must be one Message-ID, not ${shown(text.value)}.`
	values.report(text.place, reason, 'Copy it from the message\'s Message-ID header, e.g. "20230412@example.org".')
	return null
}

/** An http or https address; nothing else may become a link. */
export function readWebAddress(values: YamlValues, field: Field): Placed<string> | null {
	const text = values.text(field)
	if (!text) return null
	if (isWebAddress(text.value)) return text
	const reason = `"${field.name}" must be an http or https address, not ${shown(text.value)}.`
	values.report(text.place, reason, 'Start it with "https://".')
	return null
}

/** The address of one message, with `{id}` after the host name. */
export function readPermalink(values: YamlValues, field: Field): string | null {
	const address = readWebAddress(values, field)
	if (!address) return null
	if (/^https?:\/\/[^/?#{}]+[/?#].*\{id\}/i.test(address.value)) return address.value
	const reason = `"${field.name}" must hold {id}, where a message's id goes, after the host name; ${shown(address.value)} does not.`
	values.report(address.place, reason, 'For example "https://lore.kernel.org/all/{id}/".')
	return null
}

function isWebAddress(text: string): boolean {
	return /^https?:\/\/[^\s/?#]/i.test(text) && !/\s/.test(text) && URL.canParse(text)
}
