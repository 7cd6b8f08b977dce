import type { Participant } from '../thread/thread.ts'
import type { Words } from '../words/words.ts'

// Longer names are cut: nobody signs with more, and a hostile header must not fill the slide.
const longest = 80

/**
 * The name to show. Never a whole address: someone known by address alone is shown as the part before the `@`, and a
 * name that looks like an address likewise.
 */
export function personName(person: Participant, words: Words): string {
	let name = names.get(person)
	if (name === undefined) {
		name = shownName(person)
		names.set(person, name)
	}
	return name === '' ? words.labels.unknownPerson : name
}

/** Of those who were asked for: they stand on slide after slide. Empty where there is none to show. */
const names = new WeakMap<Participant, string>()

function shownName(person: Participant): string {
	const known = [person.name, person.email, ...person.redacted].find((name) => name !== null && plainText(name) !== '')
	const name = plainText(known ?? '')
	const shown = name.includes('@') ? `${name.slice(0, name.indexOf('@'))}@…` : name
	return shown.length > longest ? `${shown.slice(0, longest).trimEnd()}…` : shown
}

/** One or two letters for a person's badge. */
export function personInitials(name: string): string {
	const words = name.split(/[\s._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
	const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
	return letters.join('').toLocaleUpperCase('en') || '?'
}

/** "A", "A and B", "A, B and 3 others". */
export function listNames(names: readonly string[], most: number, words: Words): string {
	const shown = names.length > most ? names.slice(0, Math.max(most - 1, 1)) : names
	const others = names.length - shown.length
	return words.list(others > 0 ? [...shown, words.others(others)] : shown)
}

/** A header's text on one line, without control characters and marks of direction. */
export function plainText(text: string): string {
	if (alreadyPlain.test(text)) return text
	return text
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.replace(/[\u200e\u200f\u061c]/g, '')
		.replace(/ {2,}/g, ' ')
		.trim()
}

const alreadyPlain = /^[!-~]+(?: [!-~]+)*$/
