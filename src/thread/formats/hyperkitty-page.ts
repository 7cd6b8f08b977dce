import { htmlPage } from './html-page.ts'
import { refusePage } from './refuse-page.ts'

/** A thread of HyperKitty, the archive of Mailman 3, which wraps lines anew and loads replies by script. */
export const hyperkittyPage = htmlPage(
	'hyperkitty page',
	/\/hyperkitty\/|class="email-(?:body|author|header)/i,
	refusePage(
		'This is a page of HyperKitty, which wraps the lines of mails anew and holds only some of them.',
		'Use its "Download" link, which gives the thread as an mbox (.mbox.gz).',
	),
)
