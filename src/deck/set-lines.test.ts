import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setLines } from './set-lines.ts'

const shown = (source: string, column = 0) =>
	setLines(source, column).map((piece) => (piece.kind === 'text' ? piece.text : `code:${piece.source}`))

test.each<[string, string, string[]]>([
	[
		'wrapped prose is set anew',
		'The cache writes every page twice, once when it is made dirty and once\nwhen the timer comes.',
		['The cache writes every page twice, once when it is made dirty and once when the timer comes.'],
	],
	[
		'so is prose that somebody edited, and never wrapped again',
		'it will be easier to port existing applications written\nfor dgram,\nsuch as UDP or unix domain socket with datagram types.',
		[
			'it will be easier to port existing applications written for dgram, such as UDP or unix domain socket with datagram types.',
		],
	],
	['a blank at the end of a line says that it goes on', 'One \nTwo \nThree.', ['One Two Three.']],
	[
		'a line of its own stays',
		'So why not fix the API?\nThen this is not needed.',
		['So why not fix the API?', 'Then this is not needed.'],
	],
	['paragraphs stay apart', 'One.\n \n\nTwo.', ['One.', 'Two.']],
	[
		'items of a list stand alone, with the lines that belong to them',
		'It depends:\n1) sharing code\n2) sharing the device, for which some work on the specification would be\n   needed\n3) neither',
		[
			'It depends:',
			'1) sharing code',
			'2) sharing the device, for which some work on the specification would be needed',
			'3) neither',
		],
	],
	[
		'so do references',
		'A lot:\n[1]\nhttps://a.example\n[2] https://b.example',
		['A lot:', '[1] https://a.example', '[2] https://b.example'],
	],
	['and versions', 'v2: drop it\n    again\nv3: keep it', ['v2: drop it again', 'v3: keep it']],
	[
		'one dash at the beginning of a line makes no list',
		'The cache writes every page twice, which is what everybody expects here\n- and rightly so, I would say.',
		['The cache writes every page twice, which is what everybody expects here - and rightly so, I would say.'],
	],
	[
		'what is set in below a sentence is code',
		'Swap it before the compare:\n\tif (swap(a) == b) {',
		['Swap it before the compare:', 'code:\tif (swap(a) == b) {'],
	],
	[
		'and above one, with its empty lines',
		'    if (a)\n        b()\n\n    c()\n\nwould be better.',
		['code:    if (a)\n        b()\n\n    c()', 'would be better.'],
	],
	[
		'a paragraph that hangs is none',
		'Flush: writes all that is dirty to the medium before the next request is\n    taken.',
		['Flush: writes all that is dirty to the medium before the next request is taken.'],
	],
	['data', '{\n  "a": 1,\n    "b": 2\n}', ['code:{\n  "a": 1,\n    "b": 2\n}']],
	['data without values', '{\n "offset" :\n "length" :\n}', ['code:{\n "offset" :\n "length" :\n}']],
	[
		'a log, even if some of its lines are long',
		'$ unset GIT_DIR\n$ make\nWARN: no repository is defined, so define it in $GIT_DIR\nWARN: no other repository is defined, so define it in $OTHER_GIT_DIR\nWARN: done',
		[
			'code:$ unset GIT_DIR\n$ make\nWARN: no repository is defined, so define it in $GIT_DIR\nWARN: no other repository is defined, so define it in $OTHER_GIT_DIR\nWARN: done',
		],
	],
	['a command alone', "Or inline:\n\n$ git log -1 --format='%h'", ['Or inline:', "code:$ git log -1 --format='%h'"]],
	[
		'a command with what it said',
		'It is one command:\n$ git log --pretty=format:\'%h ("%s")\' -1 93bc420ed41d\n93bc420ed41d ("ext2: support statx syscall")',
		[
			'It is one command:',
			'code:$ git log --pretty=format:\'%h ("%s")\' -1 93bc420ed41d\n93bc420ed41d ("ext2: support statx syscall")',
		],
	],
	[
		'commands of root',
		'# echo 1 > /sys/block/sda/queue/x\n# cat /proc/x\nno such file',
		['code:# echo 1 > /sys/block/sda/queue/x\n# cat /proc/x\nno such file'],
	],
	['on a host', 'root@box:/tmp# make test\nok', ['code:root@box:/tmp# make test\nok']],
	[
		'but not what is said of a command',
		'$ make check\nworks for me with this series on top, and I have no\nother question.',
		['code:$ make check', 'works for me with this series on top, and I have no other question.'],
	],
	['a sum is no command', 'It costs\n$ 50 a month.', ['It costs', '$ 50 a month.']],
	['nor is a heading', '# what is left to do', ['# what is left to do']],
	['nor what is quoted', '> make it so', ['> make it so']],
	['a step of a list keeps its command', '1) run\n   $ make\n2) look at it', ['1) run $ make', '2) look at it']],
	[
		'a picture’s first line, set in less than the others',
		'From Peng:\n\n  map_one -> use_api\n           -> map_page\n\t\t-> swiotlb',
		['From Peng:', 'code:  map_one -> use_api\n           -> map_page\n\t\t-> swiotlb'],
	],
	[
		'a function’s head',
		'I would do this\n  if (ready)\n      go();',
		['I would do this', 'code:  if (ready)\n      go();'],
	],
	[
		'but no sentence that is set in',
		'  I would do it like this:\n      go();',
		['I would do it like this:', 'code:      go();'],
	],
	[
		'and none without a colon',
		'  We could do this in the driver\n      go();',
		['We could do this in the driver', 'code:      go();'],
	],
	[
		'nor a list’s item',
		'- the driver for which everybody here has been waiting for many\n  years\n      go();',
		['- the driver for which everybody here has been waiting for many years', 'code:      go();'],
	],
	[
		'nor a title that is wrapped',
		'Ann Lee (2):\n  dma-buf: separate the core of mapping from what only some drivers of\n    these need\n  dma-buf: use it',
		[
			'Ann Lee (2):',
			'dma-buf: separate the core of mapping from what only some drivers of these need',
			'dma-buf: use it',
		],
	],
	[
		'a listing whose heads are set in less, and one of its lines wrapped',
		"   Device Role : Active device 2\n   Array State : AAAA. ('A' == active, '.' == missing, 'R' ==\nreplacing)\n/dev/sdf1:\n      Magic : a92b4efc\n      Version : 1.2\n      Offset : 8\n      Feature Map : 0x45\n      Name : GRANDSLAM\n      Raid Level : raid5\n   Raid Devices : 5",
		[
			"code:   Device Role : Active device 2\n   Array State : AAAA. ('A' == active, '.' == missing, 'R' ==\nreplacing)\n/dev/sdf1:\n      Magic : a92b4efc\n      Version : 1.2\n      Offset : 8\n      Feature Map : 0x45\n      Name : GRANDSLAM\n      Raid Level : raid5\n   Raid Devices : 5",
		],
	],
	['a word above code is none', 'Yes.\n    go();\n    stop();', ['Yes.', 'code:    go();\n    stop();']],
	[
		'a sentence goes on behind a comma',
		"I was wondering if, instead of hardcoding <>,\nit would be possible to make the page embed those.\nIt would make the code more generic, but I don't know if it is feasible\nor desirable.",
		[
			"I was wondering if, instead of hardcoding <>, it would be possible to make the page embed those. It would make the code more generic, but I don't know if it is feasible or desirable.",
		],
	],
	['a comment', ' *  commit 93bc\n *\n *  ext2: add it', ['code: *  commit 93bc\n *\n *  ext2: add it']],
	['a comment is no list', '* one\n* two', ['* one', '* two']],
	[
		'ideographs join without a blank',
		'缓存是否应在每次写入时刷新缓存是否应在每次写入时刷新缓存是\n否应在每次写入时刷新',
		['缓存是否应在每次写入时刷新缓存是否应在每次写入时刷新缓存是否应在每次写入时刷新'],
	],
])('%s', (_, source, expected) => {
	expect(shown(source)).toEqual(expected)
})

