import { describe, expect, it } from 'vitest'
import type { Participant } from '../thread/thread.ts'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'
import { callPerson, matchPeople } from './match-people.ts'

function person(names: string[], emails: string[], redacted: string[] = []): Participant {
	return { name: names[0] ?? null, email: emails[0] ?? null, names, emails, redacted }
}

const ann = person(['Ann Lee', 'Ann M. Lee'], ['ann@example.org', 'lee@mail.example.com'])
const bob = person(['Bob "Builder" Ng', 'bobng'], ['bob@example.com'])
const cy = person(['Cy Roth'], [], ['cy'])
const dee = person([], [], ['dee'])
const jorg = person(['Jörg Müller'], ['jm@example.net'])
const people = [ann, bob, cy, dee, jorg]

describe('matchPeople', () => {
	it.each([
		['Ann Lee', [ann]],
		['ann  lee', [ann]],
		['Lee, Ann', [ann]],
		['Ann M. Lee', [ann]],
		['"Ann Lee"', [ann]],
		['Ann Lee (Example)', [ann]],
		['Ann Lee via Fans', [ann]],
		['(Ann Lee)', []],
		['Bob Builder Ng', [bob]],
		['Ann', []],
		['Lee', []],
		['Joerg Mueller', [jorg]],
		['Jorg Muller', [jorg]],
		['Müller, Jörg', [jorg]],
		['Muller', []],
		['Ann Lea', []],
		['Ann Lee Roth', []],
		['', []],
		['ANN@example.org', [ann]],
		['<lee@mail.example.com>', [ann]],
		['Somebody <ann@example.org>', [ann]],
		['Ann Lee <old@example.net>', [ann]],
		['ann@example.com', []],
		['cy@example.net', [cy]],
		['cy@xxxxxxxxx', [cy]],
		['dee', [dee]],
		['@bobng', [bob]],
		['@example.com', [ann, bob]],
		['@mail.example.com', [ann]],
		['@ample.com', []],
		['@nobody', []],
	])('%j', (written, expected) => {
		expect(matchPeople(written, people)).toEqual(expected)
	})
})

it.each([
	[ann, 'Ann Lee'],
	[person([], ['x@example.org']), 'x@example.org'],
	[dee, 'dee'],
])('calls somebody by what is known', (who, name) => {
	expect(callPerson(who)).toBe(name)
})

describe('sides', () => {
	const thread = readThreadFixture('thread.txt')
	it.each([
		[
			'a name nobody has',
			'  a: [Ann Lee, Bob Nq]\n  b: [Cy Roth]',
			'',
			['5:16 unknown-person'],
			'Did you mean "Bob Ng"?',
		],
		[
			'a name like no other',
			'  a: [Ann Lee, Zarathustra]\n  b: [Cy Roth]',
			'',
			['5:16 unknown-person'],
			'Who wrote: Ann Lee, Bob Ng',
		],
		[
			'somebody on two sides',
			'  a: [Ann Lee]\n  b: [Cy Roth, ann@example.org]',
			'',
			['6:16 person-on-two-sides'],
			'"ann@example.org" is Ann Lee, who is already on the side "a"',
		],
		['somebody twice on one side', '  a: [Ann Lee, ann@example.org]\n  b: [Cy Roth]', '', [], ''],
		[
			'a dissenter nobody knows',
			'  a: [Ann Lee]\n  b: [Cy Roth]',
			'Status: agreed (dissent: Cy Rot)\n',
			['9:26 unknown-person'],
			'Did you mean "Cy Roth"?',
		],
	])('%s', (_, sides, status, errors, words) => {
		const checked = checkOutline(thread, `${status}> It costs 1.5 ms`, sides)
		expect(checked.errors).toEqual(errors)
		expect(checked.words).toContain(words)
	})

	it('are told for everyone', () => {
		const { resolution } = checkOutline(thread, '> It costs 1.5 ms', '  a: [Ann Lee]\n  b: ["@example.com"]')
		expect([...resolution.sides].map(([who, side]) => [who.name, side])).toEqual([
			['Ann Lee', 'a'],
			['Bob Ng', 'b'],
		])
	})
})
