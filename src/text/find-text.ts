/** Many folded texts laid end to end, so that one search goes through all of them. */
export interface TextIndex {
	readonly joined: string
	/** Where each text begins in `joined`, ascending. */
	readonly starts: readonly number[]
	readonly words: WordPlaces
}

/** An occurrence: in which text (its index), and from where to where in it. */
export interface Occurrence {
	readonly text: number
	readonly start: number
	readonly end: number
}

/** Lays folded texts end to end. Folded text holds no line break, so a line break keeps them apart. */
export function indexTexts(texts: readonly string[]): TextIndex {
	const starts: number[] = []
	let length = 0
	for (const text of texts) {
		starts.push(length)
		length += text.length + 1
	}
	const joined = texts.join('\n')
	return { joined, starts, words: new WordPlaces(joined) }
}

/** Every place where the needle stands, character for character, in order; it never spans two texts. */
export function* findText({ joined, starts, words }: TextIndex, needle: string): Generator<Occurrence> {
	if (needle === '' || needle.includes('\n')) return
	const known = words.placesOf(needle)
	let text = 0
	const occurrence = (at: number) => {
		text = lastUpTo(starts, at, text)
		const start = at - starts[text]!
		return { text, start, end: start + needle.length }
	}
	if (known) for (const at of known) yield occurrence(at)
	else for (let at = joined.indexOf(needle); at >= 0; at = joined.indexOf(needle, at + 1)) yield occurrence(at)
}

/** Index of the last number, from `low` on, that is not above the limit; the numbers ascend. */
export function lastUpTo(numbers: readonly number[], limit: number, low = 0): number {
	let high = numbers.length - 1
	while (low < high) {
		const middle = (low + high + 1) >> 1
		if (numbers[middle]! <= limit) low = middle
		else high = middle - 1
	}
	return low
}

/** After so many searches through everything it is cheaper to know where each word stands. */
const PATIENCE = 16

/** To look at so many places costs less than to look for a rarer word. */
const FEW = 4

/** Where the words of a text stand, as blanks set them apart; for many searches in a long text. */
class WordPlaces {
	readonly #text: string
	#searches = 0
	#places: Map<string, number[]> | null = null

	constructor(text: string) {
		this.#text = text
	}

	/** Every place of the needle, ascending; null where it has no whole word to be found by, or few searches came before. */
	placesOf(needle: string): readonly number[] | null {
		// The first and the last may be parts of words.
		const [from, to] = [needle.indexOf(' '), needle.lastIndexOf(' ')]
		if (from === to || this.#searches++ < PATIENCE) return null
		this.#places ??= placesOfWords(this.#text)
		let rarest: readonly number[] | null = null
		let offset = 0
		for (let start = from + 1, end = 0; start <= to; start = end + 1) {
			end = needle.indexOf(' ', start)
			if (end === start) continue
			const places = this.#places.get(needle.slice(start, end)) ?? []
			if (rarest && places.length >= rarest.length) continue
			rarest = places
			offset = start
			if (places.length <= FEW) break
		}
		if (!rarest) return null
		const found: number[] = []
		for (const place of rarest)
			if (place >= offset && this.#text.startsWith(needle, place - offset)) found.push(place - offset)
		return found
	}
}

function placesOfWords(text: string): Map<string, number[]> {
	const places = new Map<string, number[]>()
	const blanks = text.replaceAll('\n', ' ')
	for (let start = 0, end = 0; start < blanks.length; start = end + 1) {
		end = blanks.indexOf(' ', start)
		if (end < 0) end = blanks.length
		if (end === start) continue
		const word = blanks.slice(start, end)
		const known = places.get(word)
		if (known) known.push(start)
		else places.set(word, [start])
	}
	return places
}
