import type { LineSource } from './archive.ts'
import { foldLine, indexOwnLines, shortestProof } from './own-lines.ts'
import type { BlockKind } from './thread.ts'

/** A line of a message that survives only in quotations. */
export interface RebuiltLine {
	readonly kind: BlockKind
	readonly depth: number
	readonly text: string
	readonly source: LineSource
	/** Words may be missing before this line. */
	readonly afterGap: boolean
}

/** Adds to `text` what only `other` has, each line between the neighbours that both have. */
export function mergeLines(text: readonly RebuiltLine[], other: readonly RebuiltLine[]): readonly RebuiltLine[] {
	const places = new Map<string, number>()
	text.forEach((line, i) => {
		if (isProof(line) && !places.has(foldLine(line.text))) places.set(foldLine(line.text), i)
	})
	const words = indexOwnLines([text.filter((line) => line.depth === 0).map((line) => line.text)])
	const inserts = new Map<number, RebuiltLine[]>()
	// Lines of `text` between which and the one before nothing is missing, as `other` shows.
	const bridged = new Set<number>()
	let pending: RebuiltLine[] = []
	let last = -1
	let gap = true
	let blank: RebuiltLine | null = null
	for (const line of other) {
		gap ||= line.afterGap || line.depth > 0 || line.kind === 'attribution'
		if (line.depth > 0 || line.kind === 'attribution') continue
		if (line.text.trim() === '') {
			blank = line
			continue
		}
		const at = isProof(line) ? places.get(foldLine(line.text)) : undefined
		if (at !== undefined && at <= last && gap) {
			// The quoter took it out of its order.
			if (pending.length > 0) insertBefore(inserts, last + 1, pending)
			pending = []
			last = at
			gap = false
		} else if (at !== undefined && at > last) {
			if (pending.length > 0) {
				insertBefore(inserts, at, followsDirectly(text, last, at) ? pending : withGap(pending))
				if (!gap) bridged.add(at)
			} else if (!gap && followsDirectly(text, last, at)) bridged.add(at)
			pending = []
			last = at
			gap = false
		} else if (at === undefined && isProof(line) && !words.within(line.text, 0)) {
			if (blank !== null && !gap) pending.push({ ...blank, afterGap: false })
			pending.push({ ...line, afterGap: gap })
			gap = false
		} else gap = true
		blank = null
	}
	if (pending.length > 0) insertBefore(inserts, last + 1, pending)
	const merged: RebuiltLine[] = []
	for (let i = 0; i <= text.length; i++) {
		const added = inserts.get(i) ?? []
		merged.push(...added)
		const line = text[i]
		if (line !== undefined) merged.push({ ...line, afterGap: (line.afterGap || added.length > 0) && !bridged.has(i) })
	}
	return merged.map((line, i) => (i === 0 ? { ...line, afterGap: false } : line))
}

function insertBefore(inserts: Map<number, RebuiltLine[]>, index: number, lines: readonly RebuiltLine[]): void {
	inserts.set(index, [...(inserts.get(index) ?? []), ...lines])
}

function withGap([first, ...rest]: readonly RebuiltLine[]): RebuiltLine[] {
	return first === undefined ? [] : [{ ...first, afterGap: true }, ...rest]
}

/** Only blank lines stand between the two in the text that has a gap there. */
function followsDirectly(text: readonly RebuiltLine[], last: number, at: number): boolean {
	return last >= 0 && text.slice(last + 1, at).every((line) => line.text.trim() === '')
}

/** Long enough, and the message's own: the same line elsewhere is the same line. */
export function isProof(line: RebuiltLine): boolean {
	return line.depth === 0 && line.kind !== 'attribution' && line.text.trim().length >= shortestProof
}
