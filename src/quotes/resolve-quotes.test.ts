import { describe, expect, it } from 'vitest'
import { checkOutline } from './fixtures/check-outline.ts'
import { readThreadFixture } from './fixtures/read-thread-fixture.ts'

const thread = readThreadFixture('thread.txt')

describe('a quote that is there passes, at the weakest tier that will do', () => {
	it.each([
		['as it stands', 'The cache should write through by default.', 'exact', 'a1'],
		['over the lines of the source', 'It costs 1.5 ms on\n> average, and at most', 'exact', 'a1'],
		['wrapped anew', 'It costs 1.5 ms on average,\n> and at most', 'rewrapped', 'a1'],
		['over a blank line', "anybody we asked. I don't think it's unsafe", 'rewrapped', 'a1'],
		['flowed with DelSp', 'Delete the space and the line break too. From here', 'rewrapped', 'b2'],
		['Han over a line break', '内存映射是安全的。', 'rewrapped', 'c1'],
		['a part of Han', '映射是安全', 'exact', 'c1'],
		['decomposed accents', 'cafe\u0301', 'rewrapped', 'b1'],
		['curly for straight', 'I don’t think it’s unsafe', 'typographic', 'a1'],
		['straight for curly', 'it\'s the non-cacheable case that is "interesting"', 'typographic', 'a1'],
		['dots for an ellipsis', '“interesting”... See file.c', 'typographic', 'a1'],
		['another dash', "it's unsafe -- it’s the", 'typographic', 'a1'],
		['an option with its hyphens', 'the --write-back option', 'exact', 'a1'],
		['a number whole', 'at most 10,000 requests', 'exact', 'a1'],
		['code', 'if (!ptr)\n> return -1;', 'rewrapped', 'c1'],
		['a line of a patch without its mark', 'return write_through(page);', 'exact', 'a1'],
		['a trailer', 'Signed-off-by: Ann Lee <ann@example.org>', 'exact', 'a1'],
		['brackets of the source', 'arr[i] stays as it [really] was.', 'exact', 'c1'],
		['dots of the source', 'Wait ... I agree', 'exact', 'b1'],
		['a declared elision', 'It costs [...] for the disk.', 'edited', 'a1'],
		['an elision as one character', 'It costs […] for the disk.', 'edited', 'a1'],
		['a bare elision', 'It costs ... for the disk.', 'edited', 'a1'],
		['an elision over a quotation', 'keep write-back there. [...] You asked nobody', 'edited', 'b1'],
		['an elision at the end', 'It costs 1.5 ms [...]', 'edited', 'a1'],
		['an elision before a full stop', 'It costs 1.5 ms [...].', 'edited', 'a1'],
		['an insertion', 'We measured 7 ms [per write] on the slowest board.', 'edited', 'b1'],
		['an insertion at an end', '[Regarding boards:] We measured 7 ms', 'edited', 'b1'],
		['an insertion before punctuation', 'We measured 7 ms on the slowest board [of all].', 'edited', 'b1'],
		['brackets of the source beside an insertion', 'arr[i] stays [today] as it [really] was.', 'edited', 'c1'],
		['a rebuilt message', 'Rebuilt words of somebody whose mail is lost.', 'exact', 'quoted-dee'],
		['the earliest message of its author', 'The cache should write through by default. It costs 1.5 ms', 'exact', 'a1'],
	])('%s', (_, quote, tier, id) => {
		const { errors, resolution } = checkOutline(thread, `> ${quote}`)
		expect(errors).toEqual([])
		expect(resolution.quotes.map((found) => [found.tier, found.message.id.replace(/@.*/, '')])).toEqual([[tier, id]])
	})
})

