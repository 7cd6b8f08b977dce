/** Many folded texts laid end to end, so that one search goes through all of them. */
export interface TextIndex {
	readonly joined: string
	/** Where each text begins in `joined`, ascending. */
	readonly starts: readonly number[]
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
	return { joined: texts.join('\n'), starts }
}

/** Every place where the needle stands, character for character, in order; it never spans two texts. */
export function* findText(index: TextIndex, needle: string): Generator<Occurrence> {
	if (needle === '' || needle.includes('\n')) return
	let text = 0
	for (let at = index.joined.indexOf(needle); at >= 0; at = index.joined.indexOf(needle, at + 1)) {
		while ((index.starts[text + 1] ?? Number.POSITIVE_INFINITY) <= at) text++
		const start = at - index.starts[text]!
		yield { text, start, end: start + needle.length }
	}
}
