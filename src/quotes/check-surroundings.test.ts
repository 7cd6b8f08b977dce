import { describe, expect, it } from 'vitest'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'

const thread = readThreadFixture('thread.txt')

describe('a quote that leaves something out gets a warning', () => {
	it.each([
		[
			'the sentence goes on',
			'It costs 1.5 ms on average',
			['9:3 tail-cut'],
			'", and at most 10,000 requests wait for the disk."',
		],
		['over a point that ends no sentence', 'We measured 7 ms [...] keep', ['9:3 tail-cut'], '"write-back there."'],
		[
			'the next sentence takes it back',
			'You asked nobody who ships the slow board.',
			['9:3 but-follows'],
			'"However, I can live with a build option."',
		],
		['without its full stop', 'You asked nobody who ships the slow board', ['9:3 but-follows'], 'However'],
		[
			'a clause that takes it back',
			'I wrote this before the meeting;',
			['9:3 but-follows', '9:3 authorship-inferred'],
			'"but that was last year."',
		],
		['a negation right before', 'a problem for anybody we asked.', ['9:3 negation-cut'], '"That is not"'],
		['a negation left out', 'That is [...] problem for anybody we asked.', ['9:3 negation-cut'], '"not a"'],
		['a negation put in', 'The cache should [not] write through by default.', ['9:3 negation-cut'], '"not"'],
		[
			'whose author is taken from a sign-off',
			'The sender of this one [...]',
			['9:3 authorship-inferred'],
			'from: Eve Sol',
		],
	])('%s', (_, quote, warnings, words) => {
		const checked = checkOutline(thread, `> ${quote}`)
		expect(checked.errors).toEqual([])
		expect(checked.warnings).toEqual(warnings)
		expect(checked.words).toContain(words)
	})
})

describe('no warning', () => {
	it.each([
		['for a whole sentence', 'The cache should write through by default.'],
		['for one without its full stop', 'The cache should write through by default'],
		['at the end of a paragraph', 'This is a long sentence without any end that matters here'],
		['for a declared elision at the end', 'It costs 1.5 ms [...]'],
		['for code', 'if (!ptr)'],
		['for a patch', 'return write_through'],
		['for a trailer', 'Signed-off-by: Ann Lee'],
		[
			'where what takes it back is quoted too',
			'You asked nobody who ships the slow board.\n\n> However, I can live with a\n> build option.',
		],
		[
			'where the rest of the sentence is quoted too',
			'It costs 1.5 ms on average\n\n> , and at most 10,000 requests wait for the disk.',
		],
		['for a negation in another clause', 'it’s the non-cacheable case that is “interesting”… See file.c [...]'],
	])('%s', (_, quote) => {
		const checked = checkOutline(thread, `> ${quote}`)
		expect(checked.errors).toEqual([])
		expect(checked.warnings.filter((finding) => !finding.includes('but-follows') || quote.includes('However'))).toEqual(
			[],
		)
	})

	it('twice for one message', () => {
		const { warnings } = checkOutline(thread, '> I wrote this before [...]\n\n> The sender of this one [...]')
		expect(warnings.filter((finding) => finding.endsWith('inferred'))).toEqual(['9:3 authorship-inferred'])
	})
})

describe('the languages that a deck speaks', () => {
	const languages = readThreadFixture('languages.txt')

	it.each([
		['de', 'Der Puffer schreibt von nun an alles sofort.', 'but-follows', 'Allerdings kostet'],
		['de', 'der Meinung, dass alle davon etwas haben.', 'negation-cut', '"Wir sind nicht"'],
		['de', 'Das schalten wir in dieser Fassung [...]', 'negation-cut', '"noch nicht"'],
		['fr', 'Le cache écrit tout sans attendre la fin.', 'but-follows', 'Cependant'],
		['fr', 'question de changer le réglage par défaut.', 'negation-cut', "Il n'est pas"],
		['es', 'La memoria escribe todo de inmediato.', 'but-follows', 'Sin embargo'],
		['es', 'vamos a cambiar el valor por omisión.', 'negation-cut', 'Nunca'],
		['zh', '缓存默认应该立即写入磁盘。', 'but-follows', '但是小板子'],
		['zh', '收到任何人的测试结果。', 'negation-cut', '我们没有'],
		['ja', 'キャッシュはすぐに書き込むべきです。', 'but-follows', 'しかし'],
		['ja', 'この設定を変えるべきだ [...]', 'negation-cut', 'とは思いません'],
	])('%s: %s', (_, quote, code, words) => {
		const checked = checkOutline(languages, `> ${quote}`, '  a: [Ann Lee]\n  b: [Bob Ng]')
		expect(checked.errors).toEqual([])
		expect(checked.warnings).toEqual([`9:3 ${code}`])
		expect(checked.words).toContain(words)
	})

	it.each([
		['Wir sind nicht der Meinung, dass alle davon etwas haben.'],
		["Il n'est pas question de changer le réglage par défaut."],
		['Nunca vamos a cambiar el valor por omisión.'],
		['我们没有收到任何人的测试结果。'],
		['この設定を変えるべきだとは思いません。'],
		['但是小板子会慢很多。'],
	])('nothing to say of %s', (quote) => {
		const checked = checkOutline(languages, `> ${quote}`, '  a: [Ann Lee]\n  b: [Bob Ng]')
		expect([checked.errors, checked.warnings]).toEqual([[], []])
	})
})
