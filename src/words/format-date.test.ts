import { expect, test } from 'vitest'
import { dateWords } from './format-date.ts'

test.each([
	['en', '2023-04-12T23:59:00Z', '12 Apr 2023'],
	['en-US', '2023-04-12T00:00:00Z', 'Apr 12, 2023'],
	['de', '2023-04-12T00:00:00Z', '12. Apr. 2023'],
	['es', '2023-04-12T00:00:00Z', '12 abr 2023'],
	['fr', '2023-04-12T00:00:00Z', '12 avr. 2023'],
	['ja', '2023-04-12T00:00:00Z', '2023年4月12日'],
	['zh-Hans', '2023-04-12T00:00:00Z', '2023年4月12日'],
	['no such tag', '2023-04-12T00:00:00Z', '12 Apr 2023'],
	['en', '2023-04-12', '12 Apr 2023'],
	['en', 'some time in spring', null],
	['en', null, null],
])('%s: %j is %j', (lang, date, expected) => {
	expect(dateWords(lang).day(date)).toBe(expected)
})

test.each([
	['de', ['2023-04-05', '2023-04-12'], '5.–12. Apr. 2023'],
	['zh-Hans', ['2023-04-05', '2023-04-12'], '2023年4月5日–4月12日'],
	['ja', ['2022-12-30', '2023-01-02'], '2022年12月30日–2023年1月2日'],
	['zh-Hant', ['2023-04-05', '2023-04-05'], '2023年4月5日'],
])('%s: from %j is %j', (lang, dates, expected) => {
	expect(dateWords(lang).range(dates)).toBe(expected)
})

test.each([
	[['2023-04-12', null, '2023-04-05'], '5–12 Apr 2023'],
	[['2023-04-12T01:00:00Z', '2023-04-12T23:00:00Z'], '12 Apr 2023'],
	[['2023-03-30', '2023-04-02'], '30 Mar – 2 Apr 2023'],
	[['2022-12-30', '2023-01-02'], '30 Dec 2022 – 2 Jan 2023'],
	[[null, 'never'], null],
])('%j is %j', (dates, expected) => {
	expect(dateWords('en').range(dates)).toBe(expected)
})
