/** Bytes with the path they came from, as a person would write it (relative where they gave it so). */
export interface SourceFile {
	readonly path: string
	readonly bytes: Uint8Array
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
