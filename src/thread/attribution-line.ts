import { readDate } from './read-date.ts'

/** What a line such as "On Wed, 12 Apr 2023, Jason <jgg@example.org> wrote:" says about the quotation it introduces. */
export interface Attribution {
	readonly name: string | null
	/** As written: perhaps redacted by an archive. */
	readonly address: string | null
	/** ISO 8601 in UTC; null when the line gives none that can be read. */
	readonly date: string | null
	/** The quoted message, where a forge names it. */
	readonly messageId?: string | null
}

/** The longest an attribution line gets, wrapped lines joined; what is longer is prose (and not worth the time). */
export const longestAttribution = 400

/** Cheap test that lets almost every line of prose pass by: could an attribution end here? */
export function mayEndAttribution(line: string): boolean {
	let end = line.trimEnd()
	if (end.charCodeAt(end.length - 1) >= 0x200e) end = end.replace(bidi, '').trimEnd()
	if (end.length === 0 || end.length > longestAttribution) return false
	const last = end.charCodeAt(end.length - 1)
	if (last === colon || last === wideColon) return true
	// A verb is a word or two: no need to look at the whole line for it.
	return last === hyphen ? endsInVerbAndDashes.test(end.slice(-longestVerb)) : endsInVerb.test(end.slice(-longestVerb))
}

/** Could an attribution without a verb end here: "2020-04-22 14:26 UTC+0200 ~ Ann Lee <ann@example.org>"? */
export function endsInMailbox(line: string): boolean {
	return line.charCodeAt(line.length - 1) === closing && line.length <= longestAttribution && mailboxEnd.test(line)
}

const mailboxEnd = /(?:^|\s)<[^\s<>@]{1,80}@[^\s<>@]{1,120}>$/

/** Could a wrapped attribution line begin here? It opens with a preposition of date, a weekday, a number or a bullet. */
export function mayStartAttribution(line: string): boolean {
	return opening.test(line)
}

/**
 * "Ann Lee schrieb am Montag, …", "Ann Lee <ann@example.org> 于2020年…", the rest of it on the next line: the name
 * stands early.
 */
export function namesEarly(line: string): boolean {
	if (line.length > longestAttribution) return false
	return line.search(verb) >= 0 || (line.includes('@') && (mailboxThenDate.test(line) || linkedMailbox.test(line)))
}

/** A program that turns HTML into text sets each link behind its words: "Ann Lee <ann@example.org <mailto:ann@example.org>>". */
const linkedMailbox = /^[^<>]{0,80}<?[^\s<>@]{1,80}@[^\s<>@]{1,120}(?: <mailto:|$)/

const mailboxThenDate = /^[^<>]{1,80}<[^\s<>@]{1,80}@[^\s<>@]{1,120}> .*\d{4}/

/**
 * Reads an attribution line, its wrapped lines joined by a space. Null when the text is anything else: a sentence that
 * happens to end in "wrote:" names no plausible person. Knows some twenty languages by their verb and finds the name by
 * what is left when date and address are taken away, so that a new language is a verb and nothing more.
 */
export function readAttribution(joined: string): Attribution | null {
	const text = joined
		.replace(bidi, '')
		.replace(/\s+/g, ' ')
		.replace(/<([^\s<>]{3,200}) ?<mailto:[^<>]{0,200}>>/gi, '<$1>')
		.trim()
	if (text.length > longestAttribution) return null
	return endsInMailbox(text) ? datedMailbox(text) : (quoting(text) ?? withVerb(text) ?? bare(text))
}

/** Marks of direction, which programs set around names in lines that run from the right (Unicode annex 9). */
const bidi = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

const longestVerb = 30
const colon = 0x3a
const wideColon = 0xff1a
const hyphen = 0x2d
const closing = 0x3e

