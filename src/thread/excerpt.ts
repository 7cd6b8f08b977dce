import type { ByteSource, SourceFile } from '../source-file.ts'
import { newline } from './formats/mbox-separator.ts'

/** Ranges of a file, one behind the other, as a file of which each line still knows its number. */
export function excerpt(
	path: string,
	source: ByteSource,
	ranges: readonly { readonly start: number; readonly end: number }[],
): SourceFile {
	const bytes = Buffer.allocUnsafe(ranges.reduce((size, { start, end }) => size + end - start, 0))
	let filled = 0
	for (const { start, end } of ranges) {
		filled += source.read(bytes.subarray(filled, filled + end - start), start)
	}
	const offsetOf = (index: number): number => {
		let before = 0
		for (const { start, end } of ranges) {
			if (index < before + end - start) return start + index - before
			before += end - start
		}
		return source.size
	}
	return { path, bytes: bytes.subarray(0, filled), lineAt: (index) => lineOf(source, offsetOf(index)) }
}

/** Only a finding asks for it: counting takes as long as finding the thread did. */
function lineOf(source: ByteSource, offset: number): number {
	const window = Buffer.allocUnsafe(Math.min(1024 * 1024, source.size))
	let line = 1
	for (let at = 0; at < offset; ) {
		const read = source.read(window.subarray(0, Math.min(window.length, offset - at)), at)
		if (read === 0) break
		const bytes = window.subarray(0, read)
		for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, end + 1)) line++
		at += read
	}
	return line
}
