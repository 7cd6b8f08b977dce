import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const english: Words = {
	labels: {
		of: 'of',
		message: 'message',
		inThread: 'In the thread',
		introduction: 'Introduction',
		sources: 'Sources',
		who: 'Who',
		when: 'When',
		what: 'Message',
		argument: 'Argument',
		noDate: 'no date',
		noSubject: 'No subject',
		unknownPerson: 'Unknown',
		notQuotedHere: 'Not quoted here',
		silent: 'No reply in this thread',
		sameMessage: 'same message',
		answeringThemselves: 'answering their own message',
		quotedByThemselves: 'as quoted in their own reply',
		continued: 'continued from the slide before',
		continues: 'continues on the next slide',
		inserted: 'Inserted by the presenter',
	},
	controls: { previousSlide: 'Previous slide', nextSlide: 'Next slide', resume: 'Resume presentation' },
	messages: counted('en', { one: '{n} message', other: '{n} messages' }),
	people: counted('en', { one: '{n} person', other: '{n} people' }),
	others: counted('en', { one: '{n} other', other: '{n} others' }),
	list: listed('en'),
	status: { open: 'Open', agreed: 'Agreed', rejected: 'Rejected', deferred: 'Deferred', withdrawn: 'Withdrawn' },
	statusText: (status, text) => `${status}: ${text}`,
	dissent: (names) => `Dissent: ${names}.`,
	notQuoted: (sides) => `Not quoted here: ${sides}.`,
	answering: (author) => `answering ${author}`,
	quotedBy: (people) => `as quoted by ${people}`,
	leftOut: counted('en', { one: '{n} word left out', other: '{n} words left out' }),
	inContext: (author, date) => `${author}${date === null ? '' : `, ${date}`}, in context`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? 'The one message of the thread' : `The ${messages} messages of the thread in order`
		return quoted === null ? `${what}.` : `${what}. Quoted: ${quoted}.`
	},
	stripMessage: (number, author, side) => `number ${number} by ${author}${side === null ? '' : ` (${side})`}`,
	more: (count) => `${count} more`,
}
