import type { Packing } from './packing.ts'
import { unpackByProgram } from './unpack-by-program.ts'

/** Node has no way to unpack it. */
export const xz: Packing = {
	name: 'xz',
	magic: Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
	unpack: (packed) => unpackByProgram('xz', packed),
}
