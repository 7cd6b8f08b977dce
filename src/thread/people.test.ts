import { describe, expect, test } from 'vitest'
import { gatherPeople, type Mention } from './people.ts'

const at = (name: string | null, address: string | null = null): Mention => ({ name, address })

describe('one person', () => {
	test.each<[what: string, mentions: Mention[], probe: Mention, name: string | null]>([
		['by address alone', [at('Ann Lee', 'ann@example.org')], at(null, 'ANN@example.org'), 'Ann Lee'],
		['by name alone', [at('Ann Lee', 'ann@example.org')], at('ann lee'), 'Ann Lee'],
		['with a middle initial', [at('Ann Lee', 'ann@example.org')], at('Ann M. Lee'), 'Ann Lee'],
		['last name first', [at('Ann Lee', 'ann@example.org')], at('Lee, Ann'), 'Ann Lee'],
		['through a list', [at('Ann Lee', 'ann@example.org')], at('Ann Lee via Dev', 'dev@lists.example.org'), 'Ann Lee'],
		[
			'through a list that puts its own address in place',
			[
				at("'Ann Lee' via fans@example.net", 'fans@example.net'),
				at("'Bo Lind' via fans@example.net", 'fans@example.net'),
			],
			at("'Ann Lee' via", 'fans@example.net'),
			'Ann Lee',
		],
		['with a company', [at('Ann Lee (Example)', 'ann@example.org')], at('Ann Lee'), 'Ann Lee'],
		['with a tag in the address', [at('Ann Lee', 'ann@example.org')], at(null, 'ann+work@example.org'), 'Ann Lee'],
		['redacted', [at('Ann Lee', 'ann@example.org')], at(null, 'ann@xxxxxxxxxxx'), 'Ann Lee'],
		[
			'by a first name that only one has',
			[at('Ann Lee', 'ann@example.org'), at('Bo Lind'), at('Ann')],
			at('Ann'),
			'Ann Lee',
		],
	])('%s', (_, mentions, probe, name) => {
		expect(gatherPeople([...mentions, probe]).find(probe)?.name).toBe(name)
		expect(
			new Set(gatherPeople([...mentions, probe]).all.filter((person) => person.names.includes('Ann Lee'))).size,
		).toBe(1)
	})

	test('two addresses joined by the name', () => {
		const people = gatherPeople([at('Ann Lee', 'ann@example.org'), at('Ann Lee', 'lee@example.com')])
		expect(people.all).toHaveLength(1)
		expect(people.all[0]?.emails).toEqual(['ann@example.org', 'lee@example.com'])
	})

	test.each([
		['Christian König', 'Koenig, Christian'],
		['Uwe Kleine-König', 'Uwe Kleine-Konig'],
		['Søren Åberg', 'Soeren Aaberg'],
		['Łukasz Nowak', 'Lukasz Nowak'],
		['José García', 'Jose Garcia'],
		['Anna Groß', 'Gross, Anna'],
	])('%s is %s', (accented, plain) => {
		const people = gatherPeople([at(accented, 'work@example.org'), at(plain, 'home@example.com')])
		expect(people.all.map(({ name, emails }) => [name, emails])).toEqual([
			[accented, ['work@example.org', 'home@example.com']],
		])
	})

	test('two people joined by the outline', () => {
		const people = gatherPeople(
			[at('annie', 'ann@example.org'), at('Ann Lee', 'lee@example.com')],
			[['Ann Lee', 'annie', 'ann@example.org']],
		)
		expect(people.all).toHaveLength(1)
		expect(people.all[0]?.name).toBe('Ann Lee')
	})
})

describe('two people', () => {
	test.each<[what: string, mentions: Mention[]]>([
		[
			'share an address that sends for many',
			[at('Ann Lee', 'notifications@example.org'), at('Bo Lind', 'notifications@example.org')],
		],
		['whose names differ in more than accents', [at('Jörg Maier', 'a@example.org'), at('Jörg Meier', 'b@example.org')]],
		['with names of other scripts', [at('अनिल', 'a@example.org'), at('अनाल', 'b@example.org')]],
		['share a first name', [at('Ann Lee', 'ann@example.org'), at('Ann Roth', 'roth@example.org')]],
		[
			'share a local part that an archive redacted',
			[at('Ann Lee', 'dev@example.org'), at('Bo Lind', 'dev@example.com')],
		],
	])('%s', (_, mentions) => {
		expect(gatherPeople(mentions).all).toHaveLength(2)
	})

	test('a redacted address that fits both is neither', () => {
		const mentions = [at('Ann Lee', 'dev@example.org'), at('Bo Lind', 'dev@example.com'), at(null, 'dev@xxxxxxxxxxx')]
		const found = gatherPeople(mentions).find(at(null, 'dev@xxxxxxxxxxx'))
		expect(found?.names).toEqual([])
		expect(found?.redacted).toEqual(['dev'])
	})
})

test('an address that an archive cut tells nobody apart and is nobody’s', () => {
	const people = gatherPeople([at('Mia Lund', 'mi...@example.org'), at('Milo Roth', 'mi...@example.org')])
	expect(people.all.map(({ name, email }) => [name, email])).toEqual([
		['Mia Lund', null],
		['Milo Roth', null],
	])
	expect(people.find(at(null, 'mi...@example.org'))).toBeNull()
})
