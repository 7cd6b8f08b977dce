import type { Mailbox } from '../raw-message.ts'
import { Repeated } from './repeated.ts'

/**
 * The writer of a mail. Lists that would break a signature (DMARC) put themselves in From, as "Ada Berg via LIST
 * <list@…>": Ada is meant. Her address is the one of X-Original-From, else of Reply-To where that is hers, else the one
 * folded into the list's (`ada=40example.org@dmarc.ietf.org`, `ada=example.org@groups.io`), else unknown: the list's is not
 * hers.
 */
export function senderOf(header: (name: string) => string, repeated: Repeated = new Repeated()): Mailbox | null {
	const from = repeated.mailbox(header('from'))
	if (from === null) return null
	const [, name] = viaList.exec(from.name ?? '') ?? []
	const folded = unfold(from.address ?? '', name !== undefined)
	if (name === undefined) return folded === null ? from : { ...from, address: folded }
	const original = repeated.mailbox(header('x-original-from'))
	// The original's own spelling is the best there is, unless it was rewritten as well.
	if (original?.address != null && !viaList.test(original.name ?? ''))
		return { ...original, name: original.name ?? name }
	const address = folded ?? replyAddress(header, from, name, repeated)
	// "ada.berg---" is an address of which a list shows the half.
	return { name: /---$|@/.test(name) && address !== null ? null : name.replace(/-+$/, ''), address }
}

const viaList = /^\s*['"]?(.{1,200}?)['"]?\s+via\s+\S.{0,200}$/is

/** The one address of Reply-To that is neither the list's nor somebody else's by name. */
function replyAddress(
	header: (name: string) => string,
	from: Mailbox,
	name: string,
	repeated: Repeated,
): string | null {
	const lists = new Set(
		[from, ...repeated.mailboxes(header('to')), ...repeated.mailboxes(header('list-post'))].map(
			({ address }) => address,
		),
	)
	const others = repeated.mailboxes(header('reply-to')).filter(({ address }) => address !== null && !lists.has(address))
	const namesake = others.find((other) => other.name !== null && sameWords(other.name, name))
	const [only] = others
	return namesake?.address ?? (others.length === 1 && only?.name === null ? only.address : null)
}

function sameWords(one: string, other: string): boolean {
	const words = (name: string): string => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' ')
	return words(one) === words(other)
}

/** An address that a list folded into one of its own: reversible, so undone. */
function unfold(address: string, isVia: boolean): string | null {
	const [, local, domain] =
		(isVia ? /^([^=@\s]+)=(?:40)?([^=@\s]+\.[^=@\s]+)@/ : /^([^=@\s]+)=40([^=@\s]+)@dmarc\./).exec(address) ?? []
	return local === undefined ? null : `${local}@${domain}`
}
