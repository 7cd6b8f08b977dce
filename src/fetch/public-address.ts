import ipaddr from 'ipaddr.js'

/**
 * Is this the address (IPv4 or IPv6) of a machine on the open internet? Everything that IANA sets aside is not: loopback,
 * private and link-local ranges, carriers' own, multicast, and the ranges that carry an IPv4 address inside (RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
	if (!ipaddr.isValid(address)) return false
	return ipaddr.process(address).range() === 'unicast'
}
