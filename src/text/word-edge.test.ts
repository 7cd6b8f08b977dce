import { describe, expect, it } from 'vitest'
import { endsAtEdge, startsAtEdge } from './word-edge.ts'

/** `|` marks the offset. */
function at(marked: string): [text: string, offset: number] {
	return [marked.replace('|', ''), marked.indexOf('|')]
}

describe('a quotation may start and end', () => {
	it.each([
		'a |safe| thing',
		'|safe|',
		'(|safe|)',
		'"|safe|"',
		'“|safe|”',
		"'|safe|'",
		'`|safe|`',
		'unsafe, |safe|, sane',
		'so |safe|.',
		'is it |safe|?',
		'it is |safe|!',
		'is it |safe|?!',
		'that: |safe|: yes',
		'safe;|safe|;safe',
		'it is…|safe|…',
		'it is...|safe|...',
		'word—|safe|—word',
		'word--|safe|--word',
		'word -- |safe| -- word',
		'word–|safe|–word',
		'and/|or|/not',
		'KVM/|arm64|',
		'call |memcpy|() here',
		"the |users|' data",
		'“|safe|’ she said',
		'|pre|- and post-processing',
		'1, |10|, 100',
		'これは|安全|ではない',
		'使用|Linux|内核',
		'中|文',
		'end.)|(next|',
		'👍|safe|👍',
		'set |--option| to',
		'it is |-1| here',
		'call |!ptr| then',
		'|*nothing*| about',
		'|C++| and',
		'see |1.5| here',
		'see |10,000| here',
		'see |file.c|.',
		'what?|Why|',
		'|foo()|, bar',
		'•|safe|',
	])('%s', (marked) => {
		const [first, second = ''] = marked
			.split('|')
			.map((_, i, all) => all.slice(0, i + 1).join(''))
			.slice(0, -1)
		const text = marked.replaceAll('|', '')
		expect(startsAtEdge(text, first!.length)).toBe(true)
		if (second !== '') expect(endsAtEdge(text, second.length)).toBe(true)
	})
})

describe('a quotation may not start', () => {
	it.each([
		'un|safe',
		'_|name',
		"shouldn|'t",
		"shouldn'|t",
		'shouldn’|t',
		"should|n't",
		'non-|cacheable',
		'non‑|cacheable',
		'non|-cacheable',
		'1.|5',
		'1|.5',
		'.|5',
		'10,|000',
		'10\u00A0|000',
		'10\u202F|000',
		'12:|30',
		'1/|2',
		'5–|10',
		'-|1',
		'is -|1',
		'−|1',
		' –|1',
		'--|option',
		'-|-option',
		'-|v',
		'!|ptr',
		'(!|ptr)',
		'!|(a && b)',
		'*|ptr',
		'&|ptr',
		'~|5',
		'<|5',
		'$|5',
		'€|5',
		'+|5',
		'@|login',
		'#|define',
		'ptr->|field',
		'a=|b',
		'file.|c',
		'.|config',
		'../|lib',
		'/|dev',
		'std::|string',
		'key:|value',
		'e|\u0301',
		'\uD83D|\uDC4D',
		'..|.5',
	])('%s', (marked) => {
		expect(startsAtEdge(...at(marked))).toBe(false)
	})
})

describe('a quotation may not end', () => {
	it.each([
		'safe|ty',
		'name|_',
		"should|n't",
		"shouldn|'t",
		'shouldn|’t',
		"shouldn'|t",
		'non|-cacheable',
		'non-|cacheable',
		'1|.5',
		'1.|5',
		'10|,000',
		'10,|000',
		'10|\u00A0000',
		'12|:30',
		'1|/2',
		'5|–10',
		'5|%',
		'file|.c',
		'file.|c',
		'a|=b',
		'a|!=b',
		'ptr|->field',
		'foo()|->bar',
		'foo()|.bar',
		'C|++',
		'C|#',
		'std|::string',
		'http|://example.org',
		'foo|@example.org',
		'nothing|*',
		'foo.|..',
		'e|\u0301',
	])('%s', (marked) => {
		expect(endsAtEdge(...at(marked))).toBe(false)
	})
})

it('takes no longer on a rule drawn across a page', () => {
	const text = `a${'='.repeat(200_000)}b`
	const edges = Array.from(text, (_, offset) => offset).filter((offset) => offset > 0 && startsAtEdge(text, offset))
	expect(edges).toEqual([])
})
