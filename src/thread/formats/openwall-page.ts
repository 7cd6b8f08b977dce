import { htmlPage } from './html-page.ts'

/** A message in the archive of lists.openwall.net. */
export const openwallPage = htmlPage(
	'openwall page',
	/\[&lt;prev|\[<a [^>]{1,200}>(?:&lt;|<)(?:thread-)?prev/,
	async (file) => (await import('./read-page.ts')).readHtmlPage(file),
)
