import { type LineText, type Trait, trait } from './line-text.ts'
import type { BlockKind } from './thread.ts'

/**
 * What each of the writer's own lines is: own words, a patch, a trailer, the signature or a list's footer. Lines below
 * depth 0 and those an archive added are left to the caller.
 */
export function ownKinds(
	lines: readonly LineText[],
	depths: readonly number[],
	isArchive: (index: number) => boolean = () => false,
): BlockKind[] {
	const kinds = new Array<BlockKind>(lines.length).fill('own')
	const lastOwn = lines.findLastIndex((line, i) => !isArchive(i) && !line.isBlank)
	let state: 'text' | 'diff' | 'signature' | 'footer' = 'text'
	for (let i = 0; i < lines.length; i++) {
		if ((depths[i] ?? 0) > 0) {
			if (state === 'diff') state = 'text'
			continue
		}
		const line = lines[i]!
		if (state === 'text' && line.has(running)) continue
		const { text } = line
		if (state === 'footer') kinds[i] = 'footer'
		else if (line.has(signatureMark) || (text === '--' && lastOwn - i <= longestLooseSignature)) {
			state = 'signature'
			kinds[i] = 'signature'
		} else if (line.has(rule) && isListFooter(lines, i)) {
			state = 'footer'
			kinds[i] = 'footer'
		} else if (state === 'signature') kinds[i] = 'signature'
		else if (startsDiff(lines, i)) {
			state = 'diff'
			kinds[i] = 'diff'
		} else if (state === 'diff' && (line.has(withinDiff) || (text === '' && continuesDiff(lines, i)))) kinds[i] = 'diff'
		else {
			state = 'text'
			if (line.has(trailer) || (line.has(trailerKin) && besideTrailer(lines, i))) kinds[i] = 'trailer'
			else if (line.has(diffStat)) kinds[i] = 'diff'
		}
	}
	return kinds
}

const signatureMark = matching(/^(?:-- |--\u00a0|—\s?)$/)
const rule = trait((text) => /^_{20,}$|^-{40,}$/.test(text.trim()))
const trailer = matching(/^[A-Z][A-Za-z]*(?:-[A-Za-z]+){0,4}-[Bb]y: \S/)
const trailerKin = matching(/^(?:Fixes|Link|Cc|CC|Closes|BugLink|Buglink|Message-Id|Reviewed|References): \S/)
const diffStat = matching(/^ \S.{0,200}\|\s+(?:\d+ [+-]*|Bin .*)$|^ \d+ files? changed/)
const opensDiff = matching(/^diff --git |^Index: |^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/)
const oldFile = matching(/^--- \S/)
const withinDiff = matching(
	/^[ +\-@\\]|^(?:index|old|new|deleted|similarity|dissimilarity|rename|copy|Binary|GIT|Index:|={10})/,
)
/** Nothing but running text: most lines. */
const running = trait((text) => text !== '--' && !special.some(({ test }) => test(text)))
const special = [signatureMark, rule, trailer, trailerKin, diffStat, opensDiff, oldFile]

function matching(pattern: RegExp): Trait {
	return trait((text) => pattern.test(text))
}

/** A signature is a few lines; a line "--" further up is an author's rule. */
const longestLooseSignature = 12

function startsDiff(lines: readonly LineText[], i: number): boolean {
	const line = lines[i]!
	return line.has(opensDiff) || (line.has(oldFile) && /^\+\+\+ \S/.test(lines[i + 1]?.text ?? ''))
}

/** Some programs strip the one blank of an empty context line. */
function continuesDiff(lines: readonly LineText[], i: number): boolean {
	const next = lines[i + 1]?.text ?? ''
	return /^[+@ ]|^-(?!- ?$)|^diff --git /.test(next)
}

function besideTrailer(lines: readonly LineText[], i: number): boolean {
	const has = (j: number, trait: Trait): boolean => lines[j]?.has(trait) === true
	return [i - 1, i + 1].some(
		(j) => has(j, trailer) || (has(j, trailerKin) && [j - 1, j + 1].some((k) => has(k, trailer))),
	)
}

/** The rule above what a list's server appends to every mail. */
function isListFooter(lines: readonly LineText[], i: number): boolean {
	let below = 0
	for (let j = i + 1; j < lines.length; j++) {
		if (!lines[j]!.isBlank) below++
		if (below > 8) return false
	}
	return lines
		.slice(i + 1, i + 8)
		.some((line) => /mailing list|unsubscribe|listinfo|lists?\.[\w-]+\.\w|@[\w.-]+\/?$/i.test(line.text))
}
