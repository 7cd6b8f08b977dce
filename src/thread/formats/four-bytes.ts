/** Bytes looked at four at a time: ids are too short for a call out of JavaScript to be worth its while. */

/** A view of bytes, the same as last time for the same bytes. */
export function viewOf(bytes: Buffer): DataView {
	if (viewed !== bytes) {
		viewed = bytes
		view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	}
	return view
}

let viewed: Buffer | null = null
let view: DataView = new DataView(new ArrayBuffer(0))

/** Not zero where a byte of the word is zero (and sometimes, behind such a byte, where one is 1). */
export function hasZero(word: number): number {
	return (word - 0x01010101) & ~word & 0x80808080
}
