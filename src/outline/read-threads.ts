import { toInstant } from './dates.ts'
import { frontMatterKeys } from './front-matter-keys.ts'
import type { ThreadRequest } from './outline.ts'
import { readMessageId, readWebAddress } from './read-links.ts'
import { shown } from './shown.ts'
import type { Field, YamlValues } from './yaml-values.ts'

/** `thread`: a path or address, a mapping that declares what a page does not say, or a list of those. */
export function readThreads(values: YamlValues, field: Field): ThreadRequest[] {
	const fields = values.isList(field) ? values.items(field) : [field]
	if (fields.length === 0) {
		values.report(field.place, '"thread" is an empty list; a path was expected.', 'Name a file, or leave "thread" out.')
	}
	const beyond = fields[mostThreads]
	if (beyond) {
		const reason = `"thread" lists ${fields.length} files; at most ${mostThreads} are read.`
		values.report(beyond.place, reason, 'Put them into one folder, and name the folder.')
	}
	return fields
		.slice(0, mostThreads)
		.map((item) => readThread(values, item))
		.filter((thread) => thread !== null)
}

/** Each is opened and read; a discussion in more files than this is a folder. */
const mostThreads = 1000

function readThread(values: YamlValues, field: Field): ThreadRequest | null {
	if (!values.isMap(field)) {
		const path = readPath(values, field)
		return path && { path, from: null, date: null, id: null, url: null }
	}
	const fields = values.closedMap(field, frontMatterKeys.thread, `"${field.name}"`)
	const { path, from, date, id, url } = Object.fromEntries(fields)
	if (!path && !values.misspelt.has('path'))
		values.report(field.place, `"${field.name}" has no "path".`, 'Add `path:` with a file or an address.')
	const request = {
		path: path ? readPath(values, path) : null,
		from: from ? (values.text(from)?.value ?? null) : null,
		date: date ? readDate(values, date) : null,
		id: id ? (readMessageId(values, id)?.value ?? null) : null,
		url: url ? (readWebAddress(values, url)?.value ?? null) : null,
	}
	return request.path && { ...request, path: request.path }
}

function readPath(values: YamlValues, field: Field): ThreadRequest['path'] | null {
	const path = values.text(field)
	if (!path || !/^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(path.value)) return path
	return readWebAddress(values, field)
}

function readDate(values: YamlValues, field: Field): string | null {
	const text = values.text(field)
	if (!text) return null
	const date = toInstant(text.value)
	if (date) return date
	const reason = `"${field.name}" must be a date, not ${shown(text.value)}.`
	values.report(text.place, reason, "Write 2023-04-12, 2023-04-12T12:28:08Z, or a mail's Date header.")
	return null
}
