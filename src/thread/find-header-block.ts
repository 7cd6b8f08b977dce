import { type HeaderBlock, isBanner, readHeaderBlock } from './header-block.ts'
import type { MarkedLines } from './quote-marks.ts'
import { indentOf } from './shifted-depths.ts'

/** Cheap test that lets almost every line pass by: could a block of headers begin here? */
export function mayStartHeaderBlock(text: string): boolean {
	return (
		text.length < 300 &&
		((/^[\s*>]*[-_]{2}/.test(text) && isBanner(text)) ||
			/^\s*\*{0,2}(?:From|Von|De|Da|Van|Od|Fra|Från|Lähettäjä|От|Kimden|Date|Sent|To|发件人|寄件者|寄件人|差出人|보낸 ?사람|Feladó|מאת|من)\s?\*{0,2}\s?[:：]/iu.test(
				text,
			))
	)
}

/**
 * The block of headers that begins at line `start`. Set in by blanks, it is one only where Outlook wrote it: code and
 * configuration have fields as well.
 */
export function headerBlockAt({ depths, texts }: MarkedLines, start: number, indent: number): HeaderBlock | null {
	const depth = depths[start]!
	let level = depth
	if (isBanner(texts[start]!.text)) {
		// The banner may stand outside the marks of the block it heads.
		let next = start + 1
		while (texts[next]?.isBlank) next++
		level = depths[next] ?? depth
	}
	const block = readHeaderBlock((i) => {
		const line = texts[i]
		if (line === undefined) return null
		if (depths[i] !== level && i !== start && !(i < start + 3 && line.isBlank)) return null
		if (indent === 0 || line.isBlank) return line.text
		return indentOf(line) < indent ? null : line.text.trimStart()
	}, start)
	return indent > 0 && block?.isOutlook === false ? null : block
}
