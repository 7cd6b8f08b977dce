import { viewOf } from './formats/four-bytes.ts'

/**
 * The References of the message before, to be compared with those of the next: of two messages in a row, one answers the
 * other more often than not, and then both name the same ancestors, which need not be looked up again.
 */
export class ReferencesBefore {
	#bytes: Buffer | null = null
	#from = 0
	#to = 0

	/**
	 * Length of the ids at the start of a References field that the one before it started with too; none where that one
	 * stood in other bytes, which may have been overwritten. Keeps the field's place.
	 */
	shared(bytes: Buffer, from: number, to: number): number {
		const before = this.#from
		const most = this.#bytes === bytes ? Math.min(to - from, this.#to - before) : 0
		this.#bytes = bytes
		this.#from = from
		this.#to = to
		const view = viewOf(bytes)
		let same = 0
		while (same + 4 <= most && view.getInt32(from + same) === view.getInt32(before + same)) same += 4
		while (same < most && bytes[from + same] === bytes[before + same]) same++
		while (same > 0 && bytes[from + same - 1] !== greaterThan) same--
		return same
	}
}

const greaterThan = 0x3e
