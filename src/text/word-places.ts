/**
 * Where the words of a text stand, as single blanks and line breaks set them apart. One table for all of them, as a list
 * for each takes longer to make than to ask: words are told apart by hashes, and a few of these stand for several words.
 */
export class WordPlaces {
	readonly #mask: number
	/** By hash: where its places begin in the table; they end where the next one's begin. */
	readonly #starts: Int32Array
	readonly #places: Int32Array

	constructor(text: string) {
		// About as many hashes as there are words.
		const size = 2 ** Math.max(8, 29 - Math.clz32(text.length))
		this.#mask = size - 1
		this.#starts = new Int32Array(size + 1)
		this.#eachWord(text, (hash) => {
			this.#starts[hash + 1]!++
		})
		for (let hash = 0; hash < size; hash++) this.#starts[hash + 1]! += this.#starts[hash]!
		this.#places = new Int32Array(this.#starts[size]!)
		const next = this.#starts.slice()
		this.#eachWord(text, (hash, place) => {
			this.#places[next[hash]!++] = place
		})
	}

	/** The hash of the word that begins here. */
	hashOf(text: string, start: number): number {
		let hash = BASIS
		for (let i = start; i < text.length && !isBlank(text.charCodeAt(i)); i++) hash = add(hash, text.charCodeAt(i))
		return this.#cut(hash)
	}

	/** The places in the table of the words of a hash, from this one on. */
	start(hash: number): number {
		return this.#starts[hash]!
	}

	/** Up to this one. */
	end(hash: number): number {
		return this.#starts[hash + 1]!
	}

	/** Where the word at a place of the table begins; ascending for each hash. */
	at(place: number): number {
		return this.#places[place]!
	}

	#eachWord(text: string, visit: (hash: number, place: number) => void): void {
		let start = 0
		let hash = BASIS
		for (let i = 0; i <= text.length; i++) {
			const unit = i < text.length ? text.charCodeAt(i) : BLANK
			if (!isBlank(unit)) {
				hash = add(hash, unit)
				continue
			}
			if (i > start) visit(this.#cut(hash), start)
			start = i + 1
			hash = BASIS
		}
	}

	/** To the size of the table; the low bits tell of all. */
	#cut(hash: number): number {
		return (hash ^ (hash >>> 15)) & this.#mask
	}
}

const BLANK = 0x20
const LINE_BREAK = 0x0a

function isBlank(unit: number): boolean {
	return unit === BLANK || unit === LINE_BREAK
}

/** FNV-1a. */
const BASIS = 0x811c9dc5

function add(hash: number, unit: number): number {
	return Math.imul(hash ^ unit, 0x01000193)
}
