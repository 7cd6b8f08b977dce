import { expect, test } from 'vitest'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { reportJson, reportText } from './report.ts'
import { paintFor } from './terminal.ts'

const findings: readonly Diagnostic[] = [
	diagnostic('tail-cut', { file: 'talk.md', line: 20, column: 3 }, 'The thread goes on.', 'Quote the rest.'),
	diagnostic('bad-status', { file: 'talk.md', line: 4, column: 9 }, 'It is "opne".'),
	diagnostic('unknown-person', { file: 'talk.md', line: 4, column: 2 }, 'No "\u001b[2JMarc".', 'Marc Zyngier?'),
	diagnostic('message-unreadable', { file: 'a.mbox', line: 900, column: 1 }, 'It is cut short.'),
]
const plain = paintFor({ write: () => {} }, {})

test('findings stand in the order of their places, one a line, and are counted', () => {
	expect(reportText(findings, plain)).toBe(
		[
			'a.mbox:900:1: warning message-unreadable: It is cut short.',
			'talk.md:4:2: error unknown-person: No "^[[2JMarc". Marc Zyngier?',
			'talk.md:4:9: error bad-status: It is "opne".',
			'talk.md:20:3: warning tail-cut: The thread goes on. Quote the rest.',
			'2 errors, 2 warnings',
			'',
		].join('\n'),
	)
})

test('no finding, no word', () => {
	expect(reportText([], plain)).toBe('')
})

test('JSON has the same order and the place flat', () => {
	const json = reportJson(findings)
	expect(json.map(({ file, line }) => `${file}:${line}`)).toEqual([
		'a.mbox:900',
		'talk.md:4',
		'talk.md:4',
		'talk.md:20',
	])
	expect(json[3]).toEqual({
		code: 'tail-cut',
		severity: 'warning',
		file: 'talk.md',
		line: 20,
		column: 3,
		reason: 'The thread goes on.',
		hint: 'Quote the rest.',
	})
})

test.each([
	['a terminal', { isTTY: true }, {}, true],
	['a pipe', {}, {}, false],
	['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
	['an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true],
	['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, false],
])('colour: %s', (_, stream, env, coloured) => {
	const text = reportText(findings, paintFor({ write: () => {}, ...stream }, env))
	expect(text.includes('\u001b[31merror\u001b[0m')).toBe(coloured)
})
