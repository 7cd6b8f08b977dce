/**
 * Which messages hold a line, lines and messages being numbered. One table for all of them, as a list for each of a hundred
 * thousand lines takes longer to make than to ask.
 */
export class LineHolders<Line extends { readonly number: number }> {
	/** By line: where its messages begin in the table; they end where the next one's begin. */
	readonly #starts: Int32Array
	readonly #messages: Int32Array

	/**
	 * @param messages the lines of each; numbers are below `size`
	 * @param counts tells the lines that are worth being found
	 */
	constructor(messages: readonly (readonly Line[])[], size: number, counts: (line: Line) => boolean) {
		const found = new Int32Array(messages.reduce((sum, lines) => sum + lines.length, 0))
		let count = 0
		const ends: number[] = []
		const last = new Int32Array(size).fill(-1)
		const starts = new Int32Array(size + 1)
		// Asked of every line of a discussion: iterators would cost more than the look.
		for (let message = 0; message < messages.length; message++) {
			const lines = messages[message]!
			for (let i = 0; i < lines.length; i++) {
				const line = lines[i]!
				if (last[line.number] === message || !counts(line)) continue
				last[line.number] = message
				starts[line.number + 1]!++
				found[count++] = line.number
			}
			ends.push(count)
		}
		for (let line = 0; line < size; line++) starts[line + 1]! += starts[line]!
		const next = starts.slice()
		this.#starts = starts
		this.#messages = new Int32Array(count)
		let message = 0
		for (let i = 0; i < count; i++) {
			while (i >= ends[message]!) message++
			this.#messages[next[found[i]!]!++] = message
		}
	}

	/** The places in the table of the messages that hold a line, from this one on. */
	start(line: number): number {
		return this.#starts[line] ?? this.#messages.length
	}

	/** Up to this one. */
	end(line: number): number {
		return this.#starts[line + 1] ?? this.#messages.length
	}

	/** The message at a place; ascending for each line. */
	at(place: number): number {
		return this.#messages[place]!
	}
}