test('a line that the quote begins within was as long as it was', () => {
	expect(shown('the check was\nreally meant to do.', 50)).toEqual(['the check was really meant to do.'])
	expect(shown('the check was\nreally meant to do.', 0)).toEqual(['the check was', 'really meant to do.'])
})

test('every word is there once, in order', () => {
	const unit = fc.constantFrom(
		'a',
		'word',
		' ',
		'    ',
		'\n',
		'\n\n',
		'\t',
		'* ',
		'1) ',
		'[1]',
		'{',
		':',
		'->',
		'A',
		'缓',
	)
	const letters = (text: string) => text.replace(/\s/g, '')
	fc.assert(
		fc.property(fc.string({ unit, maxLength: 60 }), fc.nat(80), (source, column) => {
			const pieces = setLines(source, column).map((piece) => (piece.kind === 'text' ? piece.text : piece.source))
			expect(letters(pieces.join(''))).toBe(letters(source))
		}),
	)
})

// Were it quadratic, the time that a test has would not do.
test.each(['\n', 'a\n', '  a\n', '$ a\n', 'a', '    a\n', '* a\n', ' \t', '\n \n'])('reads many %j', (unit) => {
	const text = setLines(unit.repeat(100_000), 0).map((piece) => (piece.kind === 'text' ? piece.text : piece.source))
	expect(text.join('').split('a')).toHaveLength(unit.includes('a') ? 100_001 : 1)
})
