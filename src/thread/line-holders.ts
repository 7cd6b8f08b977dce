/**
 * Which messages hold a line, lines and messages being numbers. One table for all of them, as a list for each of a hundred
 * thousand lines takes longer to make than to ask.
 */
export class LineHolders {
	/** By line: where its messages begin in the table; they end where the next one's begin. */
	readonly #starts: Int32Array
	readonly #messages: Int32Array

	/** @param lines the numbers of each message's lines, below `size` */
	constructor(lines: readonly (readonly number[])[], size: number) {
		const last = new Int32Array(size).fill(-1)
		const starts = new Int32Array(size + 1)
		eachNew(lines, last, (line) => starts[line + 1]!++)
		for (let line = 0; line < size; line++) starts[line + 1]! += starts[line]!
		const next = starts.slice()
		this.#messages = new Int32Array(starts[size]!)
		eachNew(lines, last.fill(-1), (line, message) => {
			this.#messages[next[line]!++] = message
		})
		this.#starts = starts
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

/** Every line of every message, once a message. */
function eachNew(
	lines: readonly (readonly number[])[],
	last: Int32Array,
	visit: (line: number, message: number) => void,
): void {
	lines.forEach((own, message) => {
		for (const line of own) {
			if (last[line] === message) continue
			last[line] = message
			visit(line, message)
		}
	})
}
