import { expect, test } from 'vitest'
import type { Message, Participant, Thread } from '../thread/thread.ts'
import { bodiesText } from './bodies-text.ts'
import { columnsOf } from './columns.ts'
import { paintFor } from './terminal.ts'
import { treeText } from './tree-text.ts'

const view = { paint: paintFor({ write: () => {} }, {}), width: 80 }

function person(name: string | null, rest: Partial<Participant> = {}): Participant {
	return { name, email: null, names: name ? [name] : [], emails: [], redacted: [], ...rest }
}

function message(
	id: string,
	author: Participant | null,
	parentId: string | null,
	rest: Partial<Message> = {},
): Message {
	return {
		id,
		rebuilt: false,
		author,
		authorBy: author ? 'headers' : 'unknown',
		date: '2024-05-01T10:00:00.000Z',
		subject: 'Re: Mapping',
		parentId,
		url: null,
		quotedBy: [],
		lines: ['One line.', '', 'Two lines.'],
		ownLines: 2,
		blocks: [
			{
				kind: 'own',
				depth: 0,
				lines: [1, 3],
				text: 'One line.\n\nTwo lines.',
				author,
				messageId: id,
				by: author ? 'headers' : 'unknown',
				contradicts: null,
				wrap: 'lines',
				afterGap: false,
			},
		],
		...rest,
	}
}

const ann = person('Ann Lee', { email: 'ann@example.org' })
const bob = person(null, { redacted: ['bob'] })
const taro = person('山田太郎')

const thread: Thread = {
	subject: 'Mapping',
	participants: [ann, taro, bob],
	messages: [
		message('1@x', ann, null, { subject: 'Mapping' }),
		message('2@x', taro, '1@x', { rebuilt: true, authorBy: 'attribution-line', quotedBy: ['3@x', '4@x'], date: null }),
		message('3@x', bob, '2@x', { date: '2024-05-02T23:59:59.000Z' }),
		message('4@x', ann, '2@x', { authorBy: 'sign-off', subject: 'Re: A new \u001b[31msubject' }),
		message('5@x', null, '1@x'),
		message('6@x', ann, 'not-there@x'),
	],
}

test('the thread as a tree', () => {
	expect(treeText(thread, view)).toBe(
		`Mapping
6 messages by 3 people, 2024-05-01 to 2024-05-02

  Ann Lee <ann@example.org>  3 messages, 6 lines
  山田太郎                   1 message, rebuilt, 2 lines
  bob (address hidden)       1 message, 2 lines
  ? (writer unknown)         1 message, 2 lines

#1 2024-05-01 Ann Lee                       2 lines
#2 ?          ├─ 山田太郎                   2 lines rebuilt from #3, #4
#3 2024-05-02 │  ├─ bob (address hidden)    2 lines
#4 2024-05-01 │  └─ Ann Lee                 2 lines author by sign-off · Re: A …
#5 2024-05-01 └─ ?                          2 lines
   ?          (not in the archive)                  <not-there@x>
#6 2024-05-01 └─ Ann Lee                    2 lines

rebuilt from #n: not in the archive, its words survive as quotations in that message
`,
	)
})

test('nothing is wider than the terminal, and no mail steers it', () => {
	for (const width of [20, 48, 80, 200]) {
		const text = treeText(thread, { ...view, width })
			.split('\n')
			.slice(0, -2)
		if (width >= 48) expect(Math.max(...text.map(columnsOf))).toBeLessThanOrEqual(width)
		expect(text.join('')).not.toContain('\u001b')
	}
})

test('a chain of thousands of replies is drawn, each line bounded', () => {
	const messages = Array.from({ length: 20_000 }, (_, i) => message(`${i}@x`, ann, i === 0 ? null : `${i - 1}@x`))
	const text = treeText({ ...thread, messages }, view)
	expect(text.match(/^#/gm)).toHaveLength(20_000)
	expect(text).toMatch(/^#20000 2024-05-01 … *└─ Ann Lee +2 lines$/m)
})

test('every message once, though ids repeat or a message answers itself', () => {
	const messages = [message('a@x', ann, 'a@x'), message('b@x', bob, 'a@x')]
	expect(treeText({ ...thread, messages }, view).match(/^#\d+/gm)).toEqual(['#1', '#2'])
})

test('bodies with the writer of each run of lines beside it', () => {
	const quoted = { kind: 'quoted', depth: 2, by: 'match', author: ann, text: 'Hers.\u202e' } as const
	const unknown = { kind: 'quoted', depth: 1, by: 'unknown', author: null, text: 'Whose?', lines: [4, 4] } as const
	const signature = { kind: 'signature', text: '-- \nBob', lines: [6, 7], afterGap: false } as const
	const blocks = [quoted, unknown, signature].map((part) => ({
		...(thread.messages[2]?.blocks[0] as Message['blocks'][number]),
		...part,
	}))
	const messages = thread.messages.slice(0, 2)
	messages.push({ ...message('3@x', bob, '2@x'), blocks })
	const text = bodiesText({ ...thread, messages }, view)
	expect(text.slice(text.indexOf('#3'))).toBe(
		`#3  bob (address hidden), 2024-05-01 10:00 UTC
Re: Mapping
<3@x> answers #2

Ann Lee, match                     │ > > Hers.<U+202E>
? (unknown)                        │ > Whose?
                                   │
(signature)                        │ --
                                   │ Bob
`,
	)
})
