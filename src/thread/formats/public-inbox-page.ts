import { htmlPage } from './html-page.ts'

/** A message or a thread in an archive served by public-inbox: lore.kernel.org, inbox.sourceware.org and others. */
export const publicInboxPage = htmlPage(
	'public inbox page',
	/_\/text\/(?:help|mirror)\/"|<pre\sid=b>From: |>permalink<\/a> \/ <a\s/,
	async (file) => (await import('./read-page.ts')).readHtmlPage(file),
)
