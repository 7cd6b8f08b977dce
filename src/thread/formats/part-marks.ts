/**
 * Indexes of the lines that archives write between parts of a message, or in the place of one: public-inbox' `[-- Attachment
 * #1 …`, pipermail's `next part` and what it scrubbed, which stand in its mbox files too.
 */
export function partMarks(lines: readonly string[]): number[] {
	const marks: number[] = []
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!
		const first = line.charCodeAt(0)
		if (first !== bracket && first !== hyphen && first !== letterA) continue
		if (!partMark.test(line.slice(0, longestMark))) continue
		marks.push(i)
		if (!scrubbed.test(line)) continue
		while (partField.test(lines[i + 1]?.slice(0, longestMark) ?? '')) marks.push(++i)
	}
	return marks
}

const longestMark = 500
const bracket = 0x5b
const hyphen = 0x2d
const letterA = 0x41
const scrubbed = /^An? (?:non-text|HTML|embedded) .{0,60}was scrubbed/
const partMark = new RegExp(`^\\[-- Attachment #[\\d.]+: .*--\\]$|^-{10,} next part -{10,}$|${scrubbed.source}`)
const partField = /^(?:Name|Type|Size|Desc|URL|Url|From|To|Subject|Date|Message-ID): ?/
