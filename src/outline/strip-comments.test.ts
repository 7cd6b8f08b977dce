import { expect, test } from 'vitest'
import { stripComments } from './strip-comments.ts'

test.each([
	['text', false, 'text', 0, null, false],
	['two spaces at the end  ', false, 'two spaces at the end  ', 0, null, false],
	['## One <!-- x -->', false, '## One', 0, null, false],
	['<!-- x --> ## One', false, ' ## One', 10, null, false],
	['a <!-- x --> b', false, 'a            b', 0, null, false],
	['<!-- x --><!-- y -->z', false, 'z', 20, null, false],
	['a <!-- x', false, 'a', 0, 2, true],
	['x --> b', true, ' b', 5, null, false],
	['x', true, '', 0, null, true],
	['x --> b <!-- c', true, ' b', 5, 8, true],
	['<!--> a', false, ' a', 5, null, false],
	['<!---> a', false, ' a', 6, null, false],
	['<!-<!-- -->- x -->', false, '<!-        - x -->', 0, null, false],
	['`<!--` is the mark', false, '`<!--` is the mark', 0, null, false],
	['` <!-- x --> a lone tick', false, '`            a lone tick', 0, null, false],
] as const)('%j', (line, isOpen, text, start, opensAt, isOpenAfter) => {
	expect(stripComments(line, isOpen)).toEqual({ text, start, opensAt, isOpen: isOpenAfter })
})
