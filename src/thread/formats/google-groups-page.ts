import type { Format } from './format.ts'
import { refusePage } from './refuse-page.ts'

/** A conversation of Google Groups, which hides addresses, drops quote marks and shows no more than was unfolded. */
export const googleGroupsPage: Format = {
	name: 'google groups page',

	detects: ({ bytes }) => {
		const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64 * 1024)).toString('latin1')
		return isHtml(head) ? ownAddress.test(head) : shownWords.every((words) => words.test(head))
	},

	read: refusePage(
		'This is a page of Google Groups, which cuts addresses and drops the marks of quotations.',
		'Ask a member for the mails, as an mbox or .eml files, or look for another archive of the list.',
	),
}

function isHtml(head: string): boolean {
	return /^\s*<[!?a-z]/i.test(head)
}

const ownAddress = /(?:<base href|rel="canonical" href|property="og:url" content)="https:\/\/groups\.google\.com\//i

/** What a copy of such a page says above each message. */
const shownWords = [/^(?:unread,|Skip to first unread message)\r?$/m, /^to \S.{0,100}\r?$/m]