describe('a name or a locator decides', () => {
	it.each([
		['I agree.\n> — Cy Roth', 'c1'],
		['I agree.\n— roth, cy', 'c1'],
		['I agree.\n> -- cy@example.net', 'c1'],
		['I agree.\n> — Bob Ng, #2', 'b1'],
		['I agree.\n> — Ann Lee, <a2@example.org>', 'a2'],
		['I agree.\n> — Ann Lee, v3', 'a2'],
		['I agree.\n> — Bob Ng, 2024-03-01', 'b1'],
		['The cache should write through by default.\n> — Ann Lee, 2024-03-03', 'a2'],
		['The cache should write through by default.\n> — Ann Lee, https://lists.example.org/r/a2@example.org/', 'a2'],
	])('%j', (quote, id) => {
		const { errors, resolution } = checkOutline(thread, `> ${quote}`)
		expect(errors).toEqual([])
		expect(resolution.quotes.map(({ message }) => message.id.replace(/@.*/, ''))).toEqual([id])
	})

	it('as does the side it stands under', () => {
		const { errors, resolution } = checkOutline(thread, '### Write-back\n> I agree.')
		expect(errors).toEqual([])
		expect(resolution.quotes[0]?.author.name).toBe('Bob Ng')
	})
})

describe('a quote that is not there is refused, at its place', () => {
	it.each([
		['a negation dropped', 'That is a problem for anybody', '9:3 quote-not-found', '"is a", Ann Lee wrote "is not a"'],
		['a negation added', 'The cache should not write through', '9:3 quote-not-found', 'Ann Lee wrote "should write"'],
		[
			'a digit changed',
			'It costs 1.6 ms on average',
			'9:3 quote-not-found',
			'"costs 1.6 ms", Ann Lee wrote "costs 1.5 ms"',
		],
		[
			'a number changed where the first word stands before, too',
			'the call returns -2',
			'9:3 quote-not-found',
			': "the call returns -1.". You wrote "returns -2", Ann Lee wrote "returns -1."',
		],
		[
			'a word replaced',
			'at most 10,000 readers wait for',
			'9:3 quote-not-found',
			'Ann Lee wrote "10,000 requests wait"',
		],
		['capitals', 'THE cache should write through', '9:3 quote-not-found', 'Ann Lee wrote "The cache"'],
		[
			'a point for a comma',
			'at most 10.000 requests wait',
			'9:3 quote-not-found',
			'Ann Lee wrote "most 10,000 requests"',
		],
		['an accent lost', 'write it in a cafe.', '9:3 quote-not-found', 'Bob Ng wrote "a café."'],
		['a letter of another script', 'The cаche should write through', '9:3 quote-not-found', 'U+0430'],
		['an option for a dash', 'the —write-back option with', '9:3 quote-not-found', 'the --write-back option'],
		['hyphens joined', 'the noncacheable case that is', '9:3 quote-not-found', 'non-cacheable'],
		['nothing alike', 'Llamas sing.', '9:3 quote-not-found', 'Nothing in the thread comes near'],
		['no words', '[...]', '9:3 quote-not-found', 'holds no words'],
		['cut at the start', "safe – it's the", '9:3 quote-not-found', 'begins inside "unsafe"'],
		['cut at the end', 'It costs 1', '9:3 quote-not-found', 'ends inside "1.5"'],
		['cut in a number', 'at most 10', '9:3 quote-not-found', 'ends inside "10,000"'],
		['cut at a hyphen', 'the non [...] case', '9:3 quote-not-found', 'ends inside "non-cacheable"'],
		['cut at a hyphen that ends a line', 'blocking call', '9:3 quote-not-found', 'begins inside'],
		['cut of an operator', 'ptr) return -1;', '9:3 quote-not-found', 'begins inside'],
		[
			'joined over a quotation',
			'keep write-back there. You asked nobody',
			'9:3 quote-not-found',
			'a quotation stands between "keep write-back there." and "You asked nobody"',
		],
		[
			'joined over a gap',
			'whose mail is lost. They go on',
			'9:3 quote-not-found',
			'a gap of missing words stands between',
		],
		['quoted by nobody known', 'A line that only survives', '9:3 quote-not-found', 'nothing says who wrote them'],
		['in a signature', 'Ann, who signs her mail', '9:3 quote-not-found', 'signature'],
		['in an attribution line', 'On Fri, 1 Mar 2024, Ann Lee wrote:', '9:3 quote-not-found', 'introduces a quotation'],
		['of an unknown author', 'Nobody knows who sent', '9:3 quote-not-found', 'nothing says who wrote that message'],
		['of an unknown author, named', 'Nobody knows who sent\n> — Ann Lee', '10:5 quote-not-found', 'thread: { path'],
		['an insertion that replaces', 'The [whole] should write', '9:3 quote-not-found', 'cache'],
		['an insertion inside a word', 'The ca[n]che should', '9:3 quote-not-found', 'The cache'],
		[
			'a part missing, in its line',
			'The cache should [...]\n> serve llamas at home\n> [...] for the disk.',
			'10:3 quote-not-found',
			'serve llamas',
		],
		['the dots of the author as an elision', 'Wait ... write it in', '9:3 quote-not-found', "is the author's own"],
		[
			'another author',
			'It costs 1.5 ms on average\n> — Cy Roth',
			'10:5 wrong-author',
			'Ann Lee wrote them in <a1@example.org> of 2024-03-01, line 1',
		],
		[
			'the quoter',
			'problem for anybody we asked.\n> — Bob Ng',
			'10:5 quoted-not-written',
			'only quotes these words in <b1@example.com>',
		],
		[
			'the quoter of an unknown',
			'A line that only survives\n> — Cy Roth',
			'10:5 quoted-not-written',
			'who wrote them is not known',
		],
		['a name nobody has', 'I agree.\n> — Bob Nng', '10:5 unknown-person', 'Did you mean "Bob Ng"?'],
		['a first name', 'I agree.\n> — Cy', '10:5 unknown-person', 'Did you mean "Cy Roth"?'],
		[
			'three authors',
			'I agree.',
			'9:3 quote-ambiguous',
			'"— Bob Ng, <b1@example.com>", "— Cy Roth, <c1@example.net>", "— Ann Lee, <a2@example.org>"',
		],
		['few words said twice', 'write through', '9:3 quote-ambiguous', 'in 2 messages'],
		['another message', 'We measured 7 ms\n> — Bob Ng, #1', '10:13 quote-not-found', 'Write "<b1@example.com>"'],
		['no message', 'We measured 7 ms\n> — Bob Ng, #99', '10:13 quote-not-found', '"#1" to "#8"'],
		[
			'parts swapped',
			'for the disk. [...] The cache should',
			'9:3 elision-order',
			'There it is "The cache should", then "for the disk."',
		],
		[
			'parts of two messages',
			'The cache should [...] the slowest board',
			'9:3 elision-crosses-messages',
			'Ann Lee\'s <a1@example.org> of 2024-03-01, "the slowest board" in Bob Ng\'s <b1@example.com>',
		],
		[
			'parts of two messages, named',
			'The cache should [...] the slowest board\n> — Ann Lee',
			'9:3 elision-crosses-messages',
			'one message',
		],
		['nothing left out', 'The cache [...] should write', '9:3 elision-empty', 'Take the "[...]" out'],
		['nothing but a line break left out', 'ms on [...] average,', '9:3 elision-empty', 'Take the "[...]" out'],
		["a side that is not the author's", '### through\n> We measured 7 ms', '10:3 person-on-two-sides', '### back'],
	])('%s', (_, quote, finding, words) => {
		const checked = checkOutline(thread, quote.startsWith('#') ? quote : `> ${quote}`)
		expect(checked.errors).toEqual([finding])
		expect(checked.words).toContain(words)
		expect(checked.resolution.quotes).toEqual([])
	})

	it('an author on no side', () => {
		const checked = checkOutline(thread, '> We measured 7 ms', '  a: [Ann Lee]\n  b: [Cy Roth]')
		expect(checked.errors).toEqual(['9:3 no-side'])
		expect(checked.words).toContain('Add "Bob Ng" to a side')
	})

	it('all findings at once, in the order of the outline', () => {
		const { errors } = checkOutline(
			thread,
			'> Llamas.\n\n> I agree.\n\n> It costs [...] 1.5 ms',
			'  a: [Ann Le]\n  b: [Bob Ng, "@example.com"]\n  c: [Bob Ng]',
		)
		expect(errors).toEqual([
			'5:7 unknown-person',
			'7:7 person-on-two-sides',
			'10:3 quote-not-found',
			'12:3 quote-ambiguous',
			'14:3 elision-empty',
		])
	})
})
