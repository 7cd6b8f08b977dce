/** A size of rows of a list: their text and its lines, and what stands between two rows. In px. */
export interface RowScale {
	readonly size: number
	readonly line: number
	readonly gap: number
}

/**
 * Spreads rows over as few slides as possible, in the largest size at which these suffice, about as much on each.
 *
 * @param heightOf a row's height at a scale, without the gap; `isFirst` on its slide
 */
export function fitRows<Row>(
	rows: readonly Row[],
	scales: readonly [RowScale, ...RowScale[]],
	room: number,
	heightOf: (row: Row, scale: RowScale, isFirst: boolean) => number,
): { pages: Row[][]; scale: RowScale } {
	const ways = scales.map((scale) => ({ pages: fill(rows, scale, room, heightOf), scale }))
	const [first, ...others] = ways
	const best = others.reduce(
		(a, b) => (b.pages.length < a.pages.length ? b : a),
		first ?? { pages: [], scale: scales[0] },
	)
	return { ...best, pages: balanced(rows, best, room, heightOf) }
}

function fill<Row>(
	rows: readonly Row[],
	scale: RowScale,
	room: number,
	heightOf: (row: Row, scale: RowScale, isFirst: boolean) => number,
): Row[][] {
	const pages: Row[][] = []
	let used = 0
	for (const row of rows) {
		const page = pages.at(-1)
		const height = heightOf(row, scale, false) + scale.gap
		if (page !== undefined && used + height <= room) {
			page.push(row)
			used += height
		} else {
			pages.push([row])
			used = heightOf(row, scale, true) + scale.gap
		}
	}
	return pages
}

/** The same number of slides with the least room that gives no more of them. */
function balanced<Row>(
	rows: readonly Row[],
	{ pages, scale }: { pages: Row[][]; scale: RowScale },
	room: number,
	heightOf: (row: Row, scale: RowScale, isFirst: boolean) => number,
): Row[][] {
	if (pages.length < 2) return pages
	const step = 12
	let best = pages
	for (let less = room - step; less > 0; less -= step) {
		const tighter = fill(rows, scale, less, heightOf)
		if (tighter.length > pages.length) break
		best = tighter
	}
	return best
}
