import { foldBlanks, isUnspaced } from '../text/fold-text.ts'

/** Running text, or lines that stand as their author set them. */
export type SetPiece =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'code'; readonly source: string }

/**
 * What of a quote's running text keeps its lines: the items of a list, what is set in like code, and lines that end long
 * before they had to, as those of a log, a table or a listing. All else was wrapped by a mail program, and is set anew.
 *
 * @param source from the first word to the last, with the author's line breaks
 * @param column in which the source begins within its line
 */
export function setLines(source: string, column: number): SetPiece[] {
	const pieces: SetPiece[] = []
	let indent = column
	for (const paragraph of source.split(/\n(?:[ \t]*\n)+/)) {
		const next = setParagraph(paragraph.split('\n'), indent)
		const [last, first] = [pieces.at(-1), next[0]]
		if (last?.kind === 'code' && first?.kind === 'code') {
			pieces[pieces.length - 1] = { kind: 'code', source: `${last.source}\n\n${first.source}` }
			next.shift()
		}
		for (const piece of next) pieces.push(piece)
		indent = 0
	}
	return pieces.filter((piece) => piece.kind === 'code' || piece.text !== '')
}

function setParagraph(lines: readonly string[], column: number): SetPiece[] {
	if (isComment(lines)) return [codePiece(lines)]
	const prompt = lines.findIndex((line, i) => (i > 0 || column === 0) && isPrompt(line))
	if (prompt === 0) return setSession(lines)
	const items = itemsOf(lines)
	if (items.length > 1) return items.map(textPiece)
	if (prompt > 0) return [...setParagraph(lines.slice(0, prompt), column), ...setSession(lines.slice(prompt))]
	const widths = lines.map((line, i) => columnsOf(line.trimEnd()) + (i === 0 ? column : 0))
	const isKept = keptBreaks(lines, widths)
	const isListing = LIKE_CODE.test(lines[0]!) && !lines[0]!.endsWith(':')
	const whole = isListing ? setStretch(lines, isKept) : []
	if (whole[0]?.kind === 'code') return whole
	const isCode = codeLinesOf(lines, column, isKept)
	const pieces: SetPiece[] = []
	for (let start = 0; start < lines.length; ) {
		const isSetIn = isCode[start]!
		const goesOn = (i: number) => isCode[i] === isSetIn || (!isSetIn && !isKept(i - 1))
		let end = start + 1
		while (end < lines.length && goesOn(end)) end++
		const stretch = lines.slice(start, end)
		const offset = start
		if (isSetIn) pieces.push(codePiece(stretch))
		else pieces.push(...setStretch(stretch, (i) => isKept(offset + i)))
		start = end
	}
	return pieces
}

/**
 * Which lines are code: those that are set in far, and those right above them that are set in at all and no sentence. All
 * of them where most are, and the others are no letter's.
 */
function codeLinesOf(lines: readonly string[], column: number, isKept: (i: number) => boolean): boolean[] {
	const isCode = lines.map((line, i) => SET_IN.test(line) && (i > 0 || column === 0))
	for (let end = 1; end < lines.length; end++) {
		if (!isCode[end] || isCode[end - 1] || !isKept(end - 1)) continue
		let start = end
		while (start > 0 && !isCode[start - 1] && LEADS_IN.test(lines[start - 1]!)) start--
		const isItem = start > 0 && markOf(lines[start - 1]!) !== ''
		const leads = lines.slice(start, end)
		if (isItem || (start === 0 && column > 0) || leads.some(isProse)) continue
		isCode.fill(true, start, end)
	}
	const belongs = (line: string, i: number) =>
		isCode[i] || (!isProse(line) && (LEADS_IN.test(line) || LIKE_CODE.test(line) || (i > 0 && !isKept(i - 1))))
	const isListing = column === 0 && isCode.filter(Boolean).length * 2 > lines.length && lines.every(belongs)
	return isListing ? isCode.fill(true) : isCode
}

/** A line that stands as a sentence's words do, or announces what stands below it. */
function isProse(line: string): boolean {
	return markOf(line) !== '' || (!LIKE_CODE.test(line) && SENTENCE.test(line))
}

/** A command, and what it had to say. */
function setSession(lines: readonly string[]): SetPiece[] {
	const after = lines.findLastIndex(isPrompt) + 1
	const rest = lines.slice(after)
	const isSaid = /[.!?:,]$/.test(rest.at(-1) ?? '') && rest.some(isProse) && !rest.some((line) => LIKE_CODE.test(line))
	if (!isSaid) return [codePiece(lines)]
	return [codePiece(lines.slice(0, after)), ...setParagraph(rest, 0)]
}

/** Whether a command stands behind a shell's prompt. A "#" may be a heading's, so what follows must look like one. */
function isPrompt(line: string): boolean {
	const [, host, sign, command = ''] = PROMPT.exec(line) ?? []
	return sign === '$' || host !== undefined || (sign === '#' && LIKE_COMMAND.test(command))
}

