import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { nearest } from '../text/nearest.ts'
import type { Placed, Status, StatusWord } from './outline.ts'
import type { BodyLine } from './scan-lines.ts'
import { shown } from './shown.ts'

const statusWords: readonly StatusWord[] = ['open', 'agreed', 'rejected', 'deferred', 'withdrawn']
const form = '`Status: word (dissent: person, person) - text`, where the last two may be missing'

/** Whether a line of text is a status line. */
export function isStatus(text: string): boolean {
	return /^ {0,3}status[ \t]*:/i.test(text)
}

/** Reads a status line; null with a `bad-status` when it does not have the form. */
export function parseStatus(line: BodyLine): { status: Status | null; diagnostics: Diagnostic[] } {
	const { text, place: start } = line
	const at = (index: number) => ({ ...start, column: start.column + index })
	const afterColon = text.indexOf(':') + 1
	const rest = text.slice(afterColon).trim()
	const place = at(text.search(/\S/))
	const written = /^[^\s(),.;:–—-]*/.exec(rest)![0]
	const word = statusWords.find((known) => known === written.toLowerCase())
	if (!word) {
		const near = nearest(written, statusWords)
		const hint = near ? `Did you mean "${near}"?` : 'Write one of them, for example `Status: open`.'
		const came = written === '' ? 'no status word' : shown(written)
		return bad(
			at(text.indexOf(rest, afterColon)),
			`The status must be one of ${statusWords.join(', ')}; ${came} came.`,
			hint,
		)
	}
	const tail = rest.slice(word.length)
	const dissentPart = /^[ \t]*\([ \t]*dissent[ \t]*:([^()]*)\)/i.exec(tail)
	const remark = tail.slice(dissentPart?.[0].length ?? 0).trim()
	if (remark !== '' && !/^[-–—]{1,3}(?:\s|$)/.test(remark)) {
		return bad(
			at(text.lastIndexOf(remark)),
			`${shown(remark)} came where a status line ends or goes on with " - text".`,
			`Write ${form}.`,
		)
	}
	const namesAt = text.indexOf(':', afterColon) + 1
	const dissent = dissentPart ? names(dissentPart[1]!, (index) => at(namesAt + index)) : []
	if (dissentPart && dissent.length === 0) return bad(place, 'The dissent names nobody.', `Write ${form}.`)
	return { status: { word, dissent, text: remark.replace(/^[-–—]+/, '').trim() || null, place }, diagnostics: [] }
}

function bad(place: Status['place'], reason: string, hint: string): { status: null; diagnostics: Diagnostic[] } {
	return { status: null, diagnostics: [diagnostic('bad-status', place, reason, hint)] }
}

function names(list: string, at: (index: number) => Status['place']): Placed<string>[] {
	const found: Placed<string>[] = []
	let index = 0
	for (const part of list.split(',')) {
		const name = part.trim()
		if (name !== '') found.push({ value: name, place: at(index + part.search(/\S/)) })
		index += part.length + 1
	}
	return found
}
