import type { Introduction } from './find-introductions.ts'
import type { BodyLine } from './line-text.ts'
import type { Body } from './split-body.ts'

/** The introduction in force, null where there is none; `slipped`: the line's depth is no evidence of anything. */
export type Claim = Introduction | null | 'slipped'

/** A stretch of quoted lines of one depth under one introduction; blank lines belong to what they stand in. */
export interface ClaimedRun {
	readonly first: number
	end: number
	readonly depth: number
	readonly claim: Claim
}

/**
 * Who wrote the quoted lines if the attribution lines of this one message are to be believed: the introduction in force
 * at a line's depth. Keeps a stack of
 * introductions, one a depth: a new one at a depth ends the deeper ones.
 */
export function claimWriters(body: Body): ClaimedRun[] {
	const runs: ClaimedRun[] = []
	if (body.deepest === 0) return runs
	const stack: (Introduction | undefined)[] = []
	// Only beside deeper lines does a depth say nothing.
	const slipped = body.deepest === 1 ? none : slippedLines(body)
	// Depth at which an introduction leaves open whose the words below it are.
	let doubtful = Number.POSITIVE_INFINITY
	let before: { readonly last: number; readonly depth: number } | null = null
	// The deepest line since the last introduction.
	let deepest = 0
	const open = (introduction: Introduction): void => {
		const own = introduction.depth - 1
		// Apple Mail sets its line inside the quotation; elsewhere the words below it were cut.
		const isSame = introduction.sameDepthFollows && own > 0
		const depth = isSame && stack[own] === undefined ? own : introduction.depth
		// Does Apple Mail's line name its own depth, or did somebody set it outside the quotation? Then References tell
		// whose the words at its depth are, and nothing whose those below.
		const isOpen = introduction.isApple && own > 0 && stack[own] === undefined && !isSame
		// Two in a row: the mark of the second is lost, and with it which of them the words below belong to.
		const isSecond = before?.depth === depth && isDirectlyAbove(body.lines, before.last, introduction.first)
		before = { last: introduction.last, depth }
		const below = isSame && depth > own ? answerBelow(body.lines, introduction.last, own) : 'set apart'
		if (below !== 'set apart') doubtful = own
		else if (isOpen || isSecond) doubtful = depth
		else if (depth <= doubtful) doubtful = Number.POSITIVE_INFINITY
		stack.length = Math.min(stack.length, depth)
		if (!isOpen && below !== 'moved') stack[depth] = introduction
		deepest = depth
	}
	const unsure = [slipped, setInLines(body), body.strays, body.banners].filter(({ size }) => size > 0)
	const isUnsure = (i: number): boolean => unsure.length > 0 && unsure.some((lines) => lines.has(i))
	const claimOf = (line: BodyLine, i: number): Claim => {
		const claim = stack[line.depth] ?? null
		// Below a rule may stand what a company or a list put under the message around this one.
		if (claim?.isUnmarked && line.depth < deepest && rule.test(line.text)) doubtful = line.depth
		deepest = Math.max(deepest, line.depth)
		const isDoubtful = line.depth === doubtful || (line.depth > doubtful && claim === null)
		return isDoubtful || line.role !== undefined || isUnsure(i) ? 'slipped' : claim
	}
	let opened = 0
	for (let i = 0; i < body.lines.length; i++) {
		const line = body.lines[i]!
		if (line.depth > 0) {
			const claim = claimOf(line, i)
			const last = runs.at(-1)
			if (last?.end === i && last.depth === line.depth && last.claim === claim) last.end++
			else runs.push({ first: i, end: i + 1, depth: line.depth, claim })
		}
		const introduction = body.introductions[opened]
		if (introduction?.last === i) {
			open(introduction)
			opened++
		}
	}
	return runs
}

const none: ReadonlySet<number> = new Set()

/** Six words: a sentence, not a list or code. */
const setIn = /^ {4,}(?:\S+ +){5}\S/

/**
 * Sentences set in by four columns, where the first words below an introduction are, or of a quotation that has none: what
 * the writer quotes, turned from HTML into text without a mark, and with no line that says whose it is.
 */
