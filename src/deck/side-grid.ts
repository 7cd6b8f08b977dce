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
