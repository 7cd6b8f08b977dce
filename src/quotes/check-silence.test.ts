import { describe, expect, it } from 'vitest'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'

const thread = readThreadFixture('thread.txt')

describe('silence', () => {
	it.each([
		[
			'is false where an answer stands below the quotation',
			'> It costs 1.5 ms on average\n\n### back\n(silent)',
			['12:1 not-silent'],
			'Bob Ng answers "It costs 1.5 ms on average" in <b1@example.com> of 2024-03-01, line 5',
		],
		[
			'by the label',
			'> It costs 1.5 ms on average\n\n### Write-back\n(silent)',
			['12:1 not-silent'],
			'"Write-back" is not silent',
		],
		[
			'names the answer to these words',
			'> That is not a problem\n\n### back\n(silent)',
			['12:1 not-silent'],
			'line 11: "You asked nobody who ships the slow board.',
		],
		[
			'is false where a whole message answers',
			'> We measured 7 ms\n\n### through\n(silent)',
			['12:1 not-silent'],
			'Ann Lee answers "We measured 7 ms" in <a2@example.org>',
		],
		[
			'is false where the side is quoted',
			'> We measured 7 ms\n\n### back\n(silent)',
			['12:1 not-silent'],
			'quoted in line 9',
		],
		[
			'is false where a quote of the side was asked for and refused',
			'> It costs 1.5 ms on average\n\n### back\n> It costs 9 ms\n\n(silent)',
			['12:3 quote-not-found', '14:1 not-silent'],
			'quoted in line 12',
		],
		['is true where nobody answers', '> Delete the space and the line break\n\n### through\n(silent)', [], ''],
		['is not broken by somebody on no side', '> Rebuilt words of somebody\n\n### through\n(silent)', [], ''],
	])('%s', (_, body, errors, words) => {
		const checked = checkOutline(thread, body)
		expect(checked.errors).toEqual(errors)
		expect(checked.words).toContain(words)
		expect(checked.oneSided.filter((finding) => errors.length === 0 && finding !== '')).toEqual([])
	})

	it('is not broken by a rebuilt message, of which nobody knows what it quoted', () => {
		expect(checkOutline(thread, '> arr[i] stays\n\n### back\n(silent)').errors).toEqual([])
	})
})

describe('a side that is not heard', () => {
	it('is told with the message that answers', () => {
		const { oneSided, words } = checkOutline(thread, '> We measured 7 ms on the slowest board.')
		expect(oneSided).toEqual(['8:1 one-sided'])
		expect(words).toContain('"through" is not heard in this argument, although Ann Lee answers')
	})

	it('is told to be called silent where nobody answers', () => {
		const { oneSided, words } = checkOutline(thread, '> Delete the space and the line break')
		expect(oneSided).toEqual(['8:1 one-sided'])
		expect(words).toContain('"### through" and below it "(silent)"')
	})

	const sides = '  a: [Ann Lee]\n  b: { label: Back, people: [Bob Ng] }\n  c: [Cy Roth]\n  d: [Dee Fox, Eve Sol]'

	it('is told where it answers and two others are heard', () => {
		const body = '> We measured 7 ms on the slowest board.\n\n> Numbers of a single board decide nothing'
		const { oneSided, words } = checkOutline(thread, body, sides)
		expect(oneSided).toEqual(['10:1 one-sided'])
		expect(words).toContain('"a" is not heard in this argument, although Ann Lee answers')
		expect(words).not.toContain('"d"')
	})

	it('is told together with others of which nobody answers', () => {
		const { oneSided, words } = checkOutline(thread, '> Delete the space and the line break', sides)
		expect(oneSided).toHaveLength(1)
		expect(words).toContain('"a", "c" and "d" are not heard in this argument.')
	})

	it.each([
		['both are quoted', '> We measured 7 ms\n\n> It costs 1.5 ms'],
		['a quote was refused', '> We measured 7 ms\n\n> It costs 9 ms'],
		['nothing is quoted', '### back\n(silent)'],
	])('is not told where %s', (_, body) => {
		expect(checkOutline(thread, body).oneSided).toEqual([])
	})
})
