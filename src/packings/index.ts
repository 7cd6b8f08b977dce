import { gzip } from './gzip.ts'
import type { Packing } from './packing.ts'
import { xz } from './xz.ts'
import { zstd } from './zstd.ts'

export { type Packing, PackingError } from './packing.ts'

/** Told by their first bytes. */
export const packings: readonly Packing[] = [gzip, zstd, xz]

/** More than any magic number takes. */
export const longestMagic = 8

/** How a file is packed that starts with these bytes; undefined when it is not. */
export function packingOf(start: Uint8Array): Packing | undefined {
	return packings.find(({ magic }) => magic.every((byte, i) => start[i] === byte))
}
