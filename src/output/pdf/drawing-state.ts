import { type Box, inPixels, inverse, isWithin, type Matrix, page, rect, rectangle } from './geometry.ts'

/** What a drawing has chosen before it draws (ISO 32000-1 section 8.4), as far as Chromium uses it. */
export interface State {
	/** From what is drawn to the page, in points. */
	readonly matrix: Matrix
	readonly fill: string
	readonly stroke: string
	/** The command that chose it. */
	readonly gs: string
	/** Null where nothing is cut off. */
	readonly clip: Clip | null
}

interface Clip {
	/** In pixels; null when it is more than a rectangle. */
	readonly box: Box | null
	readonly commands: string
}

/** The clip of a state whose drawing cuts off what lies outside of a path; `how` is the command that says so. */
export function narrow({ matrix, clip }: State, path: string, how: string): Clip | null {
	const box = rectangle(path, matrix)
	if (box === null) {
		const commands = `${clip?.commands ?? ''}${inPixels(matrix)}\n${path}${how}\n${inverse(matrix)}\n`
		return { box: null, commands }
	}
	if (isWithin(page, box)) return clip
	if (clip === null || (clip.box && isWithin(box, clip.box))) return { box, commands: `${rect(box)}\nW n\n` }
	return { box: null, commands: `${clip.commands}${rect(box)}\nW n\n` }
}

/** The clip that something needs: none where it lies within. */
export function clipOf({ clip }: State, box: Box | null): string {
	if (clip === null || (box && clip.box && isWithin(box, clip.box))) return ''
	return clip.commands
}