const verbs = [
	'wrote|writes|writ|said|says|spake(?: thusly)?|sent|asked|replied', // en
	'schrieb(?:en)?|geschrieben', // de
	'a écrit|écrit|a ecrit', // fr
	'escribió|escribio|escribiste', // es
	'escreveu', // pt
	'ha scritto', // it
	'schreef|geschreven', // nl
	'napisał(?:\\(a\\)|a)?|pisze', // pl
	'skrev', // da, no, sv
	'kirjoitti', // fi
	'írta', // hu
	'napsal(?:\\(a\\)|a)?', // cs
	'написал(?:\\(а\\)|а)?|пишет|писал', // ru
	'rašė', // lt
	'(?:tarihinde )?(?:şunu|şunları) yazdı|yazdı', // tr
	'đã viết', // vi
	'a scris', // ro
	'έγραψε', // el
	'napísal(?:\\(a\\)|a)?', // sk
	'napisa(?:o|la)(?: je)?|je napisa(?:o|la)', // hr, sr, sl
	'написа|пише|написа(?:в|ла)', // bg, uk
	'menulis', // id, ms
	'va escriure', // ca
	'rakstīja|kirjutas', // lv, et
	'כתב/ה|כתב|כתבה', // he
	'كتب|كتبت|كَتَب|نوشت', // ar, fa
	'เขียนว่า|ने लिखा', // th, hi
]
const cjkVerbs = '写道|寫道|写到|のメッセージ|さんは書きました|書きました|님이 작성|작성|님의 말|đã viết'

const verb = new RegExp(`(?:^|[\\s>)*"”'])(${verbs.join('|')})(?=[\\s:：;,(-]|$)`, 'gi')
const cjkVerb = new RegExp(`(${cjkVerbs})`, 'g')
const endsInVerb = new RegExp(`(?:^|[\\s>)*"])(?:${verbs.join('|')}|${cjkVerbs})$`, 'i')
const endsInVerbAndDashes = new RegExp(`(?:${verbs.join('|')})\\s*-{2,}$`, 'i')

