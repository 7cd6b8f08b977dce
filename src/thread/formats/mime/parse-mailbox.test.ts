import { expect, test } from 'vitest'
import { decodeText, parseMailbox } from './parse-mailbox.ts'

test.each([
	['Ada Berg <ada@example.org>', 'Ada Berg', 'ada@example.org'],
	['"Berg, Ada" <ada@example.org>', 'Berg, Ada', 'ada@example.org'],
	['Berg, Ada <ada@example.org>', 'Berg, Ada', 'ada@example.org'],
	['"Ada \\"the\\" Berg" <ada@example.org>', 'Ada "the" Berg', 'ada@example.org'],
	["'Ada Berg' <ada@example.org>", 'Ada Berg', 'ada@example.org'],
	['ada@example.org (Ada Berg)', 'Ada Berg', 'ada@example.org'],
	['ada@example.org (Ada (the first) Berg)', 'Ada (the first) Berg', 'ada@example.org'],
	['ada at example.org (Ada Berg)', 'Ada Berg', 'ada@example.org'],
	['ada@example.org', null, 'ada@example.org'],
	['Ada Berg ada@example.org', 'Ada Berg', 'ada@example.org'],
	['<ada@example.org>', null, 'ada@example.org'],
	['"ada@example.org" <ada@example.org>', null, 'ada@example.org'],
	['Ada Berg via List <list@lists.example.org>', 'Ada Berg via List', 'list@lists.example.org'],
	['Ada Berg', 'Ada Berg', null],
	['=?utf-8?q?J=C3=B8rn?= =?utf-8?q?_Ek?= <j@example.org>', 'Jørn Ek', 'j@example.org'],
	['=?utf-8?q?Ek=2C_J=C3=B8rn?= <j@example.org>', 'Ek, Jørn', 'j@example.org'],
	['"=?utf-8?b?WW9sIMOHacOnZWs=?=" <yol@example.com>', 'Yol Çiçek', 'yol@example.com'],
	['=?utf-8?b?Ym9zc0BleGFtcGxlLm9yZwAKPHg+?= <evil@example.com>', 'boss@example.org <x>', 'evil@example.com'],
	['Ada <ada@example.org>, Bo <bo@example.com>', 'Ada', 'ada@example.org'],
	['ada@example.org, bo@example.com', null, 'ada@example.org'],
	['The team: Ada <ada@example.org>, Bo <bo@example.com>;', 'Ada', 'ada@example.org'],
	['The team:;', 'The team', null],
	['Ada <@relay.example,@other.example:ada@example.org>', 'Ada', 'ada@example.org'],
	['Ada <ada(home)@example.org(work)>', 'Ada', 'ada@example.org'],
	['Ada <ada@example.org', 'Ada', 'ada@example.org'],
])('%s', (header, name, address) => {
	expect(parseMailbox(header)).toEqual({ name, address })
})

test.each(['', ' ', '<>', '""', ';,;', '()', '"'])('nobody in %j', (header) => {
	expect(parseMailbox(header)).toBeNull()
})

test.each([
	['brackets', '('.repeat(1_000_000)],
	['quotes', '"\\'.repeat(1_000_000)],
	['encoded words', '=?utf-8?q?a?= '.repeat(100_000)],
])('reads the first 8 KiB of a million %s', (_, header) => {
	expect(parseMailbox(header)?.name?.length).toBeLessThanOrEqual(8192)
})

test.each([
	['plain  \t text', 'plain text'],
	['=?iso-8859-1?Q?gr=FC?= =?iso-8859-1?Q?n?= or not', 'grün or not'],
	['=?utf-8?b?4oKs?=', '€'],
	['=?utf-8?q?unfinished', '=?utf-8?q?unfinished'],
	['=?nonsense?q?a=41?=', 'aA'],
	['=?utf-8?q?a?==?utf-8?q?b?=', 'ab'],
	['x=?utf-8?q?=C3=A9?=y', 'xéy'],
	['=?utf-8?b?4oI=?= =?utf-8?b?rA==?=', '€'],
	['=?utf-8?q?=E2=82?=\r\n =?utf-8?q?=AC?=', '€'],
	['=?utf-8*en?q?J=C3=B8rn?=', 'Jørn'],
	['=?UTF-8?Q?a b?c?=', 'a b?c'],
	['=?utf-8?b?4oKs?= =?iso-8859-1?q?=93?= z', '€“ z'],
	['=?gb2312?B?6F8=?=', '鑏'],
	['=?ks_c_5601-1987?B?jGM=?=', '똠'],
	['=?iso-2022-jp?B?GyRCRnw=?= =?iso-2022-jp?B?GyRCS1wbKEI=?=', '日本'],
	['=?hz-gb-2312?q?~{VP9z~}?=', '中国'],
	['=?utf-7?q?+AOk-?=', 'é'],
	['=?us-ascii?q?=C3=A9?=', 'é'],
	['=?utf-8?B?4oKsX?=', '€'],
	['=?utf-8?x?abc?=', '=?utf-8?x?abc?='],
	['=?utf-8?q?100%_=zz?=', '100% =zz'],
	['a =?utf-8?q??= b', 'a b'],
])('text of %s', (value, expected) => {
	expect(decodeText(value)).toBe(expected)
})
