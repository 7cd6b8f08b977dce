import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const french: Words = {
	labels: {
		of: 'sur',
		message: 'message',
		inThread: 'Dans le fil',
		introduction: 'Introduction',
		sources: 'Sources',
		who: 'Qui',
		when: 'Quand',
		what: 'Message',
		argument: 'Argument',
		noDate: 'sans date',
		noSubject: 'Sans objet',
		unknownPerson: 'Inconnu',
		notQuotedHere: 'Pas cité ici',
		silent: 'Pas de réponse dans ce fil',
		sameMessage: 'même message',
		answeringThemselves: 'en réponse à son propre message',
		quotedByThemselves: 'cité dans sa propre réponse',
		continued: 'suite de la diapositive précédente',
		continues: 'suite à la diapositive suivante',
		inserted: 'Ajouté pour la présentation',
	},
	controls: {
		previousSlide: 'Diapositive précédente',
		nextSlide: 'Diapositive suivante',
		resume: 'Reprendre la présentation',
	},
	messages: counted('fr', { one: '{n} message', other: '{n} messages' }),
	people: counted('fr', { one: '{n} personne', other: '{n} personnes' }),
	others: counted('fr', { one: '{n} autre', other: '{n} autres' }),
	list: listed('fr'),
	status: { open: 'Ouvert', agreed: 'Accord', rejected: 'Rejeté', deferred: 'Reporté', withdrawn: 'Retiré' },
	statusText: (status, text) => `${status} : ${text}`,
	dissent: (names) => `Désaccord : ${names}.`,
	notQuoted: (sides) => `Pas cité ici : ${sides}.`,
	answering: (author) => `en réponse à ${author}`,
	quotedBy: (people) => `cité par ${people}`,
	leftOut: counted('fr', { one: '{n} mot omis', other: '{n} mots omis' }),
	inContext: (author, date) => `${author}${date === null ? '' : `, ${date}`}, dans son contexte`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? 'Le seul message du fil' : `Les ${messages} messages du fil, dans l’ordre`
		return quoted === null ? `${what}.` : `${what}. Cités : ${quoted}.`
	},
	stripMessage: (number, author, side) => `nº ${number} de ${author}${side === null ? '' : ` (${side})`}`,
	more: counted('fr', { one: '{n} autre', other: '{n} autres' }),
}
