import type { Body, Introduction } from './split-body.ts'

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
	return body.lines.map((line, i) => {
		const introduction = endingAt.get(i)
		if (introduction !== undefined) {
			const own = introduction.depth - 1
			// Apple Mail sets its line inside the quotation; elsewhere the words below it were cut.
			const depth = introduction.sameDepthFollows && own > 0 && stack[own] === undefined ? own : introduction.depth
			stack.length = Math.min(stack.length, depth)
			stack[depth] = introduction
		}
		if (line.depth === 0) return null
		if (slipped(body, i)) return 'slipped'
		return stack[line.depth] ?? null
	})
}

/**
 * A single line at a depth of its own in the middle of a sentence: a mark was dropped or added, by a program that wraps
 * or by a slip of the hand, so its depth says nothing about its writer.
 */
function slipped({ lines }: Body, i: number): boolean {
	const [before, line, after] = [lines[i - 1], lines[i], lines[i + 1]]
	if (line === undefined || line.text.trim() === '') return false
	const aloneBefore = before === undefined || before.depth !== line.depth || before.text.trim() === ''
	const aloneAfter = after === undefined || after.depth !== line.depth || after.text.trim() === ''
	if (!aloneBefore || !aloneAfter) return false
	return continues(line, after) || continues(before, line)
}

type Line = Body['lines'][number]

function continues(line: Line | undefined, next: Line | undefined): boolean {
	if (line === undefined || next === undefined || line.kind !== 'quoted' || next.kind !== 'quoted') return false
	if (line.depth === next.depth) return false
	return /^\p{Ll}/u.test(next.text) && /[\p{L},]\s*$/u.test(line.text) && line.text.length >= 30
}
