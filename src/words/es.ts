import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const spanish: Words = {
	labels: {
		of: 'de',
		message: 'mensaje',
		inThread: 'En el hilo',
		introduction: 'Introducción',
		sources: 'Fuentes',
		who: 'Quién',
		when: 'Cuándo',
		what: 'Mensaje',
		argument: 'Argumento',
		noDate: 'sin fecha',
		noSubject: 'Sin asunto',
		unknownPerson: 'Desconocido',
		notQuotedHere: 'No citado aquí',
		silent: 'Sin respuesta en este hilo',
		sameMessage: 'mismo mensaje',
		answeringThemselves: 'en respuesta a su propio mensaje',
		quotedByThemselves: 'citado en su propia respuesta',
		continued: 'viene de la diapositiva anterior',
		continues: 'sigue en la diapositiva siguiente',
		inserted: 'Añadido para la presentación',
	},
	controls: {
		previousSlide: 'Diapositiva anterior',
		nextSlide: 'Diapositiva siguiente',
		resume: 'Reanudar la presentación',
	},
	messages: counted('es', { one: '{n} mensaje', other: '{n} mensajes' }),
	people: counted('es', { one: '{n} persona', other: '{n} personas' }),
	others: counted('es', { one: '{n} persona más', other: '{n} más' }),
	list: listed('es'),
	status: { open: 'Abierto', agreed: 'Acordado', rejected: 'Rechazado', deferred: 'Aplazado', withdrawn: 'Retirado' },
	statusText: (status, text) => `${status}: ${text}`,
	dissent: (names) => `En desacuerdo: ${names}.`,
	notQuoted: (sides) => `No citado aquí: ${sides}.`,
	answering: (author) => `en respuesta a ${author}`,
	quotedBy: (people) => `citado por ${people}`,
	leftOut: counted('es', { one: '{n} palabra omitida', other: '{n} palabras omitidas' }),
	inContext: (author, date) => `${author}${date === null ? '' : `, ${date}`}, en su contexto`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? 'El único mensaje del hilo' : `Los ${messages} mensajes del hilo, en orden`
		return quoted === null ? `${what}.` : `${what}. Citados: ${quoted}.`
	},
	stripMessage: (number, author, side) => `n.º ${number} de ${author}${side === null ? '' : ` (${side})`}`,
	more: (count) => `${count} más`,
}
