import { isDisguised } from './disguise.ts'
import type { Mailbox } from './formats/raw-message.ts'
import { cleanName, nameKey, nameKeys } from './name-key.ts'
import { isCutAddress, redactedLocalPart } from './redacted-address.ts'
import type { Participant } from './thread.ts'

/** Somebody as a header or an attribution line names them. */
export type Mention = Mailbox

/** Everyone in a thread, and who is meant by a name and an address. */
export interface People {
	readonly all: readonly Participant[]
	/** Null when the mention fits nobody, or more than one person. */
	readonly find: (mention: Mention) => Participant | null
}

/**
 * Tells people apart. A person is known by the name and by the address: two spellings of a name, two addresses, a name
 * here and an address there are joined when they were seen together. An address that serves many (notifications@…) or
 * that a list put in place of the writer's joins nobody. Addresses redacted by an archive count by their local part.
 *
 * @param mentions every mention, the most trustworthy spelling of a person first
 * @param aliases names and addresses of which the outline says that they are one person
 */
export function gatherPeople(mentions: readonly Mention[], aliases: readonly (readonly string[])[] = []): People {
	// The same few people are named again and again.
	const distinct = [...new Map(mentions.map(withWholeAddress).map((mention) => [spelling(mention), mention])).values()]
	const shared = sharedAddresses(distinct)
	const logins = new Set(distinct.flatMap(({ login }) => login?.toLowerCase() ?? []))
	const groups = new Groups()
	const declared = aliases.map((alias) => alias.map((text) => asMention(text)))
	for (const alias of declared) groups.join(alias.flatMap((mention) => keysOf(mention, new Set(), logins)))
	for (const mention of distinct) groups.join(keysOf(mention, shared, logins))
	joinRedacted(groups)
	joinFirstNames(groups)

	const seen = new Map<string, Spellings>()
	for (const mention of [...declared.flat(), ...distinct]) {
		const [key] = keysOf(mention, shared, logins)
		if (key !== undefined) remember(seen, groups.find(key), mention, shared)
	}
	const people = new Map([...seen].map(([key, spellings]) => [key, participant(spellings)]))
	// Asked for every line, by few mentions.
	const known = new Map<Mention, Participant | null>()
	const found = new Map<string, Participant | null>()
	const find = (named: Mention): Participant | null => {
		const mention = withWholeAddress(named)
		const text = spelling(mention)
		let person = found.get(text)
		if (person === undefined) {
			person =
				keysOf(mention, shared, logins)
					.map((key) => people.get(groups.find(key)))
					.find((one) => one !== undefined) ?? null
			found.set(text, person)
		}
		known.set(named, person)
		return person
	}
	return {
		all: [...people.values()],
		find: (named) => {
			const person = known.get(named)
			return person === undefined ? find(named) : person
		},
	}
}

/** Of an address whose beginning an archive cut, nothing can be said. */
function withWholeAddress(mention: Mention): Mention {
	return mention.address !== null && isCutAddress(mention.address) ? { ...mention, address: null } : mention
}

function spelling({ name, address, login }: Mention): string {
	return `${name ?? ''}\n${address ?? ''}\n${login ?? ''}`
}

function asMention(text: string): Mention {
	return text.includes('@') ? { name: null, address: text } : { name: text, address: null }
}

function isAddress(name: string): boolean {
	return cleanName(name).includes('@')
}

interface Spellings {
	readonly names: Set<string>
	readonly emails: Set<string>
	readonly redacted: Set<string>
}

/** Sent by a program, or by a list in somebody's place: it belongs to nobody in particular. */
export function isNobodysAddress(address: string): boolean {
	return nobodysAddress.test(address)
}

/** A list, not somebody for whom it sends: "openwrt-devel <openwrt-devel-bounces@…>", or no name at all. */
export function isList({ name, address }: Mention): boolean {
	if (address === null || !nobodysAddress.test(address) || viaList.test(name ?? '')) return false
	const [local] = splitAddress(address.toLowerCase())
	const list = local.replace(/-bounces.*$/, '')
	return name === null || cleanName(name).toLowerCase() === address.toLowerCase() || slug(name) === slug(list)
}

