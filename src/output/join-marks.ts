/**
 * Joins marked content (ISO 32000-1 section 14.6) of a page's drawing that belongs to the same element of the structure
 * and is drawn one after the other.
 *
 * @param isNext whether the second number follows the first in one element; then it is about to be no more
 */
export function joinMarks(drawing: string, isNext: (mark: number, next: number) => boolean): string {
	const made: string[] = []
	let last: number | null = null
	/** Of an end after which nothing was drawn yet. */
	let end: number | null = null
	for (const command of drawing.split('\n')) {
		const mark = /\/MCID (\d+) *>> *BDC$/.exec(command)?.[1]
		if (command === 'EMC') end = made.length
		else if (mark !== undefined && end !== null && last !== null && isNext(last, Number(mark))) {
			made.splice(end, 1)
			end = null
			continue
		} else if (!/^[qQ]$| (?:cm|gs|rg)$| re$|^W\*? n$/.test(command)) end = null
		if (mark !== undefined) last = Number(mark)
		made.push(command)
	}
	return made.join('\n')
}
