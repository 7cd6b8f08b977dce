import type { Piece } from './change-deck.ts'

/** Cuts a text at the names that it holds; `instead` is the pseudonym. Longer names go before the shorter in them. */
export function cutAtNames(pseudonyms: ReadonlyMap<string, string>): (text: string) => readonly Piece[] {
	const byFirstWord = new Map<string, string[]>()
	for (const name of [...pseudonyms.keys()].sort((a, b) => b.length - a.length)) {
		const first = name.match(word)?.[0]?.toLowerCase()
		if (first !== undefined) byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), name])
	}
	return (text) => {
		const pieces: Piece[] = []
		let end = 0
		for (const { 0: first, index } of text.matchAll(word)) {
			if (index < end) continue
			const name = byFirstWord.get(first.toLowerCase())?.find((name) => startsWithName(text, index, name))
			if (name === undefined) continue
			pieces.push({ text: text.slice(end, index), instead: null })
			pieces.push({ text: text.slice(index, index + name.length), instead: pseudonyms.get(name) ?? '' })
			end = index + name.length
		}
		return [...pieces, { text: text.slice(end), instead: null }].filter(({ text }) => text !== '')
	}
}

const word = /[\p{L}\p{M}\p{N}]+/gu

/** With any white space in it, up to the end of a word, and in any case but for a single word: "will" is not Will. */
function startsWithName(text: string, start: number, name: string): boolean {
	const found = text.slice(start, start + name.length).replace(/\s/g, ' ')
	const isSame = /\s/.test(name) ? found.toLowerCase() === name.toLowerCase() : found === name
	if (!isSame) return false
	return !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(start + name.length, start + name.length + 2))
}