const opening =
	/^[\s*"[(-]*(?:On|At|In|Am|Le|El|Em|Il|Op|Den|Dne|Dnia|W|På|Vào|Pe|Pada|Στις|Quoting|Quoth|Excerpts|According|Dana|Em|Às|Mon|Tue|Wed|Thu|Fri|Sat|Sun|lun|mar|mer|mié|jue|vie|sáb|dom|jeu|ven|sam|dim|po|út|st|čt|pá|so|ne|pon|wt|śr|czw|pt|sob|niedz|ma|di|wo|do|vr|za|zo|tir|ons|tor|fre|lør|søn|ti|ke|to|pe|la|su|пн|вт|ср|чт|пт|сб|вс|нд|На|Pada|Missatge|Em|Dana|U|Em|في|در|בתאריך|ב-|เมื่อ|在|于|於)(?=[\s,.:;]|$)|^[\s*"[(-]*(?:\d|在|于|於|ב-\d|יום)|^"[^"]{1,40}" == /i

const address =
	/<?\s*(?:mailto:)?\s*([^\s<>@,;:"()[\]]{1,80}\s?@\s?[^\s<>@,;:"()[\]]{1,120})\s*(?:<mailto:[^<>]{0,200}>|\[mailto:[^[\]]{0,200}\])?\s*>?/
/** Alone, without its domain: "ann.lee@ wrote:". */
const cutAddress = /^\s*[^\s<>@,;:"()[\]]{1,80}@\s*$/
const bracketed = /<([^<>]{3,200})>/

function quoting(text: string): Attribution | null {
	const found =
		/^(?:Quoting|Quoth|Excerpts from|According to|Begin forwarded message from|Citando|Citát|Zitat von|Quoting message from) (.{2,200}?)(?:'s message of .{0,100}|\(\d.{0,60}\))?\s*:?$/i.exec(
			text,
		)
	if (found === null) return null
	const { name, address } = person(found[1] ?? '')
	return isName(name) || address !== null ? { name, address, date: readDate(text) } : null
}

function withVerb(text: string): Attribution | null {
	// Most lines that end in a colon hold no verb.
	if (text.search(verb) < 0 && text.search(cjkVerb) < 0) return null
	for (const { 1: word, index, 0: all } of [...text.matchAll(verb), ...text.matchAll(cjkVerb)].reverse()) {
		const start = index + all.length - (word ?? '').length
		const before = text.slice(0, start)
		const after = text.slice(start + (word ?? '').length)
		// Behind the verb stand a name ("schrieb X:"), a date ("wrote on …:") or nothing: never a sentence.
		if (after.length > 140) return null
		// "Am DATE schrieb X:" leaves a zone or a month before the verb; an address tells the right side.
		const named = [person(before), person(after.replace(/[\s:：;-]+$/u, ''))].sort(
			(a, b) => Number(b.address !== null) - Number(a.address !== null),
		)
		// "Am DATE, 14:10 Mitteleuropäische Normalzeit schrieb X:": behind the time the zone, behind the verb the name.
		if (/\d{1,2}[:.]\d\d/.test(before) && named[0]?.address === null && isProperName(named[1]?.name ?? ''))
			named.reverse()
		const date = readDate(text)
		const sure = date !== null || /\d{1,2}[:.]\d\d/.test(text)
		for (const { name, address } of named) {
			if (address !== null)
				return { name: name !== null && isName(name) && !isPronoun(name) ? name : null, address, date }
			// "On … you wrote:" introduces a quotation, and names nobody.
			if (name !== null && isPronoun(name)) return sure ? { name: null, address: null, date } : null
			if (name !== null && isName(name) && (sure || isProperName(name))) return { name, address: null, date }
		}
	}
	return null
}

/** Hebrew, Arabic and Catalan lines have the verb elsewhere or none; their months are not read. */
const unreadDate = /[\u0590-\u06ff].*\p{Nd}{4}|^Missatge de .*\d{4}/u

const mayHoldAddress = /@| at /i

/** No verb at all: "2012-10-17 11:28 GMT+03:00 X <a@b>:", "On Thu, 22 Apr 2021, X wrote" cut short, "* X <a@b> [date]:". */
function bare(text: string): Attribution | null {
	if (!/[:：]$/u.test(text)) return null
	const startsWithDate = /^\d[\d./-]{5,9},? \d{1,2}:\d\d,? /.test(text)
	if (!startsWithDate && !mayHoldAddress.test(text)) return null
	const date = readDate(text)
	const { name, address } = person(text.slice(0, -1).replace(/\[[^[\]]{0,60}\]$/, ''))
	const isDated = date !== null || (unreadDate.test(text) && /\p{Nd}{1,2}[:.]\p{Nd}\p{Nd}/u.test(text))
	if (address !== null && (name === null || isName(name)) && (isDated || /^\*\s/.test(text)))
		return { name, address, date }
	// "04/09/2019 12:07, Ann Lee:": a day and a minute, and nothing but a name behind them.
	if (startsWithDate && name !== null && isProperName(name)) return { name, address: null, date }
	return null
}

/** A day, a minute and a mailbox, and nothing else: "2020-04-22 14:26 UTC+0200 ~ Ann Lee <ann@example.org>". */
function datedMailbox(text: string): Attribution | null {
	if (!dayAndMinute.test(text)) return null
	const date = readDate(text)
	const { name, address } = person(text)
	return date !== null && address !== null && isProperName(name ?? '') ? { name, address, date } : null
}

const dayAndMinute =
	/^\d[\d./-]{5,9},? (?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp][Mm])?(?: ?(?:[A-Z]{2,5})?(?:[+-]\d{1,2}:?(?:\d\d)?)?)? ?[~–—|,-] ?[^\d<>]{1,80}<[^<>]+>$/

/** Takes the address out, then everything up to the last number (the date): what is left is the name. */
function person(part: string): { name: string | null; address: string | null } {
	if (!/\p{L}/u.test(part)) return { name: null, address: null }
	let rest = part
	let found: string | null = null
	const wrapped = bracketed.exec(rest)
	if (wrapped !== null) {
		// Mail programs wrap inside the address as well.
		const inside = (wrapped[1] ?? '').replace(/^mailto:/i, '').replace(/\s+/g, '')
		if (/^[^@]+@[^@]+$/.test(inside) || /^[^@\s]+@x*$/.test(inside)) {
			found = inside
			rest = `${rest.slice(0, wrapped.index)} `
		} else if (/^[^<>@]{1,60} (?:at|@) [^<>]{2,80}$/i.test(wrapped[1] ?? '')) {
			found = (wrapped[1] ?? '').trim()
			rest = `${rest.slice(0, wrapped.index)} `
		}
	}
	if (found === null) {
		const plain = address.exec(rest)
		if (plain !== null) {
			found = (plain[1] ?? '').replace(/\s/g, '')
			rest = `${rest.slice(0, plain.index)} `
		} else if (cutAddress.test(rest)) {
			found = rest.trim()
			rest = ''
		}
	}
	const name = rest
		// What a program could not decode is no part of a name.
		.replace(/\S{0,40}(?:\ufffd|ï¿½)\S{0,40}/g, '')
		.replace(/^.*\p{Nd}[^\s、，]*(?=[\s、，]|$)/u, '')
		// Before or after noon, elsewhere; supercite's initials: `"AL" == Ann Lee`.
		.replace(/^\s*(?:ص|م|π\.μ\.|μ\.μ\.|"[^"]{1,40}" ==)(?=[\s,،])[,،]?/u, '')
		.replace(/^\s*(?:\([A-Z][^()]{1,40}\)|[AaPp]\.?[Mm]\b\.?)[,;]?/u, '')
		// Zones in full: "Central European Summer Time".
		.replace(/^\s*(?:[A-Z][a-z]+\s){1,4}Time\b[,;]?/u, '')
		.replace(
			/^\s*(?:[A-Z]{1,4}[TC]\b(?=\s*[,(\s])|Uhr\b|hrs?\b|h\b|г\.|в\b|kl\.?|o godz\.?|a las|às|alle ore|at\b|time\b)[,;]?/u,
			'',
		)
		.replace(/^[\s,.:;*~|"'“”\-–—，、()[\]]+/u, '')
		.replace(
			/^(?:On|Am|Le|El|Il|Op|Den|From|by|von|de|hat|heeft|har|user|użytkownik|пользователь|用户|schrieb|מאת|تمت كتابة ما يلي بواسطة|ο χρήστης|je oseba|Missatge de)\s+(?=\S)/i,
			'',
		)
		// A list that sends in somebody's place adds its name.
		.replace(/ via(?: \S.*|\s*)$/i, '')
		.replace(/[\s,.:;*"'“”\-–—，、([<]+$/u, '')
		.replace(/^["'“]+|["'”]+$/gu, '')
		.trim()
	return { name: name === '' ? null : name, address: found }
}

const particles = /^(?:van|von|de|der|den|del|della|di|da|dos|du|bin|ibn|al|el|la|le|ten|ter|y|e|zu|af|av|via|the|of)$/u

/** Stands for somebody whom the reader is to know; sentence ends in "he wrote:" too. */
function isPronoun(name: string): boolean {
	return /^(?:you|i|he|she|they|we|du|sie|ich|tu|vous|je|usted|yo|вы|ты|я|你|您|我)$/i.test(name)
}

const beginsSentence = /^(?:He|She|They|It|I|We|You|This|That|The|What|As|Someone|Who)(?= |$)/

/** Could be a person or a login: a few words, none of them a sentence. */
function isName(name: string | null): boolean {
	if (name === null || name.length > 70) return false
	const words = name.split(' ')
	if (words.length > 2 && beginsSentence.test(name)) return false
	return words.length <= 7 && /\p{L}/u.test(name) && !/[!?;<>{}=|]|\.\s\p{Ll}|,.*,.*,/u.test(name)
}

/** Written as names are, so that "as someone once wrote:" is not taken for one. */
function isProperName(name: string): boolean {
	const words = name
		.replace(/\([^()]*\)/g, '')
		.trim()
		.split(/\s+/)
	if (words.length > 6) return false
	return (
		words.every((word, i) => /^["'“]?[\p{Lu}\p{Lo}]/u.test(word) || (i > 0 && particles.test(word))) &&
		!beginsSentence.test(words[0] ?? '')
	)
}
