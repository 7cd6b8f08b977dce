import type { Mailbox } from '../raw-message.ts'
import { decodeWords } from './decode-words.ts'

/**
 * The first mailbox of a From header (RFC 5322 section 3.4): name and address as they stand, encoded words undone. Knows
 * quoted strings, comments, groups, bare addresses with the name in a comment, names with a bare comma, and the `user at
 * host` of pipermail. Null when there is neither name nor address. Never throws, linear in the length of the header.
 */
export function parseMailbox(header: string): Mailbox | null {
	const { phrase, comment, angle } = readTokens(header.slice(0, longestMailbox))
	const address = angle === null ? bareAddress(phrase) : cleanAddress(angle)
	const spoken =
		angle === null && address !== null ? comment || besides(phrase) : phrase.trim() === '' ? comment : phrase
	const name = cleanName(spoken)
	if (name === null && address === null) return null
	return { name: name === address ? null : name, address }
}

/** Every mailbox of a To or Cc header, up to a hundred: what comes after is a list, not a circle of people. */
export function parseMailboxes(header: string, parse: (mailbox: string) => Mailbox | null = parseMailbox): Mailbox[] {
	const mailboxes: Mailbox[] = []
	const text = header.slice(0, longestMailbox * 4)
	for (let start = 0; start < text.length && mailboxes.length < mostMailboxes; ) {
		const end = endOfMailbox(text, start)
		const mailbox = parse(text.slice(start, end))
		if (mailbox !== null) mailboxes.push(mailbox)
		start = end + 1
	}
	return mailboxes
}

const mostMailboxes = 100

/** Index of the comma or semicolon behind the mailbox that starts at `start`, or the end. */
function endOfMailbox(header: string, start: number): number {
	for (let i = start; i < header.length; i++) {
		const character = header[i]
		if (character === '"' || character === '(') i = closing(header, i)
		else if (character === ',' || character === ';') return i
	}
	return header.length
}

/** A display name of a hundred encoded words fits; a list of ten thousand authors is not worth reading. */
const longestMailbox = 8192

/** Decodes encoded words (RFC 2047), folds white space and drops control characters, which a name could hide behind. */
export function decodeText(value: string): string {
	return decodeWords(value).replace(blanks, ' ').trim()
}

/** More than a space alone, which nearly all are: replacing each by itself takes longer than finding what is none. */
const blanks = /(?:[^\S ]|\p{Cc}| (?=[\s\p{Cc}]))[\s\p{Cc}]*/gu

interface Tokens {
	readonly phrase: string
	readonly comment: string
	readonly angle: string | null
}

function readTokens(header: string): Tokens {
	let phrase = ''
	let comment = ''
	for (let i = 0; i < header.length; i++) {
		const character = header[i]!
		if (character === '"' || character === '(') {
			const end = closing(header, i)
			const inside = unquote(header.slice(i + 1, end))
			if (character === '"') phrase += inside
			else comment = inside
			i = end
		} else if (character === '<') {
			const end = header.indexOf('>', i)
			// Of two addresses the last one is the sender's; the others are part of the name, whatever they try to look like.
			if (end > 0 && /^[^,;<"(]*</.test(header.slice(end + 1))) {
				phrase += ` ${header.slice(i + 1, end)}`
				i = end
				continue
			}
			return { phrase, comment, angle: header.slice(i + 1, end < 0 ? undefined : end) }
		} else if ((character === ',' || character === ';') && (phrase.includes('@') || comment !== '')) {
			break
		} else if (character === ':' && !phrase.includes('@')) {
			// The name of a group: its first member is meant, and when it has none, the group.
			if (/^[\s;]*$/.test(header.slice(i + 1))) break
			phrase = ''
		} else if (character !== ';' && (character !== ',' || phrase.trim() !== '')) {
			phrase += character
		}
	}
	return { phrase, comment, angle: null }
}

/** Index of the quote or bracket that closes what opens at `start`, or the end: comments nest, a backslash escapes. */
function closing(header: string, start: number): number {
	let depth = 0
	for (let i = start; i < header.length; i++) {
		const character = header[i]
		if (character === '\\') i++
		else if (header[start] === '"') {
			if (character === '"' && i > start) return i
		} else if (character === '(') depth++
		else if (character === ')' && --depth === 0) return i
	}
	return header.length
}

function unquote(text: string): string {
	return text.replace(/\\(.)/gs, '$1')
}

function bareAddress(phrase: string): string | null {
	const [, user, host] = /^\s*([^\s@]{1,64}) at ([^\s@]{1,250}\.[^\s@.]{1,63})\s*$/.exec(phrase) ?? []
	if (user !== undefined) return `${user}@${host}`
	const word = phrase.split(/[\s,]+/).find((part) => part.indexOf('@') > 0)
	return word === undefined ? null : cleanAddress(word)
}

/** A name written before a bare address: `Ada Berg ada@example.org`. */
function besides(phrase: string): string {
	return phrase.slice(0, Math.max(phrase.indexOf('@'), 0)).replace(/[^\s,]*$/, '')
}

/** Without white space, comments, and an obsolete source route (`@a,@b:user@host`). */
function cleanAddress(text: string): string | null {
	const address = text
		.replace(/\s+|\([^()]*\)/g, '')
		.replace(/^@[^:]*:/, '')
		.replace(/^mailto:/i, '')
	return address === '' ? null : address
}

function cleanName(phrase: string): string | null {
	const name = decodeText(phrase)
		.replace(/^'(.*)'$/s, '$1')
		.trim()
	return name === '' ? null : name
}