/** Lines of one kind: each alone, with what was wrapped of it, when nearly all of them end of their author's will. */
function setStretch(lines: readonly string[], isKept: (i: number) => boolean): SetPiece[] {
	const breaks = lines.length - 1
	const kept = lines.slice(1).filter((_, i) => isKept(i)).length
	if (kept * 3 < breaks * 2 || breaks === 0) return [textPiece(lines)]
	const likeCode = lines.filter((line) => LIKE_CODE.test(line)).length
	if (lines.length > 2 && likeCode * 2 > lines.length) return [codePiece(lines)]
	const starts = lines.flatMap((_, i) => (i === 0 || isKept(i - 1) ? [i] : []))
	return starts.map((start, i) => textPiece(lines.slice(start, starts[i + 1])))
}

/** A comment's lines begin with one asterisk each, which may stand alone; a list's items say something. */
function isComment(lines: readonly string[]): boolean {
	return (
		lines.length > 2 &&
		lines.every((line) => /^[ \t]*\*(?:\s|$)/.test(line)) &&
		lines.some((line) => line.trim() === '*')
	)
}

/** The lines of each item, when two or more of a paragraph's lines begin with marks of one kind. */
function itemsOf(lines: readonly string[]): string[][] {
	const marks = lines.map(markOf)
	const mark = marks.find((one, i) => one !== '' && marks.indexOf(one, i + 1) > 0)
	const items: string[][] = [[]]
	lines.forEach((line, i) => {
		if (mark !== undefined && marks[i] === mark && items.at(-1)!.length > 0) items.push([line])
		else items.at(-1)!.push(line)
	})
	return items
}

/** The mark that a line begins with, whatever its number; "" where it begins with none. */
function markOf(line: string): string {
	const [mark = ''] = MARK.exec(line) ?? []
	return mark.trim().replace(/\d+|[a-z](?=[.)])/, '1')
}

/** Whether the break behind a line is the author's own: the next word would have had room on the line. */
function keptBreaks(lines: readonly string[], widths: readonly number[]): (i: number) => boolean {
	// A long address is no measure.
	const room = widths.reduce((most, width, i) => (/\S\s+\S/.test(lines[i]!) ? Math.max(most, width) : most), LEAST_ROOM)
	return (i) => {
		const next = lines[i + 1]!.trimStart()
		if (lines[i]!.endsWith(':') && SET_IN.test(lines[i + 1]!)) return true
		// A blank at the end is format=flowed's mark of a line that goes on (RFC 3676).
		if (/[ \t]$/.test(lines[i]!) || widths[i]! + 1 + firstWord(next) > room) return false
		const goesOn =
			/^\p{Ll}/u.test(next) && (widths[i]! > SHORT || (lines[i]!.endsWith(',') && SENTENCE.test(lines[i]!)))
		return !goesOn
	}
}

/** Of the first word of a text; of one written without blanks, a character. */
function firstWord(text: string): number {
	return isUnspaced(text.charAt(0)) ? 2 : columnsOf(text.slice(0, text.search(/\s|$/)))
}

/** Ideographs and their like are two columns wide. */
function columnsOf(text: string): number {
	let columns = text.length
	for (const character of text) if (character > '\u2e7f' && isUnspaced(character)) columns++
	return columns
}

function codePiece(lines: readonly string[]): SetPiece {
	return { kind: 'code', source: lines.join('\n') }
}

function textPiece(lines: readonly string[]): SetPiece {
	return { kind: 'text', text: foldBlanks(lines.join('\n')).text.trim() }
}

/** Four columns of blanks or more before the first word. */
const SET_IN = /^(?: {4}| {0,3}\t)\s*\S/

/** Blanks that are fewer. */
const LEADS_IN = /^ {1,3}\S/

const PROMPT = /^[ \t]*(\[?[\w.-]{1,40}@[\w.-]{1,60}(?:[: ][^\s\]$#]{1,99})?\]?)?([$#]) ([^\s\d].*)/
/** A program with an option, a path or a sign that shells know. */
const LIKE_COMMAND = /^[a-z./][\w./-]*(?:$| .*(?: -\w|[/<>|=;$_]))/

/** Four words in a row, or what announces something. */
const SENTENCE = /(?<!\p{L})\p{L}{2,40}(?: [\p{L}'’-]{1,40}[,.]?){3}|:$/u

/** Bullets, numbers of items, of references and of versions. */
const MARK = /^[ \t]{0,8}(?:(?:[-*+•]|\(?(?:\d{1,3}|[a-z])[.)]|v\d{1,3}:)(?=[ \t])|\[\d{1,3}\])/

/** What stands in most lines of a log, of data or of code, and in few of a letter. */
const LIKE_CODE = /[{}<>=;$|_#\\@]|->|\d{3}|^ *(?:[^\s:]+: \S|"[^"]*" *:|\/\w)/

/** Nobody wraps mail at fewer columns than these. */
const LEAST_ROOM = 60
/** A line no longer than this was not wrapped, whatever the next one begins with. */
const SHORT = 48
