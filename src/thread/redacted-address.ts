/**
 * Recognises an address that a web archive made useless: `jgg@xxxxxxxxxx` (MHonArc), `a@...il.com` (openwall),
 * `user at host` (pipermail). Returns the local part, which still helps to tell people apart; null for whole addresses and
 * for anything else.
 */
export function redactedLocalPart(address: string): string | null {
	const [, local, domain] = redactable.exec(address.trim()) ?? []
	if (local === undefined || domain === undefined) return null
	return address.includes('@') && !masked.test(domain) ? null : local
}

const redactable = /^<?([^\s@<>]{1,64})(?:@| at )([^\s@<>]{1,255})>?$/

/** One x for every character of the domain, or its first three characters as dots. */
const masked = /^(?:x{3}[x.]*$|\.\.\.)/i
