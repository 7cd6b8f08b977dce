import { decodeReferences } from './character-references.ts'
import { htmlPage } from './html-page.ts'
import type { PageSource } from './page-source.ts'

/** A message in an archive made by MHonArc: spinics.net, mail-archive.com, lists of GNU and many others. */
export const mhonarcPage = htmlPage('mhonarc page', /<!--X-(?:Body-of-Message|Subject:|Message-Id:)/, async (file) =>
	(await import('./read-page.ts')).readMarkedPage(file, marks, fieldsOf),
)

const marks = { start: /^X-Body-of-Message$/, end: /^X-Body-of-Message-End$/ }

/** MHonArc tells in comments what a message's headers were, addresses that it masks on the page included. */
function fieldsOf({ comments }: PageSource): Map<string, string> {
	const fields = new Map<string, string>()
	const references: string[] = []
	for (const comment of comments) {
		const [, name = '', written = ''] = /^X-([A-Za-z0-9-]{1,30}): ([\s\S]{0,8000}) $/.exec(comment) ?? []
		const value = decodeReferences(written)
		if (name === 'From-R13') fields.set('from', rotate(value))
		else if (name === 'Message-Id') fields.set('message-id', `<${value}>`)
		else if (name === 'Reference') references.push(`<${value}>`)
		else if (name === 'Subject' || name === 'Date' || name === 'From') fields.set(name.toLowerCase(), value)
	}
	if (references.length > 0) fields.set('references', references.join(' '))
	return fields
}

/** Its ROT13 turns `@` and `[` along with the capitals. */
function rotate(text: string): string {
	return Array.from(text, (character) => turned[letters.indexOf(character)] ?? character).join('')
}

const letters = '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[abcdefghijklmnopqrstuvwxyz'
const turned = 'NOPQRSTUVWXYZ[@ABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm'
