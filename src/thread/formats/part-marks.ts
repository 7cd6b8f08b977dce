/**
 * Indexes of the lines that archives write between parts of a message, or in the place of one: public-inbox' `[-- Attachment
 * #1 …`, pipermail's `next part` and what it scrubbed, which stand in its mbox files too.
 */
export function partMarks(lines: readonly string[]): number[] {
	const marks: number[] = []
	for (let i = 0; i < lines.length; i++) {
		if (!firstOfMark.has(lines[i]!.charCodeAt(0)) || !partMark.test(lines[i]!.slice(0, longestMark))) continue
		marks.push(i)
		if (!scrubbed.test(lines[i]!)) continue
		while (partField.test(lines[i + 1]?.slice(0, longestMark) ?? '')) marks.push(++i)
	}
	return marks
}

const longestMark = 500
/** `[`, `-` and `A`. */
const firstOfMark: ReadonlySet<number> = new Set([0x5b, 0x2d, 0x41])
const scrubbed = /^An? (?:non-text|HTML|embedded) .{0,60}was scrubbed/
const partMark = new RegExp(`^\\[-- Attachment #[\\d.]+: .*--\\]$|^-{10,} next part -{10,}$|${scrubbed.source}`)
const partField = /^(?:Name|Type|Size|Desc|URL|Url|From|To|Subject|Date|Message-ID): ?/
