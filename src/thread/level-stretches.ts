import type { MarkedLines } from './quote-marks.ts'

/**
 * Tells whether lines of one depth end without a deeper one. To be asked for ascending indexes: lines are looked at once,
 * however many introductions stand among them.
 */
export function levelStretches({ depths }: MarkedLines): (from: number, depth: number) => boolean {
	let last = { depth: -1, end: 0, isLevel: false }
	return (from, depth) => {
		if (last.depth !== depth || from >= last.end) {
			let end = from
			while (depths[end] === depth) end++
			last = { depth, end, isLevel: !((depths[end] ?? -1) > depth) }
		}
		return last.isLevel
	}
}
