import { discourse } from './discourse.ts'
import type { Format } from './format.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { googleGroupsPage } from './google-groups-page.ts'
import { hackerNews } from './hacker-news.ts'
import { hyperkittyPage } from './hyperkitty-page.ts'
import { hypermailPage } from './hypermail-page.ts'
import { mail } from './mail.ts'
import { marcPage } from './marc-page.ts'
import { mbox } from './mbox.ts'
import { mhonarcPage } from './mhonarc-page.ts'
import { openwallPage } from './openwall-page.ts'
import { pipermailPage } from './pipermail-page.ts'
import { publicInboxPage } from './public-inbox-page.ts'
import { textPage } from './text-page.ts'

export type { Format } from './format.ts'

/** Asked in this order: the most certain mark first. */
export const formats: readonly Format[] = [
	mbox,
	discourse,
	hackerNews,
	gitlab,
	github,
	mail,
	mhonarcPage,
	pipermailPage,
	hypermailPage,
	publicInboxPage,
	openwallPage,
	marcPage,
	hyperkittyPage,
	googleGroupsPage,
	textPage,
]
