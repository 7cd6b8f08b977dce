import { createGunzip } from 'node:zlib'
import type { Packing } from './packing.ts'
import { unpackWith } from './unpack-with.ts'

/** RFC 1952: what public-inbox, b4 and pipermail give out. */
export const gzip: Packing = {
	name: 'gzip',
	magic: Uint8Array.of(0x1f, 0x8b),
	unpack: (packed) => unpackWith('gzip', packed, createGunzip()),
}
