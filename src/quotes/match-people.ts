import { nameKeys } from '../thread/name-key.ts'
import type { Participant } from '../thread/thread.ts'

/**
 * The people an outline means by a name, an address, `@login` or `@domain`. Names must be whole ("Ann Lee", "Lee, Ann"),
 * in any spelling the thread has; case and quotation marks do not count, and where nobody is spelled so, neither do accents
 * and initials. An address also fits somebody whose address an archive redacted, by its local part. Empty when it fits
 * nobody.
 */
export function matchPeople(written: string, people: readonly Participant[]): readonly Participant[] {
	const text = written.trim()
	if (text.startsWith('@')) return byHandle(text.slice(1).toLowerCase(), people)
	const address = /^(?:[^<>]{0,200}<)?([^\s<>@]{1,64}@[^\s<>@]{1,255})>?$/.exec(text)?.[1]
	const found = address ? byAddress(address.toLowerCase(), people) : []
	if (found.length > 0) return found
	const name = nameOf(address ? text.slice(0, text.indexOf('<')) : text)
	if (name === '') return []
	const named = people.filter((person) => person.names.some((known) => nameOf(known) === name))
	if (named.length > 0) return named
	// As the header has it: with a company, or with the list that sent the mail.
	const bare = nameOf(name.replace(/\([^()]*\)|\[[^[\]]*\]|\svia\s.*$/g, ' '))
	if (bare !== name && bare !== '') return matchPeople(bare, people)
	const keys = nameKeys(name)
	const alike = people.filter((person) => person.names.flatMap(nameKeys).some((key) => keys.includes(key)))
	if (alike.length > 0) return alike
	return people.filter(
		(person) => person.names.length === 0 && person.redacted.some((known) => known.toLowerCase() === name),
	)
}

/** How a finding calls a person. Of a redacted address only the local part is known. */
export function callPerson(person: Participant): string {
	return (
		person.name ??
		person.names[0] ??
		person.email ??
		person.emails[0] ??
		person.redacted[0] ??
		'somebody without a name'
	)
}

/** Everything by which the people can be called in an outline. */
export function callings(people: readonly Participant[]): readonly string[] {
	return people.flatMap((person) => [...person.names, ...person.emails, ...person.redacted])
}

function byHandle(handle: string, people: readonly Participant[]): readonly Participant[] {
	const logins = people.filter((person) =>
		person.names.some((name) => name.toLowerCase() === handle || name.toLowerCase() === `@${handle}`),
	)
	if (logins.length > 0 || !handle.includes('.')) return logins
	return people.filter((person) =>
		person.emails.some((email) => {
			const domain = email.toLowerCase().slice(email.lastIndexOf('@') + 1)
			return domain === handle || domain.endsWith(`.${handle}`)
		}),
	)
}

function byAddress(address: string, people: readonly Participant[]): readonly Participant[] {
	const whole = people.filter((person) => person.emails.some((email) => email.toLowerCase() === address))
	if (whole.length > 0) return whole
	const local = address.slice(0, address.indexOf('@'))
	return people.filter((person) => person.redacted.some((known) => known.toLowerCase() === local))
}

/** For comparing: one form for "Ann Lee", "ann  lee", "'Ann Lee'" and "Lee, Ann". */
function nameOf(name: string): string {
	const plain = name
		.normalize('NFC')
		.toLowerCase()
		.replace(/["\u201C\u201D\u201E]|^['\u2018]|['\u2019]$/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
	const [last, first, ...more] = plain.split(',').map((part) => part.trim())
	return first && more.length === 0 ? `${first} ${last}` : plain
}
