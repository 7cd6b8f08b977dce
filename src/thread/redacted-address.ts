/**
 * Recognises an address that a web archive made useless: `jgg@xxxxxxxxxx` (MHonArc), `a@...il.com` (openwall),
 * `user at host` (pipermail), `a@xxxxxexample.org` (hypermail), or that a writer cut (`a@`). Returns the local part, which
 * still helps to tell people apart; null for whole addresses and for anything else.
 */
export function redactedLocalPart(address: string): string | null {
	const [, local, domain] = redactable.exec(address.trim()) ?? []
	if (local === undefined || domain === undefined) return null
	return address.includes('@') && !masked.test(domain) ? null : local
}

const redactable = /^<?([^\s@<>]{1,64})(?:@| at )([^\s@<>]{0,255})>?$/

/** Nothing, one x for every character of the domain, its first three characters as dots, or a run of x before it. */
const masked = /^(?:$|x{3}[x.]*$|x{6}|\.\.\.|\[hidden\]|domain\.hidden$)/i

/** Whether an archive cut the local part, as Google Groups and mail-archive.com do (`mi...@example.org`): it fits many. */
export function isCutAddress(address: string): boolean {
	return /^[^\s@]{0,64}\.{3}@/.test(address)
}
