import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const german: Words = {
	labels: {
		of: 'von',
		message: 'Nachricht',
		inThread: 'Im Thread',
		introduction: 'Einführung',
		sources: 'Quellen',
		who: 'Wer',
		when: 'Wann',
		what: 'Nachricht',
		argument: 'Argument',
		noDate: 'ohne Datum',
		noSubject: 'Kein Betreff',
		unknownPerson: 'Unbekannt',
		notQuotedHere: 'Hier nicht zitiert',
		silent: 'Keine Antwort in diesem Thread',
		sameMessage: 'dieselbe Nachricht',
		answeringThemselves: 'Antwort auf die eigene Nachricht',
		quotedByThemselves: 'zitiert in der eigenen Antwort',
		continued: 'Fortsetzung von der vorigen Folie',
		continues: 'Fortsetzung auf der nächsten Folie',
		inserted: 'Eingefügt von der vortragenden Person',
	},
	controls: { previousSlide: 'Vorige Folie', nextSlide: 'Nächste Folie', resume: 'Vortrag fortsetzen' },
	messages: counted('de', { one: '{n} Nachricht', other: '{n} Nachrichten' }),
	people: counted('de', { one: '{n} Person', other: '{n} Personen' }),
	others: counted('de', { one: '{n} weitere Person', other: '{n} weitere' }),
	list: listed('de'),
	status: { open: 'Offen', agreed: 'Einig', rejected: 'Abgelehnt', deferred: 'Vertagt', withdrawn: 'Zurückgezogen' },
	statusText: (status, text) => `${status}: ${text}`,
	dissent: (names) => `Abweichende Meinung: ${names}.`,
	notQuoted: (sides) => `Hier nicht zitiert: ${sides}.`,
	answering: (author) => `Antwort auf ${author}`,
	quotedBy: (people) => `zitiert von ${people}`,
	leftOut: counted('de', { one: '{n} Wort ausgelassen', other: '{n} Wörter ausgelassen' }),
	inContext: (author, date) => `${author}${date === null ? '' : `, ${date}`}, im Zusammenhang`,
	stripLabel: (messages, quoted) => {
		const what =
			messages === 1 ? 'Die einzige Nachricht des Threads' : `Die ${messages} Nachrichten des Threads der Reihe nach`
		return quoted === null ? `${what}.` : `${what}. Zitiert: ${quoted}.`
	},
	stripMessage: (number, author, side) => `Nr. ${number} von ${author}${side === null ? '' : ` (${side})`}`,
	more: (count) => `${count} weitere`,
}
