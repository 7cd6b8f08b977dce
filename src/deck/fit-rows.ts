/** A size of rows of a list: their text and its lines, and what stands between two rows. In px. */
export interface RowScale {
	readonly size: number
	readonly line: number
	readonly gap: number
}

/**
 * Spreads rows over as few slides as possible, in the largest size at which these suffice, about as much on each.
 *
 * @param heightOf a row's height at a scale, without the gap
 * @param headOf how much more it is where the row is the first of its slide
 */
export function fitRows<Row>(
	rows: readonly Row[],
	scales: readonly [RowScale, ...RowScale[]],
	room: number,
	heightOf: (row: Row, scale: RowScale) => number,
	headOf: (row: Row, scale: RowScale) => number = () => 0,
): { pages: Row[][]; scale: RowScale } {
	const ways = scales.map((scale) => {
		const measured = rows.map((row) => ({ row, height: heightOf(row, scale) + scale.gap, head: headOf(row, scale) }))
		return { scale, measured, pages: fill(measured, room) }
	})
	const best = ways.reduce((a, b) => (b.pages.length < a.pages.length ? b : a))
	return { scale: best.scale, pages: balanced(best, room) }
}

/** A row with its heights in px, the gap included. */
interface MeasuredRow<Row> {
	readonly row: Row
	readonly height: number
	readonly head: number
}

function fill<Row>(rows: readonly MeasuredRow<Row>[], room: number): Row[][] {
	const pages: Row[][] = []
	let used = 0
	for (const { row, height, head } of rows) {
		const page = pages.at(-1)
		if (page !== undefined && used + height <= room) {
			page.push(row)
			used += height
		} else {
			pages.push([row])
			used = height + head
		}
	}
	return pages
}

/** The same number of slides with the least room that gives no more of them. */
function balanced<Row>(
	{ measured, pages }: { readonly measured: readonly MeasuredRow<Row>[]; readonly pages: Row[][] },
	room: number,
): Row[][] {
	if (pages.length < 2) return pages
	const step = 12
	let best = pages
	for (let less = room - step; less > 0; less -= step) {
		const tighter = fill(measured, less)
		if (tighter.length > pages.length) break
		best = tighter
	}
	return best
}
