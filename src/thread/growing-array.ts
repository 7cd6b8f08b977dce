/** The array if it has room for so many numbers, else a copy with more room. */
export function withRoom<T extends Int32Array | Float64Array>(array: T, length: number): T {
	if (length <= array.length) return array
	const larger = new (array.constructor as new (length: number) => T)(Math.max(length, 2 * array.length))
	larger.set(array)
	return larger
}
