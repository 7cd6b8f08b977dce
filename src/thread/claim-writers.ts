import type { Introduction } from './find-introductions.ts'
import type { Body, BodyLine } from './split-body.ts'

/** The introduction in force, null where there is none; `slipped`: the line's depth is no evidence of anything. */
export type Claim = Introduction | null | 'slipped'

/**
 * Who wrote each quoted line if the attribution lines of this one message are to be believed: the introduction in force
 * at the line's depth. Keeps a stack of
 * introductions, one a depth: a new one at a depth ends the deeper ones.
 */
export function claimWriters(body: Body): Claim[] {
	const stack: (Introduction | undefined)[] = []
	const endingAt = new Map(body.introductions.map((introduction) => [introduction.last, introduction]))
	const slipped = slippedLines(body)
	// Depth at which an introduction leaves open whose the words below it are.
	let doubtful = Number.POSITIVE_INFINITY
	return body.lines.map((line, i) => {
		const introduction = endingAt.get(i)
		if (introduction !== undefined) {
			const own = introduction.depth - 1
			// Apple Mail sets its line inside the quotation; elsewhere the words below it were cut.
			const isSame = introduction.sameDepthFollows && own > 0
			const depth = isSame && stack[own] === undefined ? own : introduction.depth
			if (isSame && depth > own && !isAnswered(body.lines, i, own)) doubtful = own
			else if (depth <= doubtful) doubtful = Number.POSITIVE_INFINITY
			stack.length = Math.min(stack.length, depth)
			stack[depth] = introduction
		}
		if (line.depth === 0) return null
		if (slipped.has(i) || line.role !== undefined || line.depth === doubtful) return 'slipped'
		return stack[line.depth] ?? null
	})
}

/**
 * Below an introduction stand words of its own depth: either what it introduces was cut and these are its quoter's, or a
 * program lost the marks of what it introduces. Words one deeper, further down, say the former.
 */
function isAnswered(lines: readonly BodyLine[], introduction: number, depth: number): boolean {
	for (let i = introduction + 1; i < lines.length; i++) {
		const line = lines[i]
		if (line === undefined || line.kind === 'attribution' || (line.depth < depth && line.text.trim() !== ''))
			return false
		if (line.depth > depth && line.kind === 'quoted') return true
	}
	return false
}

/**
 * Lines whose depth says nothing: a program that wraps a quotation leaves marks off the rest of a line, a phone drops one
 * at its start. Where a sentence runs on over a change of depth, the deeper side has kept its marks.
 */
function slippedLines({ lines }: Body): ReadonlySet<number> {
	const slipped = new Set<number>()
	for (let start = 0; start < lines.length; ) {
		const end = runEnd(lines, start)
		const [before, first, last, after] = [lines[start - 1], lines[start], lines[end - 1], lines[end]]
		const isTail = runsOn(before, first) && (before?.depth ?? 0) > (first?.depth ?? 0)
		const isHead = end - start === 1 && runsOn(last, after) && (after?.depth ?? 0) > (last?.depth ?? 0)
		if (isTail || isHead) for (let i = start; i < end; i++) slipped.add(i)
		start = end
	}
	return slipped
}

/** Index behind the lines of one depth that follow each other without a blank one. */
function runEnd(lines: readonly BodyLine[], start: number): number {
	let end = start + 1
	const isSame = (line: BodyLine | undefined): boolean =>
		line !== undefined && line.depth === lines[start]?.depth && line.text.trim() !== ''
	while (isSame(lines[start]) && isSame(lines[end])) end++
	return end
}

/** The shortest line that a program would have wrapped. */
const shortestWrapped = 50

function runsOn(line: BodyLine | undefined, next: BodyLine | undefined): boolean {
	if (line?.kind !== 'quoted' || next?.kind !== 'quoted' || line.text.length < shortestWrapped) return false
	return /^\p{Ll}/u.test(next.text) && /[\p{L},]\s*$/u.test(line.text)
}
