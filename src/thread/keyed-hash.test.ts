import { expect, test } from 'vitest'
import { keyedHash } from './keyed-hash.ts'

test('is HalfSipHash-1-3, as the vectors of Linux have it', () => {
	const bytes = Uint8Array.from({ length: 8 }, (_, i) => i)
	const key = { first: 0x03020100, second: 0x07060504 }
	const hashes = [0, 1, 2, 3, 4, 5, 6, 7].map((length) => keyedHash(key, new DataView(bytes.buffer), 0, length) >>> 0)
	expect(hashes).toEqual([
		0x5814c896, 0xe7e864ca, 0xbc4b0e30, 0x01539939, 0x7e059ea6, 0x88e3d89b, 0xa0080b65, 0x9d38d9d6,
	])
})
