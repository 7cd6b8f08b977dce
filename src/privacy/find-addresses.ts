import type { Piece } from './change-deck.ts'

/** In the place of an address; the brackets are those of every word that the presenter puts into a quote. */
export const hiddenAddress = '[address]'

// A link stays whole: what looks like an address in it is the archive's name for a message (RFC 2392, RFC 3986). The parts
// are as long as RFC 5321 section 4.5.3.1 lets them be, which keeps the search linear.
// Letters are spelled as what is neither ASCII nor a space: compiling \p{L} takes longer than all the reading.
const linkOrAddress =
	/\bhttps?:\/\/[^\s<>"]+|(?<![\w.%+\u00a1-\ud7ff-])[\w.%+\u00a1-\ud7ff-]{1,64}@[\w\u00a1-\ud7ff-]{1,63}(?:\.[\w\u00a1-\ud7ff-]{1,63}){1,8}/g

/** A part of a text that ends in the middle of an address may look harmless; another part of it then does not. */
export function holdsNoAddress(text: string): boolean {
	return !text.includes('@')
}

/** A text cut at its mail addresses. */
export function cutAtAddresses(text: string): readonly Piece[] {
	if (holdsNoAddress(text)) return [{ text, instead: null }]
	const pieces: Piece[] = []
	let end = 0
	for (const [start, word] of wordsWithAt(text)) {
		// Not matchAll, which makes the pattern anew each time.
		for (let match = linkOrAddress.exec(word); match !== null; match = linkOrAddress.exec(word)) {
			const [found] = match
			if (/^https?:/.test(found)) continue
			const at = start + match.index
			pieces.push({ text: text.slice(end, at), instead: null }, { text: found, instead: hiddenAddress })
			end = at + found.length
		}
	}
	return [...pieces, { text: text.slice(end), instead: null }].filter(({ text }) => text !== '')
}

/** No address or link holds a blank: only what stands between two, around an `@`, needs a close look. */
function* wordsWithAt(text: string): Generator<[start: number, word: string]> {
	let end = 0
	for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', end)) {
		let start = at
		while (start > end && !isBlank(text.charCodeAt(start - 1))) start--
		end = at
		while (end < text.length && !isBlank(text.charCodeAt(end))) end++
		yield [start, text.slice(start, end)]
	}
}

function isBlank(unit: number): boolean {
	return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
}
