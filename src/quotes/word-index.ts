import { lastUpTo } from '../text/find-text.ts'
import { isUnspaced } from '../text/fold-text.ts'
import { foldWords } from './match-reading.ts'
import type { Passage, Turn } from './own-text.ts'

/** Words of the thread that come near to words that are not in it. Only ever shown in a hint. */
export interface NearText {
	readonly passage: Passage
	readonly text: string
	/** The first difference, each with a word of context. */
	readonly wanted: string
	readonly actual: string
	/** All differences as `git diff --word-diff` marks them: `[-wanted-] {+actual+}`, few words in common around each. */
	readonly diff: string
}

/** Where every word stands, for finding what somebody meant. */
export class WordIndex {
	readonly #passages: readonly Passage[]
	/** How many words stand before each passage. */
	readonly #starts: number[] = []
	/** Where each word begins in its passage. */
	readonly #offsets: number[] = []
	/** Places of a word, without case and marks, as numbers of words before it. */
	readonly #places = new Map<string, number[]>()

	constructor(passages: readonly Passage[]) {
		this.#passages = passages
		for (const { folded } of passages) {
			this.#starts.push(this.#offsets.length)
			for (const { key, start } of tokensOf(folded.text)) {
				const places = this.#places.get(key)
				if (!places) this.#places.set(key, [this.#offsets.length])
				else if (places.length < MOST_PLACES) places.push(this.#offsets.length)
				this.#offsets.push(start)
			}
		}
	}

	/** The text most like the words, where at least half of them stand in the same order; else null. */
	nearest(words: string, isWanted: (turn: Turn) => boolean): NearText | null {
		const wanted = tokensOf(foldWords(words)).slice(0, MOST_WORDS)
		const at = this.#likeliestStart(wanted, isWanted)
		if (at === null) return null
		const passage = this.#passages[at.passage]!
		const there = this.#tokensAround(at.passage, at.token - SLACK, at.token + wanted.length + SLACK)
		const pairs = drawTogether(align(wanted, there), there)
		const [head, last] = [pairs[0], pairs.at(-1)]
		if (!head || !last || pairs.length * 2 < wanted.length) return null
		const low = Math.max(0, head[1] - head[0])
		const high = Math.min(there.length - 1, last[1] + wanted.length - 1 - last[0])
		const difference = firstDifference(wanted, there, pairs, low, high)
		return {
			passage,
			text: textOf(passage.folded.text, there, low, high),
			wanted: textOf(foldWords(words), wanted, ...difference.wanted),
			actual: textOf(passage.folded.text, there, ...difference.actual),
			diff: wordDiff(
				editsOf(wanted, there, pairs, low, high),
				(from, to) => textOf(foldWords(words), wanted, from, to - 1),
				(from, to) => textOf(passage.folded.text, there, from, to - 1),
				low,
				high,
			),
		}
	}

	/** Words of a passage, from one up to another as far as they belong to it. */
	#tokensAround(passage: number, from: number, to: number): Token[] {
		const { text } = this.#passages[passage]!.folded
		const end = this.#starts[passage + 1] ?? this.#offsets.length
		const first = Math.max(this.#starts[passage]!, from)
		if (first >= Math.min(end, to)) return []
		const start = this.#offsets[first]!
		return tokensOf(text.slice(start, to < end ? this.#offsets[to] : text.length), start)
	}

	/** Every place of every word votes for where the words would begin; votes a few words apart count together. */
	#likeliestStart(
		wanted: readonly Token[],
		isWanted: (turn: Turn) => boolean,
	): { token: number; passage: number } | null {
		const votes = new Map<number, { count: number; passage: number }>()
		let best: { token: number; passage: number; count: number } | null = null
		wanted.forEach(({ key }, i) => {
			for (const place of this.#places.get(key) ?? []) {
				const passage = lastUpTo(this.#starts, place)
				if (!isWanted(this.#passages[passage]!.turn)) continue
				const bucket = Math.floor((place - i) / SLACK)
				for (const near of [bucket, bucket + 1]) {
					const known = votes.get(near)
					const count = known?.passage === passage ? known.count + key.length : key.length
					votes.set(near, { count, passage })
					if (!best || count > best.count) best = { token: near * SLACK, passage, count }
				}
			}
		})
		return best
	}
}

interface Token {
	readonly key: string
	readonly text: string
	readonly start: number
}

/** A word as common as this says little about where a text is. */
const MOST_PLACES = 500
/** A longer text is told by its beginning. */
const MOST_WORDS = 120
/** Words that may have been left out or added before the texts are no longer held against each other. */
const SLACK = 12

/** The words of a text that begins at an offset. */
function tokensOf(text: string, offset = 0): Token[] {
	const tokens: Token[] = []
	const add = (word: string, start: number) =>
		tokens.push({ text: word, key: word.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, '') || word, start: offset + start })
	for (const match of text.matchAll(/\S+/g)) {
		let start = match.index
		let word = ''
		for (const character of match[0]) {
			if (isUnspaced(character)) {
				if (word !== '') add(word, start)
				start += word.length
				add(character, start)
				start += character.length
				word = ''
			} else word += character
		}
		if (word !== '') add(word, start)
	}
	return tokens
}

/** The longest common run of words, gaps allowed: pairs of indexes. */
function align(a: readonly Token[], b: readonly Token[]): [number, number][] {
	const rows: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			rows[i]![j] = a[i]!.key === b[j]!.key ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
	const pairs: [number, number][] = []
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		if (a[i]!.key === b[j]!.key && rows[i]![j] === rows[i + 1]![j + 1]! + 1) pairs.push([i++, j++])
		else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) i++
		else j++
	}
	return pairs
}

type Range = readonly [from: number, to: number]

/**
 * Moves a word that stands alone up to the words behind it where the text has it there too: in "once a minute. A save
 * takes", the "A" of "A save" is the second one.
 */
function drawTogether(pairs: readonly [number, number][], there: readonly Token[]): [number, number][] {
	const drawn = [...pairs]
	for (let k = drawn.length - 2; k >= 0; k--) {
		const [i, j] = drawn[k]!
		const [before, next] = [drawn[k - 1], drawn[k + 1]!]
		const followsOn = before !== undefined && before[0] + 1 === i && before[1] + 1 === j
		const nearer = next[1] - 1
		if (!followsOn && next[0] === i + 1 && there[nearer]!.key === there[j]!.key) drawn[k] = [i, nearer]
	}
	return drawn
}

function firstDifference(
	wanted: readonly Token[],
	there: readonly Token[],
	pairs: readonly [number, number][],
	low: number,
	high: number,
): { readonly wanted: Range; readonly actual: Range } {
	let [i, j] = [0, low]
	for (const [x, y] of [...pairs, [wanted.length, high + 1] as const]) {
		const differs = x > i || y > j
		const same = !differs && wanted[x]?.text === there[y]?.text
		if (!same) {
			return {
				wanted: [Math.max(0, i - 1), Math.min(wanted.length - 1, differs ? x : x + 1)],
				actual: [Math.max(low, j - 1), Math.min(high, differs ? y : y + 1)],
			}
		}
		i = x + 1
		j = y + 1
	}
	return { wanted: [0, wanted.length - 1], actual: [low, high] }
}

/** Words replaced by others; the ends are exclusive. */
interface Edit {
	readonly wanted: Range
	readonly actual: Range
}

/** What turns the one text, whole, into words `low` to `high` of the other. */
function editsOf(
	wanted: readonly Token[],
	there: readonly Token[],
	pairs: readonly [number, number][],
	low: number,
	high: number,
): Edit[] {
	const edits: Edit[] = []
	const add = (edit: Edit) => {
		const last = edits.at(-1)
		if (last?.wanted[1] === edit.wanted[0] && last.actual[1] === edit.actual[0])
			edits[edits.length - 1] = { wanted: [last.wanted[0], edit.wanted[1]], actual: [last.actual[0], edit.actual[1]] }
		else edits.push(edit)
	}
	let [i, j] = [0, low]
	for (const [x, y] of [...pairs, [wanted.length, high + 1] as const]) {
		if (x > i || y > j) add({ wanted: [i, x], actual: [j, y] })
		// Paired without case and marks: these may still differ.
		if (x < wanted.length && wanted[x]!.text !== there[y]!.text) add({ wanted: [x, x + 1], actual: [y, y + 1] })
		i = x + 1
		j = y + 1
	}
	return edits
}

/** Words in common that are shown before and after a difference. */
const SHOWN_AROUND = 4

/** The differences as `git diff --word-diff` marks them. */
function wordDiff(
	edits: readonly Edit[],
	wanted: (from: number, to: number) => string,
	actual: (from: number, to: number) => string,
	low: number,
	high: number,
): string {
	const shown: string[] = []
	const common = (from: number, to: number) => {
		const head = from === low ? 0 : SHOWN_AROUND
		const tail = to === high + 1 ? 0 : SHOWN_AROUND
		if (to - from <= head + tail + 1) shown.push(actual(from, to))
		else shown.push(actual(from, from + head), '…', actual(to - tail, to))
	}
	let at = low
	for (const edit of edits) {
		common(at, edit.actual[0])
		const [removed, added] = [wanted(...edit.wanted), actual(...edit.actual)]
		shown.push(removed && `[-${removed}-]`, added && `{+${added}+}`)
		at = edit.actual[1]
	}
	common(at, high + 1)
	return shown.filter((part) => part !== '').join(' ')
}

function textOf(text: string, tokens: readonly Token[], from: number, to: number): string {
	const [first, last] = [tokens[from], tokens[to]]
	return first && last ? text.slice(first.start, last.start + last.text.length) : ''
}
