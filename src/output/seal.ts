import { createHash } from 'node:crypto'
import type { Seal } from './output.ts'

// A folder says in its marker what threaddeck wrote; a single file says it in its last line.
const words = 'made by threaddeck, sha256-'
const line = new RegExp(`\\n[^\\n]{0,40}${words}([A-Za-z0-9+/]{43}=)[^\\n]{0,20}\\n?(?:}\\n)?$`)

/** Longer than any seal. */
const LONGEST = 256

/** Ends a file with a line that tells who made it and its hash. */
export function sealBytes(bytes: Uint8Array, [open, close]: Seal): Uint8Array {
	return Buffer.concat([bytes, Buffer.from(`\n${open}${words}${hash(bytes)}${close}`)])
}

/** How many bytes a seal adds; some formats have to say so before it. */
export function sealLength([open, close]: Seal): number {
	return 1 + open.length + words.length + 44 + close.length
}

/** Whether threaddeck wrote these bytes and nobody has changed them since. */
export function isSealed(bytes: Uint8Array): boolean {
	const start = Math.max(bytes.length - LONGEST, 0)
	const found = line.exec(Buffer.from(bytes.subarray(start)).toString('latin1'))
	return found !== null && found[1] === hash(bytes.subarray(0, start + found.index))
}

function hash(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64')
}
