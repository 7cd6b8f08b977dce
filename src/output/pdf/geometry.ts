/** A transformation (ISO 32000-1 section 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]
export type Box = readonly [left: number, bottom: number, right: number, top: number]

/** 1 pixel in points. */
export const pixel = 0.75
/** A slide's, in pixels. */
export const page: Box = [0, 0, 1280, 720]

/** The operands of `cm`. */
export function numbersOf(line: string): Matrix {
	return line.split(' ').slice(0, 6).map(Number) as unknown as Matrix
}

/** The first, then the second. */
export function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
	return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** Neither turned nor slanted. */
export function isUpright([, b, c]: Matrix): boolean {
	return b === 0 && c === 0
}

/** A point of an upright matrix, in pixels of the page. */
export function at([a, , , d, e, f]: Matrix, x: number, y: number): [number, number] {
	return [(a * x + e) / pixel, (d * y + f) / pixel]
}

/** The box of a path of an upright matrix that is one rectangle, else null. */
export function rectangle(path: string, matrix: Matrix): Box | null {
	const [, ...numbers] = /^(\S+) (\S+) (\S+) (\S+) re(?:\n\w\*?)?\n?$/.exec(path) ?? []
	if (numbers.length === 0 || !isUpright(matrix)) return null
	const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
	const [[left, top], [right, bottom]] = [at(matrix, x, y), at(matrix, x + width, y + height)]
	return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)]
}

/** Around a path of few lines, with the width of a stroke; else null. */
export function bounds(path: string, matrix: Matrix): Box | null {
	if (path.length > 500 || !isUpright(matrix) || path.includes('re')) return null
	const numbers = Array.from(path.matchAll(/-?[\d.]+/g), ([number]) => Number(number))
	const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd))
	const [left, bottom] = at(matrix, Math.min(...(xs ?? [])), Math.min(...(ys ?? [])))
	const [right, top] = at(matrix, Math.max(...(xs ?? [])), Math.max(...(ys ?? [])))
	return [Math.min(left, right) - 1, Math.min(top, bottom) - 1, Math.max(left, right) + 1, Math.max(top, bottom) + 1]
}

export function isWithin([left, bottom, right, top]: Box, outer: Box): boolean {
	// A pixel of Chromium's own rounding counts as nothing.
	return left > outer[0] - 1 && bottom > outer[1] - 1 && right < outer[2] + 1 && top < outer[3] + 1
}

/** A box as a path. */
export function rect([left, bottom, right, top]: Box): string {
	return `${short(left)} ${short(bottom)} ${short(right - left)} ${short(top - bottom)} re`
}

/** The command that sets a matrix where lengths are in pixels. */
export function inPixels(matrix: Matrix): string {
	return `${matrix.map((number, i) => (i < 4 ? exact : short)(number / pixel)).join(' ')} cm`
}

/** The command that undoes what inPixels did. */
export function inverse([a, b, c, d, e, f]: Matrix): string {
	const determinant = a * d - b * c
	const inverted = [d, -b, -c, a, c * f - d * e, b * e - a * f].map((number) => number / determinant)
	return `${inverted.map((number, i) => exact(i < 4 ? number * pixel : number)).join(' ')} cm`
}

/** For factors: five decimals. */
export function exact(number: number): string {
	return String(Math.round(number * 1e5) / 1e5).replace(/^(-?)0\./, '$1.')
}

/** For lengths in pixels: one decimal. */
export function short(number: number): string {
	return String(Math.round(number * 10) / 10).replace(/^(-?)0\./, '$1.')
}
