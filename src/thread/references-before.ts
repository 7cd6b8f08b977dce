/**
 * The References of the message before, to be compared with those of the next: of two messages in a row, one answers the
 * other more often than not, and then both name the same ancestors, which need not be looked up again.
 */
export class ReferencesBefore {
	readonly #bytes = Buffer.alloc(compared)
	readonly #view: DataView = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, compared)
	#length = 0
	#viewed: Buffer | null = null
	#nextView: DataView = this.#view

	/** Length of the ids at the start of a References field that the one before it started with too. Keeps the field. */
	shared(bytes: Buffer, from: number, to: number): number {
		if (this.#viewed !== bytes) {
			this.#viewed = bytes
			this.#nextView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		}
		const length = Math.min(to - from, compared)
		const most = Math.min(length, this.#length)
		let same = 0
		while (same + 4 <= most && this.#nextView.getInt32(from + same) === this.#view.getInt32(same)) same += 4
		while (same < most && bytes[from + same] === this.#bytes[same]) same++
		let kept = same
		for (; kept + 4 <= length; kept += 4) this.#view.setInt32(kept, this.#nextView.getInt32(from + kept))
		for (; kept < length; kept++) this.#bytes[kept] = bytes[from + kept]!
		this.#length = length
		while (same > 0 && this.#bytes[same - 1] !== greaterThan) same--
		return same
	}
}

/** Bytes; few fields are longer. */
const compared = 4096
const greaterThan = 0x3e
