/** A way files are packed: one file in this folder and one line in the list below. */
export interface Packing {
	readonly name: string
	/** What its files start with. */
	readonly magic: Uint8Array
	/**
	 * Unpacks a stream. Ends with a PackingError where the data is damaged or nothing here can unpack it; what was unpacked
	 * before has been given out by then.
	 */
	readonly unpack: (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
}

/** Why something was not unpacked to its end: a sentence, and what to do about it. */
export class PackingError extends Error {
	readonly hint: string

	constructor(reason: string, hint: string) {
		super(reason)
		this.hint = hint
	}
}
