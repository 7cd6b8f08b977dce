import { decodeReferences } from './character-references.ts'
import { htmlPage } from './html-page.ts'
import type { PageSource } from './page-source.ts'

/** A message in an archive made by hypermail: lkml.iu.edu, lists.w3.org and others. */
export const hypermailPage = htmlPage('hypermail page', /<!-- (?:isosent|isoreceived|body)="/, async (file) =>
	(await import('./read-page.ts')).readMarkedPage(file, marks, fieldsOf),
)

const marks = { start: /^ body="start" $/, end: /^ body="end" $/, holdHeaders: true }

/** hypermail tells in comments what a message's headers were: `<!-- name="Ada Berg" -->`. */
function fieldsOf({ comments }: PageSource): Map<string, string> {
	const told = new Map<string, string>()
	for (const comment of comments) {
		const [, name, value = ''] = /^ ([a-z]{2,20})="([\s\S]{0,4000})" $/.exec(comment) ?? []
		if (name !== undefined && value !== '' && !told.has(name)) told.set(name, decodeReferences(value))
	}
	const [name, email, id, parent] = ['name', 'email', 'id', 'inreplyto'].map((key) => told.get(key))
	// Without a name it repeats the address.
	const from = email === undefined || name === email ? (email ?? name) : `"${name?.replace(/["\\]/g, '')}" <${email}>`
	const fields: [string, string | undefined][] = [
		['from', from],
		['subject', told.get('subject')],
		['date', told.get('isosent')?.replace(isoDate, '$1-$2-$3 $4:$5:$6 UTC') ?? told.get('sent')],
		['message-id', id && `<${id}>`],
		['in-reply-to', parent && `<${parent}>`],
	]
	return new Map(fields.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])))
}

const isoDate = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/
