import { htmlPage } from './html-page.ts'

/** A message in the archive of marc.info. */
export const marcPage = htmlPage(
	'marc page',
	/prev in (?:list|thread)(?:<\/a>)?\]|>Download (?:message )?RAW/i,
	async (file) => (await import('./read-page.ts')).readHtmlPage(file),
)
