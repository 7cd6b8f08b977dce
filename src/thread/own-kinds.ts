import type { MarkedLine } from './quote-marks.ts'
import type { BlockKind } from './thread.ts'

/**
 * What each of the writer's own lines is: own words, a patch, a trailer, the signature or a list's footer. Lines below
 * depth 0 and those an archive added are left to the caller.
 */
export function ownKinds(
	marked: readonly MarkedLine[],
	depths: readonly number[],
	isArchive: (index: number) => boolean = () => false,
): BlockKind[] {
	const kinds = new Array<BlockKind>(marked.length).fill('own')
	const lastOwn = marked.findLastIndex((line, i) => !isArchive(i) && line.text.trim() !== '')
	let state: 'text' | 'diff' | 'signature' | 'footer' = 'text'
	for (let i = 0; i < marked.length; i++) {
		if ((depths[i] ?? 0) > 0) {
			if (state === 'diff') state = 'text'
			continue
		}
		const text = marked[i]?.text ?? ''
		if (state === 'text' && isPlain(text)) continue
		if (state === 'footer') kinds[i] = 'footer'
		else if (/^(?:-- |--\u00a0|—\s?)$/.test(text) || (text === '--' && lastOwn - i <= longestLooseSignature)) {
			state = 'signature'
			kinds[i] = 'signature'
		} else if (/^_{20,}$|^-{40,}$/.test(text.trim()) && isListFooter(marked, i)) {
			state = 'footer'
			kinds[i] = 'footer'
		} else if (state === 'signature') kinds[i] = 'signature'
		else if (startsDiff(marked, i)) {
			state = 'diff'
			kinds[i] = 'diff'
		} else if (
			state === 'diff' &&
			(/^[ +\-@\\]|^(?:index|old|new|deleted|similarity|dissimilarity|rename|copy|Binary|GIT|Index:|={10})/.test(
				text,
			) ||
				(text === '' && continuesDiff(marked, i)))
		)
			kinds[i] = 'diff'
		else {
			state = 'text'
			if (trailer.test(text) || (trailerKin.test(text) && besideTrailer(marked, i))) kinds[i] = 'trailer'
			else if (/^ \S.{0,200}\|\s+(?:\d+ [+-]*|Bin .*)$|^ \d+ files? changed/.test(text)) kinds[i] = 'diff'
		}
	}
	return kinds
}

/** Blank, or begun by a letter that nothing but running text begins with: half of all lines, which need no closer look. */
function isPlain(text: string): boolean {
	const first = text.charCodeAt(0)
	return text === '' || (first >= smallA && first <= smallZ && first !== smallD)
}

const smallA = 0x61
const smallD = 0x64
const smallZ = 0x7a

const trailer = /^[A-Z][A-Za-z]*(?:-[A-Za-z]+){0,4}-[Bb]y: \S/
const trailerKin = /^(?:Fixes|Link|Cc|CC|Closes|BugLink|Buglink|Message-Id|Reviewed|References): \S/
/** A signature is a few lines; a line "--" further up is an author's rule. */
const longestLooseSignature = 12

function startsDiff(marked: readonly MarkedLine[], i: number): boolean {
	const text = marked[i]?.text ?? ''
	if (text.startsWith('diff --git ') || text.startsWith('Index: ')) return true
	if (/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/.test(text)) return true
	return /^--- \S/.test(text) && /^\+\+\+ \S/.test(marked[i + 1]?.text ?? '')
}

/** Some programs strip the one blank of an empty context line. */
function continuesDiff(marked: readonly MarkedLine[], i: number): boolean {
	const next = marked[i + 1]?.text ?? ''
	return /^[+@ ]|^-(?!- ?$)|^diff --git /.test(next)
}

function besideTrailer(marked: readonly MarkedLine[], i: number): boolean {
	return [i - 1, i + 1].some(
		(j) =>
			trailer.test(marked[j]?.text ?? '') ||
			(trailerKin.test(marked[j]?.text ?? '') && [j - 1, j + 1].some((k) => trailer.test(marked[k]?.text ?? ''))),
	)
}

/** The rule above what a list's server appends to every mail. */
function isListFooter(marked: readonly MarkedLine[], i: number): boolean {
	let lines = 0
	for (let j = i + 1; j < marked.length; j++) {
		const text = marked[j]?.text ?? ''
		if (text.trim() !== '') lines++
		if (lines > 8) return false
	}
	return marked
		.slice(i + 1, i + 8)
		.some((line) => /mailing list|unsubscribe|listinfo|lists?\.[\w-]+\.\w|@[\w.-]+\/?$/i.test(line.text))
}
