import { expect, test } from 'vitest'
import { isStatus, parseStatus } from './parse-status.ts'

const place = { file: 'talk.md', line: 7, column: 1 }

test.each([
	['Status: open', 'open', [], null],
	['Status: WITHDRAWN', 'withdrawn', [], null],
	['status:deferred - until v5', 'deferred', [], 'until v5'],
	['Status: agreed – on the list', 'agreed', [], 'on the list'],
	['Status: agreed (dissent: A. Bee)', 'agreed', ['A. Bee@26'], null],
	['  Status: rejected(dissent: A,  B ) -- (no) consensus', 'rejected', ['A@29', 'B@33'], '(no) consensus'],
	['Status: open -', 'open', [], null],
])('%s', (text, word, dissent, remark) => {
	const { status, diagnostics } = parseStatus({ kind: 'text', text, place })
	expect(diagnostics).toEqual([])
	expect(status?.word).toBe(word)
	expect(status?.dissent.map((name) => `${name.value}@${name.place.column}`)).toEqual(dissent)
	expect(status?.text).toBe(remark)
	expect(status?.place.column).toBe(text.search(/\S/) + 1)
})

test.each([
	['Status:', /no status word/],
	['Status: opened', /"open"/],
	['Status: decided', /must be one of/],
	['Status: open to all', /"to all"/],
	['Status: open (A)', /"\(A\)"/],
	['Status: open (dissent: )', /names nobody/],
	['Status: open (dissent: A', /"\(dissent: A"/],
	['Status: open -text', /"-text"/],
])('%s is bad', (text, words) => {
	const { status, diagnostics } = parseStatus({ kind: 'text', text, place })
	expect(status).toBeNull()
	expect(diagnostics.map(({ code }) => code)).toEqual(['bad-status'])
	expect(`${diagnostics[0]?.reason} ${diagnostics[0]?.hint}`).toMatch(words)
})

test.each([
	['Status: x', true],
	['STATUS :', true],
	['    Status: x', false],
	['Statuses: x', false],
	['The Status: x', false],
])('%s: a status line is %s', (text, expected) => {
	expect(isStatus(text)).toBe(expected)
})
