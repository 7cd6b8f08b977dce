import { htmlPage } from './html-page.ts'
import type { PageSource } from './page-source.ts'

/** A message in the archive of Mailman 2, pipermail. */
export const pipermailPage = htmlPage('pipermail page', /<!--beginarticle-->/, async (file) =>
	(await import('./read-page.ts')).readMarkedPage(file, marks, fieldsOf),
)

const marks = { start: /^beginarticle$/, end: /^endarticle$/ }

/**
 * The link to the writer's address holds a Message-ID: that of this message since Mailman 2.1.4. Before, that of the one it
 * answers; nothing on the page tells which, so the few such pages there are get a wrong id, and no wrong words.
 */
function fieldsOf({ links }: PageSource): Map<string, string> {
	const href = links.find((link) => /^mailto:[^?]{0,300}\?.{0,2000}In-Reply-To=/i.test(link.href))?.href ?? ''
	const [, id] = /[?&]In-Reply-To=%3C(.{1,900}?)%3E/i.exec(href) ?? []
	return id === undefined ? new Map() : new Map([['message-id', `<${decode(id)}>`]])
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text)
	} catch {
		return text
	}
}
