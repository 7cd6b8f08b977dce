/** What a download may cost. */
export interface Limits {
	/** Bytes of one answer as they come over the wire. */
	readonly bytes: number
	/** Bytes of one answer when it is unpacked. */
	readonly unpacked: number
	/** Milliseconds without a byte. */
	readonly idle: number
	/** Milliseconds for one answer as a whole, redirects included. */
	readonly total: number
	/** Redirects one after the other. */
	readonly redirects: number
	/** Answers that one discussion may consist of. */
	readonly pages: number
}

export const limits: Limits = {
	// The longest threads of lore take some megabytes packed, a busy list's month twenty.
	bytes: 100 * 1024 * 1024,
	// Mail packs to a fifth; what unpacks to much more is a bomb.
	unpacked: 512 * 1024 * 1024,
	// A server that makes an archive first may think for a while.
	idle: 30_000,
	total: 300_000,
	// Browsers follow 20; from http to https, to another host and to a canonical address are 3.
	redirects: 5,
	// 5,000 comments at 100 a page, 1,000 posts at 20.
	pages: 50,
}