function setInLines({ lines, introductions }: Body): ReadonlySet<number> {
	const found = new Set<number>()
	const quoted = lines.findIndex(({ depth, isBlank }) => depth > 0 && !isBlank)
	const bare = { last: quoted - 1, depth: lines[quoted]?.depth ?? 0, isUnmarked: false }
	const isBare = quoted < (introductions[0]?.last ?? lines.length)
	for (const { last, depth, isUnmarked } of isBare ? [bare, ...introductions] : introductions) {
		// Set in as a whole instead of marked: these are its words.
		if (isUnmarked) continue
		let first = last + 1
		while (lines[first]?.isBlank) first++
		if (lines[first]?.depth !== depth || !setIn.test(lines[first]?.text ?? '')) continue
		for (let i = first; i < lines.length && (lines[i]?.depth === depth || lines[i]?.isBlank); i++)
			if (/^ {4}/.test(lines[i]?.text ?? '')) found.add(i)
	}
	return found
}

function isDirectlyAbove(lines: readonly BodyLine[], above: number, below: number): boolean {
	for (let i = above + 1; i < below; i++) if (lines[i]?.isBlank === false) return false
	return true
}

const rule = /^\s*[-_]{20,}\s*$/

/**
 * Below an introduction stand words of its own depth: either what it introduces was cut and these are its quoter's, or a
 * program lost the marks of what it introduces. Words one deeper, further down, say the former, unless a sentence runs on
 * into them: then the marks have moved, and neither depth tells.
 */
function answerBelow(
	lines: readonly BodyLine[],
	introduction: number,
	depth: number,
): 'set apart' | 'moved' | 'unmarked' {
	// One line with a mark and no words is code that a program broke before its own.
	const isDeeper = (line: BodyLine | undefined): boolean => line !== undefined && line.depth > depth && !line.isBlank
	for (let i = introduction + 1; i < lines.length; i++) {
		const line = lines[i]
		if (line === undefined || line.kind === 'attribution' || (line.depth < depth && !line.isBlank)) return 'unmarked'
		if (isDeeper(line) && line.kind === 'quoted' && (isDeeper(lines[i + 1]) || threeWords.test(line.text)))
			return runsOn(lines[i - 1], line) ? 'moved' : 'set apart'
	}
	return 'unmarked'
}

const threeWords = /\p{L}{2}.*\s\p{L}{2}.*\s\p{L}{2}/u

/**
 * Lines whose depth says nothing: a program that wraps a quotation leaves marks off the rest of a line, a phone drops one
 * at its start. Where a sentence runs on over a change of depth, the deeper side has kept its marks.
 */
function slippedLines({ lines }: Body): ReadonlySet<number> {
	const slipped = new Set<number>()
	const broken: number[] = []
	for (let start = 0, end = 0; start < lines.length; start = end) {
		end = runEnd(lines, start)
		const first = lines[start]
		const before = lines[start - 1]
		const after = lines[end]
		const depth = first?.depth ?? 0
		const isBesideDeeper = (before?.depth ?? 0) > depth || (after?.depth ?? 0) > depth
		if (depth === 0 || !isBesideDeeper || first?.isBlank) continue
		const last = lines[end - 1]
		const isTail = runsOn(before, first) && (before?.depth ?? 0) > depth
		const isHead = end - start === 1 && runsOn(last, after) && (after?.depth ?? 0) > depth
		const isPressed = end - start === 1 && isOddOneOut(before, first, after)
		const isWhole =
			isBetweenDeeper(before, first, lines[textFrom(lines, end)]) && lines.slice(start, end).every(isUnbreakable)
		const isRest = end - start > 1 && isRewrapped(lines, start, end)
		if (isTail || isHead || isPressed || isWhole || isRest) for (let i = start; i < end; i++) slipped.add(i)
		else if (end - start === 1 && isBetweenDeeper(before, first, after) && isBroken(before, first)) broken.push(start)
	}
	// One may be an answer set right below a full line; a program that wraps does it all the time.
	if (broken.length + slipped.size >= leastSlipped) for (const i of broken) slipped.add(i)
	return slipped
}

