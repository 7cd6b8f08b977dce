import { stage } from './stage.ts'

/** In how many columns the sides stand where each is named in short: on the title and in the summary. */
export function gridColumns(sides: number): number {
	return sides === 4 ? 4 : Math.min(sides, 3)
}

/** How wide each of the columns is, in px. */
export function gridWidth(sides: number): number {
	const columns = gridColumns(sides)
	return (stage.inner - stage.columnGap * (columns - 1)) / columns
}

/** A side's name there, and what is said of it: their faces, and their lines in px. */
export const labelFace = { face: 'sansBold', size: 19 } as const
export const labelLine = 24
export const textFace = { face: 'sans', size: 16 } as const
export const textLine = 22

/**
 * How high the grid is, in px: what is said of a side stands beside what is said of the others in its row.
 *
 * @param parts heights of what stands one below the other in a side
 */
export function gridHeight<Side>(sides: readonly Side[], parts: readonly ((side: Side) => number)[]): number {
	const columns = gridColumns(sides.length)
	let height = 0
	for (let i = 0; i < sides.length; i += columns) {
		const row = sides.slice(i, i + columns)
		const highest = parts.map((part) => Math.max(...row.map(part)))
		height += stage.sideRule + highest.reduce((sum, one) => sum + one, 0) + (i > 0 ? stage.rowGap : 0)
	}
	return height
}
