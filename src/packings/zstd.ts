import zlib from 'node:zlib'
import type { Packing } from './packing.ts'
import { unpackByProgram } from './unpack-by-program.ts'
import { unpackWith } from './unpack-with.ts'

/** RFC 8878. Node has it from 22.15 on. */
export const zstd: Packing = {
	name: 'zstd',
	magic: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd),
	unpack: (packed) => {
		const { createZstdDecompress: create } = zlib as typeof zlib & {
			createZstdDecompress?: () => NodeJS.ReadWriteStream
		}
		return create === undefined ? unpackByProgram('zstd', packed) : unpackWith('zstd', packed, create())
	},
}
