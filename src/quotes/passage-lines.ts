import { isUnspaced } from '../text/fold-text.ts'

/** A range widened to whole lines. */
export function lineAround(source: string, [start, end]: readonly [number, number]): readonly [number, number] {
	const after = source.indexOf('\n', end)
	return [source.lastIndexOf('\n', start - 1) + 1, after < 0 ? source.length : after]
}

/** A range widened to the paragraph: lines up to the blank ones, at most so many in either direction. */
export function paragraphAround(
	source: string,
	range: readonly [number, number],
	mostLines = Number.POSITIVE_INFINITY,
): readonly [number, number] {
	let [start, end] = lineAround(source, range)
	for (let lines = 0; lines < mostLines && start > 0; lines++) {
		const [before] = lineAround(source, [start - 1, start - 1])
		if (source.slice(before, start).trim() === '') break
		start = before
	}
	for (let lines = 0; lines < mostLines && end < source.length; lines++) {
		const [, after] = lineAround(source, [end + 1, end + 1])
		if (source.slice(end, after).trim() === '') break
		end = after
	}
	return [start, end]
}

/** Words of a text; each character of a script without spaces counts as one. */
export function countWords(text: string): number {
	let count = 0
	for (const [word] of text.matchAll(/\S+/g)) {
		let inWord = false
		for (const character of word) {
			if (!/[\p{L}\p{N}]/u.test(character)) continue
			if (isUnspaced(character)) count++
			else if (!inWord) count++
			inWord = !isUnspaced(character)
		}
	}
	return count
}