const leastSlipped = 3

/** The line above has no room for another word. */
function isBroken(before: BodyLine | undefined, line: BodyLine): boolean {
	return before?.isBlank === false && marksOf(before) + columns(before) + 1 + line.text.search(/\s|$/) >= fullestLine
}

function marksOf({ depth }: BodyLine): number {
	return depth * 2
}

/** A word too long to be wrapped: where a program broke the line before it, it stands alone and without the mark. */
function isUnbreakable({ text }: BodyLine): boolean {
	return /^\s*\S{45,}\s*$/.test(text)
}

function isBetweenDeeper(
	before: BodyLine | undefined,
	line: BodyLine | undefined,
	after: BodyLine | undefined,
): line is BodyLine {
	if (line?.kind !== 'quoted' || before?.kind !== 'quoted' || after?.kind !== 'quoted') return false
	return before.depth > line.depth && after.depth > line.depth && !line.isBlank
}

/**
 * One line between two deeper ones: an answer, or a rest that lost its marks. It is the latter if it reads like no
 * sentence and would have made the line above too long.
 */
function isOddOneOut(before: BodyLine | undefined, line: BodyLine | undefined, after: BodyLine | undefined): boolean {
	if (before === undefined || after === undefined || !isBetweenDeeper(before, line, after)) return false
	if (before.isBlank || after.isBlank) return false
	const isRest = line.text.length <= longestRest && columns(before) + line.text.length >= fullLine
	return isRest && !sentence.test(line.text)
}

/**
 * Lines pressed between deeper ones, the first line above broken where they are: a long line that a program wrapped and
 * marked only at its start. Each line is as long as one margin allows.
 */
function isRewrapped(lines: readonly BodyLine[], start: number, end: number): boolean {
	const [before, first, after] = [lines[start - 1], lines[start], lines[end]]
	if (before?.kind !== 'quoted' || first?.kind !== 'quoted' || before.isBlank) return false
	if (after?.kind !== 'quoted' || after.depth < before.depth || before.depth <= first.depth) return false
	let margin = 0
	let least = Number.POSITIVE_INFINITY
	for (let i = start - 1; i < end; i++) {
		const length = (lines[i]?.text.trimEnd().length ?? 0) + (i < start ? deeperMark : 0)
		margin = Math.max(margin, length)
		if (i + 1 < end) least = Math.min(least, length + 1 + (/^\s*(\S*)/.exec(lines[i + 1]?.text ?? '')?.[0].length ?? 0))
	}
	return margin >= fullLine && margin <= least
}

const deeperMark = 2

/** Begins and ends as sentences do, a closing bracket last only where there are words. */
const sentence = /^["'“(]*\p{Lu}(?:.*[.!?:]|.*\s\p{Ll}.*\))["'”]*\s*$/u

/** Columns from which on programs wrap, quote marks set aside; a rest is shorter. */
const fullLine = 60
const fullestLine = 72
const longestRest = 60

function columns({ text }: BodyLine): number {
	return text.replaceAll('\t', ' '.repeat(8)).length
}

/** Index of the next line that is not blank. */
function textFrom(lines: readonly BodyLine[], start: number): number {
	let at = start
	while (lines[at]?.isBlank) at++
	return at
}

/** Index behind the lines of one depth that follow each other without a blank one; a blank one stands alone. */
function runEnd(lines: readonly BodyLine[], start: number): number {
	const first = lines[start]
	let end = start + 1
	if (first?.isBlank) return end
	while (lines[end]?.depth === first?.depth && lines[end]?.isBlank === false) end++
	return end
}

/** The shortest line that a program would have wrapped. */
const shortestWrapped = 50

function runsOn(line: BodyLine | undefined, next: BodyLine | undefined): boolean {
	if (line?.kind !== 'quoted' || next?.kind !== 'quoted' || line.text.length < shortestWrapped) return false
	return /^\p{Ll}/u.test(next.text) && /[\p{L},]\s*$/u.test(line.text)
}
