/** Two numbers of 32 bits. */
export interface HashKey {
	readonly first: number
	readonly second: number
}

/**
 * HalfSipHash-1-3 (Aumasson and Bernstein 2012; "hsiphash" in Linux): a hash of 32 bits. Under a secret key nobody can write
 * lines that all have the same one.
 */
export function keyedHash(key: HashKey, bytes: DataView, from: number, to: number): number {
	let v0 = key.first
	let v1 = key.second
	let v2 = v0 ^ 0x6c796765
	let v3 = v1 ^ 0x74656462
	const words = (to - from) >>> 2
	const tail = from + 4 * words
	let last = (to - from) << 24
	for (let i = tail; i < to; i++) last |= bytes.getUint8(i) << (8 * (i - tail))
	// The words, the last bytes and the length, and three rounds of nothing.
	for (let i = 0; i < words + 4; i++) {
		const word = i < words ? bytes.getInt32(from + 4 * i, true) : i === words ? last : 0
		if (i === words + 1) v2 ^= 0xff
		v3 ^= word
		v0 = (v0 + v1) | 0
		v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
		v0 = (v0 << 16) | (v0 >>> 16)
		v2 = (v2 + v3) | 0
		v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
		v0 = (v0 + v3) | 0
		v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
		v2 = (v2 + v1) | 0
		v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
		v2 = (v2 << 16) | (v2 >>> 16)
		v0 ^= word
	}
	return v1 ^ v3
}

/** Another one in every run: nothing that is written may depend on it. */
export function secretKey(): HashKey {
	return { first: (Math.random() * 2 ** 32) | 0, second: (Math.random() * 2 ** 32) | 0 }
}
