import { expect, test } from 'vitest'
import { senderOf } from './list-sender.ts'

const list = { 'List-Post': '<mailto:talk@lists.example.com>', To: 'talk@lists.example.com' }
const via = 'Ada Berg via Talk <talk@lists.example.com>'

test.each([
	['a sender', { From: 'Ada Berg <ada@example.org>' }, 'Ada Berg', 'ada@example.org'],
	['X-Original-From', { From: via, 'X-Original-From': 'A. Berg <ada@example.org>' }, 'A. Berg', 'ada@example.org'],
	[
		'quotes of Google Groups',
		{ From: "'Ada Berg' via talk <talk@googlegroups.com>", 'X-Original-From': 'ada@example.org' },
		'Ada Berg',
		'ada@example.org',
	],
	['Reply-To of the same name', { From: via, 'Reply-To': 'Ada Berg <ada@example.org>' }, 'Ada Berg', 'ada@example.org'],
	[
		'Reply-To with the list',
		{ From: via, 'Reply-To': 'Talk <talk@lists.example.com>, "Berg, Ada" <ada@example.org>' },
		'Ada Berg',
		'ada@example.org',
	],
	['a bare Reply-To', { From: via, 'Reply-To': 'ada@example.org' }, 'Ada Berg', 'ada@example.org'],
	['Reply-To of somebody else', { From: via, 'Reply-To': 'Bo Ek <bo@example.org>' }, 'Ada Berg', null],
	['Reply-To of the list alone', { From: via, 'Reply-To': 'talk@lists.example.com' }, 'Ada Berg', null],
	['two bare addresses', { From: via, 'Reply-To': 'ada@example.org, bo@example.org' }, 'Ada Berg', null],
	['nothing else', { From: via }, 'Ada Berg', null],
	['groups.io', { From: 'Ada Berg via groups.io <ada=example.org@groups.io>' }, 'Ada Berg', 'ada@example.org'],
	['dmarc.ietf.org', { From: 'Ada Berg <ada=40example.org@dmarc.ietf.org>' }, 'Ada Berg', 'ada@example.org'],
	['an address with an equals sign', { From: 'Ada <a=b.c@example.org>' }, 'Ada', 'a=b.c@example.org'],
	[
		'half an address as name',
		{ From: '"ada.berg--- via Talk" <talk@lists.example.com>', 'Reply-To': 'ada.berg@example.org' },
		null,
		'ada.berg@example.org',
	],
])('%s', (_, headers, name, address) => {
	const given = new Map(Object.entries({ ...list, ...headers }).map(([header, value]) => [header.toLowerCase(), value]))
	expect(senderOf((header) => given.get(header) ?? '')).toEqual({ name, address })
})

test('nobody', () => {
	expect(senderOf(() => '')).toBeNull()
})
