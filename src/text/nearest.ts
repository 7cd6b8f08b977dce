/** Longer words are compared by their beginning alone: keys, names and addresses are shorter, hostile ones are not. */
const maxLength = 80

/**
 * The candidate somebody most likely meant by `word`, or null when none is close enough to suggest. Compares without
 * regard to case by edit distance (a swap of neighbours counts once), then by shared words ("Gunthorpe", "Gunthorpe,
 * Jason" → "Jason Gunthorpe"), then by a common beginning ("language" → "lang"). A tie goes to the earlier candidate.
 * Only ever a suggestion in a hint: nothing is looked up by it.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
	const wanted = fold(word)
	if (wanted === '') return null
	let best: string | null = null
	let bestScore = Number.POSITIVE_INFINITY
	for (const candidate of candidates) {
		const score = rank(wanted, fold(candidate))
		if (score < bestScore) {
			best = candidate
			bestScore = score
		}
	}
	return best
}

function fold(text: string): string {
	return text.slice(0, maxLength).normalize('NFC').toLowerCase().trim()
}

/** Lower is nearer, infinity is no relation. A small slip beats shared words, and those beat a common beginning. */
function rank(a: string, b: string): number {
	if (b === '') return Number.POSITIVE_INFINITY
	const longer = Math.max(a.length, b.length)
	// One slip in three letters; below four letters one slip would make every short word a neighbour of every other.
	const cutoff = longer < 4 ? 0 : Math.max(1, Math.floor(longer / 3))
	if (Math.abs(a.length - b.length) <= cutoff) {
		const distance = editDistance(a, b)
		if (distance <= cutoff) return distance
	}
	if (sharesWords(a, b)) return maxLength + longer
	const shorter = Math.min(a.length, b.length)
	if (shorter >= 2 && (a.startsWith(b) || b.startsWith(a))) return 2 * maxLength + longer
	return Number.POSITIVE_INFINITY
}

/** All words of the one are words of the other. */
function sharesWords(a: string, b: string): boolean {
	const [first, second] = [words(a), words(b)]
	const [few, many] = first.size <= second.size ? [first, second] : [second, first]
	return few.size > 0 && [...few].every((word) => many.has(word))
}

function words(text: string): Set<string> {
	return new Set(text.match(/[\p{L}\p{N}\p{M}]{2,}/gu))
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
function editDistance(a: string, b: string): number {
	let beforeLast: number[] = []
	let last = Array.from({ length: b.length + 1 }, (_, column) => column)
	for (let row = 1; row <= a.length; row++) {
		const current = [row]
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1]
			let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
			const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
			if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1)
			current.push(cost)
		}
		beforeLast = last
		last = current
	}
	return last[b.length]!
}
