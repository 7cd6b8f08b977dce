import type { Attribution } from './attribution-line.ts'
import { readDate } from './read-date.ts'

/** Header lines repeated in a body, as Outlook and "forward" put them above the message they answer. */
export interface HeaderBlock {
	readonly attribution: Attribution
	/** Index of the first line behind the block. */
	readonly end: number
	/** It has what only a whole message has (To, Sent, Subject …): what follows is that message, unmarked. */
	readonly isWhole: boolean
	/** Written by Outlook, which sets no marks below a block that bears none: marks there are those of that message. */
	readonly isOutlook: boolean
}

/**
 * Reads a block of header lines that starts at `start`; null when there is none. `line(i)` gives the i-th line without
 * quote marks, or null where the quote depth changes or the body ends. Linear: a block is at most a few dozen lines.
 */
export function readHeaderBlock(line: (index: number) => string | null, start: number): HeaderBlock | null {
	let at = start
	let banner = false
	const first = line(at)
	if (first === null) return null
	if (isBanner(first)) {
		banner = true
		at++
		while (line(at)?.trim() === '') at++
	}
	if (!(fieldOf(line(at) ?? '') in startsBlock)) return null

	const fields = new Map<string, string>()
	let last = ''
	let isSent = false
	let isOutlook = false
	const from = at
	for (; at - from < longestBlock; at++) {
		const text = line(at)
		if (text === null || text.trim() === '') break
		const field = fieldOf(text)
		if (field !== '') {
			last = field
			isSent ||= !gitHeader.test(text)
			isOutlook ||= outlookHeader.test(text)
			if (!fields.has(field)) fields.set(field, text.slice(text.search(/[:：]/) + 1).replace(/^[\s*]+|[\s*]+$/g, ''))
		} else if (last === 'from' && (/^\s/.test(text) || isFieldWithin(line, at + 1, mostNameLines))) {
			fields.set(last, `${fields.get(last) ?? ''} ${text}`)
		} else if (last === 'to' || last === 'cc' || /^\s/.test(text)) {
			// Long lists of recipients run over many lines.
		} else if (last === 'subject' && isWrapped(line(at - 1) ?? '', text) && !line(at + 1)?.trim()) {
			// A long subject, over two.
		} else break
	}
	const author = fields.get('from')
	if (author === undefined) return null
	const others = ['date', 'to', 'subject', 'cc'].filter((field) => fields.has(field)).length
	if (!banner && others < 1) return null
	const writer = mailbox(author)
	// A name alone may be the beginning of one that was cut: "openbmc" for "openbmc <…> On Behalf Of Ann Lee".
	const isCut = others < 1 && writer.address === null
	return {
		attribution: { ...writer, name: isCut ? null : writer.name, date: readDate(fields.get('date') ?? '') },
		end: at,
		isWhole: banner || isSent,
		isOutlook,
	}
}

/** Columns that a program which wraps lines fills at least, blanks that set them in not counted. */
const fullLine = 50

function isWrapped(line: string, next: string): boolean {
	return line.length + 1 + next.search(/\s|$/) > fullLine
}

/** "LIST <list@example.org> On Behalf Of Ann Lee" is wrapped once or twice. */
const mostNameLines = 2

function isFieldWithin(line: (index: number) => string | null, from: number, count: number): boolean {
	for (let at = from; at < from + count; at++) if (fieldOf(line(at) ?? '') !== '') return true
	return false
}

/** "-----Original Message-----" and its kin. */
export function isBanner(line: string): boolean {
	return (
		line.length < 80 &&
		/^[\s*>]*[-_]{2,}\s*(?:Original|Forwarded|Ursprüngliche|Message d'origine|Message transféré|Mensaje original|Mensagem original|Messaggio originale|Oorspronkelijk|Oprindelig|Originalmeddelande|Reply|Исходное|原始邮件|邮件原件|원본)[^-]{0,40}[-_]{2,}\s*$/iu.test(
			line,
		)
	)
}

/** What git writes into the body of a patch that somebody else sends: it introduces no message. */
const gitHeader = /^(?:From|Date|Subject):/

/** Where others write "Date:". */
const outlookHeader =
	/^\s{0,3}\*{0,2}(?:Sent|Gesendet|Envoyé|Enviado(?: el| em)?|Enviada em|Inviato|Verzonden|Wysłano|Sendt|Skickat|Lähetetty|Отправлено|Gönderme|Gönderildi|发送时间|寄件日期|送信日時|보낸 날짜|Odesláno|Elküldve|נשלח|تاريخ الإرسال|تم الإرسال)\s?\*{0,2}\s?[:：]/iu

/** A list of recipients in a review of 200 people is long; a body that starts like headers must not be swallowed whole. */
const longestBlock = 60

const names: Readonly<Record<string, string>> = {
	from: 'from|von|de|da|van|od|fra|från|lähettäjä|от|kimden|发件人|寄件者|寄件人|差出人|보낸 사람|보낸사람|feladó|מאת|من',
	date: 'date|sent|datum|gesendet|envoyé|enviado|enviado el|enviado em|enviada em|fecha|data|inviato|verzonden|wysłano|dato|sendt|skickat|lähetetty|дата|отправлено|tarih|gönderme|发送时间|寄件日期|日期|送信日時|日付|보낸 날짜|날짜|odesláno|elküldve|נשלח|تاريخ الإرسال|التاريخ|تم الإرسال',
	to: 'to|an|à|para|a|aan|do|til|till|vastaanottaja|кому|kime|收件人|宛先|받는 사람|받는사람|komu|címzett|אל|إلى',
	cc: 'cc|kopie|copie|copia|kopi|kopia|копия|bilgi|抄送|副本|참조',
	subject:
		'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|emne|ämne|aihe|тема|konu|主题|主旨|件名|제목|předmět|tárgy|נושא|الموضوع',
	other: 'reply-to|importance|message-id|attachments|sender|sent by',
}
const startsBlock: Readonly<Record<string, true>> = { from: true, date: true, to: true, subject: true, cc: true }

const fieldNames = new Map<string, string>()
for (const [field, words] of Object.entries(names)) for (const word of words.split('|')) fieldNames.set(word, field)

function fieldOf(line: string): string {
	const found = /^\s{0,3}\*{0,2}([^\s:：*][^:：*]{0,16}?)\s?\*{0,2}\s?[:：]\*{0,2}(?:\s|$|\S+@)/u.exec(line)
	return found === null ? '' : (fieldNames.get((found[1] ?? '').toLowerCase()) ?? '')
}

function mailbox(whole: string): { name: string | null; address: string | null } {
	// Outlook: "LIST <list@example.org> on behalf of Ann Lee <ann@example.org>"
	const text = whole.replace(
		/^.{0,200}?\b(?:on behalf of|im Auftrag von|de la part de|en nombre de|em nome de|per conto di|namens|w imieniu|от имени|代表) /i,
		'',
	)
	const address =
		/<\s*(?:mailto:)?([^\s<>@]{1,80}@[^\s<>]{1,120})>|\[mailto:([^\s\]]{3,200})\]|([^\s<>@()[\]]{1,80}@[^\s<>()[\]]{1,120})/i.exec(
			text,
		)
	const name = (address === null ? text : text.slice(0, address.index) || text.slice(address.index + address[0].length))
		.replace(/\[mailto:[^\]]*\]|[<>*"'()]/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/[\s,;]+$/, '')
		.trim()
	return {
		name: name === '' || name.length > 80 ? null : name,
		address: address?.[1] ?? address?.[2] ?? address?.[3] ?? null,
	}
}
