/** Bytes with the path they came from, as a person would write it (relative where they gave it so). */
export interface SourceFile {
	readonly path: string
	readonly bytes: Uint8Array
	/** Of an excerpt: the line of the whole file in which the byte at this index stands. */
	readonly lineAt?: (index: number) => number
	/** Of an mbox that was looked through already: its messages. */
	readonly messages?: readonly MessageRange[] | undefined
}

/** Where a message of an mbox lies, in offsets from its start. */
export interface MessageRange {
	/** Of its `From ` line. */
	readonly start: number
	/** Of its first header. */
	readonly content: number
	/** Behind its last byte, where a Content-Length proved true (mboxcl2); else null, and it ends where the next starts. */
	readonly end: number | null
}

/** Bytes that stay where they are until they are asked for: a file of any size, or memory. */
export interface ByteSource {
	readonly size: number
	/** Fills `into` with what stands at `position`, as far as there is something, and returns how many bytes that are. */
	readonly read: (into: Uint8Array, position: number) => number
	/** All of it, in memory. */
	readonly bytes: () => Uint8Array
	/** Where it stays in a file: what another thread of execution needs to open the same. */
	readonly file?: KnownFile
}

/** A file, and what would be different if it were changed or replaced. */
export interface KnownFile {
	readonly path: string
	readonly size: number
	readonly ino: number
	readonly mtimeMs: number
}

/** Bytes in memory. */
export function inMemory(bytes: Uint8Array): ByteSource {
	return {
		size: bytes.length,
		read: (into, position) => {
			const found = bytes.subarray(position, position + into.length)
			into.set(found)
			return found.length
		},
		bytes: () => bytes,
	}
}

/** A file to be written: `path` is relative to the output, with forward slashes, never leaving it. */
export interface OutputFile {
	readonly path: string
	readonly bytes: Uint8Array
}

/** Where something stands in a text: lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
	readonly file: string
	readonly line: number
	readonly column: number
}