function slug(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

const nobodysAddress =
	/^(?:no-?reply|do-?not-?reply|notifications?|bugzilla|mailer-daemon|postmaster|reply\+)|(?:-bounces|-bounces\+.*|-request|-list|-users|^list)@|@lists?\.|@(?:vger\.kernel\.org|googlegroups\.com|lists\.[\w.-]+)$/i

/** "Ann Lee via LIST": a list that wrote its own address in place of hers. */
const viaList = /\svia\s/i

function sharedAddresses(mentions: readonly Mention[]): ReadonlySet<string> {
	const names = new Map<string, Set<string>>()
	const shared = new Set<string>()
	for (const { name, address } of mentions) {
		if (address === null || name === null) continue
		const key = addressKey(address)
		if (viaList.test(name)) shared.add(key)
		const known = names.get(key) ?? new Set()
		names.set(key, known.add(nameKey(name)))
	}
	for (const [key, known] of names) if (known.size > 2 && haveNothingInCommon([...known])) shared.add(key)
	return shared
}

function haveNothingInCommon(names: readonly string[]): boolean {
	const words = names.map((name) => name.slice('name:'.length).split(' '))
	return words.every((some, i) => words.every((others, j) => i === j || !some.some((word) => others.includes(word))))
}

function keysOf({ name, address, login }: Mention, shared: ReadonlySet<string>, logins: ReadonlySet<string>): string[] {
	// Many may call themselves "Alex", one alone has the account.
	if (login !== undefined) return [`login:${login.toLowerCase()}`, ...(name?.includes(' ') ? nameKeys(name) : [])]
	const account = name?.replace(/^@/, '').toLowerCase() ?? ''
	const keys: string[] = logins.has(account) ? [`login:${account}`] : []
	const email = address === null ? null : addressKey(address)
	if (email !== null && !shared.has(email) && !nobodysAddress.test(address ?? '')) keys.push(email)
	// A name that shows somebody else's address makes nobody that other one.
	const isDisguise = keys.length > 0 && address !== null && isDisguised({ name, address })
	if (name !== null && !isDisguise) {
		const named = isAddress(name) ? [addressKey(name)] : nameKeys(name)
		keys.push(...named.filter((key) => key !== 'name:'))
	}
	if (keys.length === 0 && email !== null) keys.push(email)
	return keys
}

function addressKey(address: string): string {
	const hidden = redactedLocalPart(address)
	if (hidden !== null) return `local:${withoutTag(hidden.toLowerCase())}`
	const [local = '', domain = ''] = splitAddress(address.toLowerCase())
	return `mail:${withoutTag(local)}@${domain}`
}

function withoutTag(local: string): string {
	return local.replace(/^([^+]+)\+.*$/, '$1')
}

function splitAddress(address: string): [string, string] {
	const at = address.lastIndexOf('@')
	return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

/** A redacted address is its one namesake's: the only whole address in the thread with this local part. */
function joinRedacted(groups: Groups): void {
	const owners = new Map<string, Set<string>>()
	for (const key of groups.keys()) {
		if (!key.startsWith('mail:')) continue
		const [local] = splitAddress(key.slice('mail:'.length))
		owners.set(local, (owners.get(local) ?? new Set()).add(groups.find(key)))
	}
	for (const key of [...groups.keys()]) {
		if (!key.startsWith('local:')) continue
		const candidates = [...(owners.get(key.slice('local:'.length)) ?? [])]
		const [only] = candidates
		if (candidates.length === 1 && only !== undefined) groups.join([only, key])
	}
}

/** "Linus wrote:" is the one Linus of the thread. */
function joinFirstNames(groups: Groups): void {
	const bearers = new Map<string, Set<string>>()
	const single: string[] = []
	const reachable = new Set<string>()
	for (const key of groups.keys()) {
		if (key.startsWith('mail:')) reachable.add(groups.find(key))
		if (!key.startsWith('name:')) continue
		const words = key.slice('name:'.length).split(' ')
		if (words.length === 1) single.push(key)
		else for (const word of words) bearers.set(word, (bearers.get(word) ?? new Set()).add(groups.find(key)))
	}
	for (const key of single) {
		// Somebody who signs with one word and has an address of their own is nobody else.
		if (reachable.has(groups.find(key))) continue
		const candidates = new Set([...(bearers.get(key.slice('name:'.length)) ?? [])].map((bearer) => groups.find(bearer)))
		const [only] = candidates
		if (candidates.size === 1 && only !== undefined) groups.join([only, key])
	}
}

function remember(
	seen: Map<string, Spellings>,
	key: string,
	{ name, address, login }: Mention,
	shared: ReadonlySet<string>,
): void {
	let spellings = seen.get(key)
	if (spellings === undefined) {
		spellings = { names: new Set(), emails: new Set(), redacted: new Set() }
		seen.set(key, spellings)
	}
	if (name !== null && !isAddress(name) && cleanName(name) !== '') spellings.names.add(cleanName(name))
	if (login !== undefined) spellings.names.add(login)
	if (address === null) return
	const hidden = redactedLocalPart(address)
	if (hidden !== null) spellings.redacted.add(hidden)
	else if (!shared.has(addressKey(address)) && !nobodysAddress.test(address)) spellings.emails.add(address)
	else if (spellings.names.size === 0) spellings.emails.add(address)
}

function participant({ names, emails, redacted }: Spellings): Participant {
	// A full name is a better name than a login or a first name, whichever was seen first.
	const all = [...names]
	const full = all.find((name) => /\p{L}\s+\p{L}/u.test(name)) ?? all[0] ?? null
	return {
		name: full,
		email: [...emails][0] ?? null,
		names: full === null ? [] : [full, ...all.filter((name) => name !== full)],
		emails: [...emails],
		redacted: [...redacted],
	}
}

/** Disjoint sets of keys (union-find). */
class Groups {
	readonly #parents = new Map<string, string>()

	keys(): Iterable<string> {
		return this.#parents.keys()
	}

	find(key: string): string {
		let root = key
		for (let up = this.#parents.get(root); up !== undefined && up !== root; up = this.#parents.get(root)) root = up
		for (let at = key; at !== root; ) {
			const up = this.#parents.get(at) ?? root
			this.#parents.set(at, root)
			at = up
		}
		return root
	}

	join(keys: readonly string[]): void {
		const [first] = keys
		if (first === undefined) return
		for (const key of keys) {
			if (!this.#parents.has(key)) this.#parents.set(key, key)
			const [a, b] = [this.find(first), this.find(key)]
			if (a !== b) this.#parents.set(b, a)
		}
	}
}
