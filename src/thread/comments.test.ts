import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { matchPeople } from '../quotes/match-people.ts'
import { readThread } from './read-thread.ts'
import type { Thread } from './thread.ts'

const fixtures = new URL('formats/fixtures/', import.meta.url)
/** Real discussions, which are no part of the project. */
const samples = new URL('../../../shared/samples/forges/', import.meta.url)

async function read(folder: URL, ...paths: string[]): Promise<Thread> {
	const sources = paths.map((path) => ({
		file: { path, bytes: readFileSync(new URL(path, folder)) },
		declared: null,
	}))
	const { value, diagnostics } = await readThread(sources)
	expect(diagnostics).toEqual([])
	return value as Thread
}

/** A message a line: who answers whom, and its blocks with their writers. */
function outlined({ messages }: Thread): string[] {
	const name = (id: string | null) => id?.replace(/^.*(?:[#/=]|comment-|_r|review-)/, '') ?? '-'
	return messages.map(({ id, parentId, author, remarks, blocks }) => {
		const parts = blocks.map(
			(block) => `${block.kind}${block.depth > 0 ? block.depth : ''}:${block.author?.name ?? '?'}:${block.by}`,
		)
		const head = `${name(id)} → ${name(parentId)} ${author?.name ?? '?'}`
		return [head, ...(remarks ?? []), ...parts].join(' | ')
	})
}

test('an issue and its comments, from two files', async () => {
	const thread = await read(fixtures, 'github/comments-paginated.json', 'github/issue.json')
	expect(outlined(thread)).toEqual([
		'7 → - ann-lee | own:ann-lee:headers',
		// Its second line bears no mark: CommonMark makes it a part of the quotation.
		'9001 → 7 bobng | quoted1:ann-lee:match | own:bobng:headers',
		'9002 → 7 kettle-bot | footer:?:unknown | own:kettle-bot:headers',
		'9003 → 9001 cy | edited | quoted1:bobng:match | own:cy:headers | quoted2:?:unknown | quoted1:?:unknown | quoted1:ann-lee:match | own:cy:headers',
		// A reply by mail: what follows the quotation is the answer.
		'9004 → 9003 ann-lee | attribution:ann-lee:headers | quoted1:cy:attribution-line | own:ann-lee:headers | signature:ann-lee:headers',
	])
	expect(thread.subject).toBe('Stop the kettle in time')
	expect(thread.messages[1]?.url).toBe('https://github.com/example/kettle/issues/7#issuecomment-9001')
	expect(thread.messages.flatMap(({ blocks }) => blocks).filter(({ contradicts }) => contradicts)).toEqual([])
})

test('REST and gh issue view tell of one discussion', async () => {
	const view = await read(fixtures, 'github/issue-view.json')
	const rest = await read(fixtures, 'github/issue.json', 'github/comments-paginated.json')
	expect(outlined(view).map((line) => line.replaceAll('Ann Lee', 'ann-lee'))).toEqual(outlined(rest))
	expect(view.messages.map(({ id, lines }) => ({ id, lines }))).toEqual(
		rest.messages.map(({ id, lines }) => ({ id, lines })),
	)
	const [ann] = matchPeople('@ann-lee', view.participants)
	expect(ann?.name).toBe('Ann Lee')
	expect(matchPeople('Ann Lee', view.participants)).toEqual([ann])
})

test('comments on code: the code is nobody else’s words, answers go to what they answer', async () => {
	const thread = await read(fixtures, 'github/reviews.json', 'github/review-comments.json', 'github/pull.json')
	expect(outlined(thread)).toEqual([
		'8 → - ann-lee | own:ann-lee:headers',
		'501 → 8 bobng | quoted1:?:unknown | own:bobng:headers',
		'61 → 8 bobng | own:bobng:headers',
		'502 → 501 ann-lee | quoted1:bobng:match | own:ann-lee:headers',
		'503 → 501 ? | own:?:unknown',
	])
	expect(thread.messages[1]?.blocks.map(({ text }) => text)[1]).toBe(
		'Why one second?\n\n```suggestion\n\twait(2);\n```',
	)
})

test('one review in two shapes is one message', async () => {
	const { messages } = await read(fixtures, 'github/pull-view.json', 'github/reviews.json')
	expect(messages.map(({ id }) => id.split('/').at(-1))).toEqual(['8', '8#pullrequestreview-61', '8#issuecomment-1'])
})

describe.each([
	[
		['github/review-threads.graphql.json'],
		[
			'8 → - ann-lee | own:ann-lee:headers',
			'501 → 8 bobng | quoted1:?:unknown | own:bobng:headers',
			'502 → 501 ann-lee | own:ann-lee:headers',
		],
	],
	[
		['github/discussion.graphql.json'],
		[
			'9 → - cy | own:cy:headers',
			'1 → 9 bobng | edited | own:bobng:headers',
			'2 → 1 ? | own:?:unknown',
			'3 → 9 ann-lee | quoted1:?:unknown | own:ann-lee:headers',
		],
	],
	[
		['gitlab/notes.json', 'gitlab/issue.json'],
		[
			'7 → - Ann Lee | own:Ann Lee:headers',
			'note_11 → 7 Bob Ng | own:Bob Ng:headers',
			'note_13 → note_11 Ann Lee | edited | quoted1:Bob Ng:match | own:Ann Lee:headers',
		],
	],
	[
		['gitlab/discussions.json', 'gitlab/issue.json'],
		[
			'7 → - Ann Lee | own:Ann Lee:headers',
			'note_11 → 7 Bob Ng | own:Bob Ng:headers',
			'note_13 → note_11 Ann Lee | edited | quoted1:Bob Ng:match | own:Ann Lee:headers',
		],
	],
	[
		['discourse/topic.json'],
		[
			// Quoted from another topic.
			'3 → - Ann Lee | own:Ann Lee:attribution-line',
			'1 → - Ann Lee | own:Ann Lee:headers',
			'2 → 1 bob | edited | attribution:bob:headers | quoted1:Ann Lee:match | own:bob:headers',
			'4 → 2 cy | own:cy:headers | attribution:cy:headers | quoted1:Ann Lee:attribution-line',
		],
	],
	[
		['discourse/raw-posts.json'],
		[
			'1 → - Ann Lee | own:Ann Lee:headers',
			'2 → 1 bob | attribution:bob:headers | quoted1:Ann Lee:match | quoted2:?:unknown | footer:?:unknown | own:bob:headers',
		],
	],
	[
		['hacker-news/item.json'],
		[
			'900 → - ann | own:ann:headers',
			'901 → 900 bob | own:bob:headers',
			'902 → 901 cy | quoted1:bob:match | own:cy:headers',
			'903 → 901 ? | deleted',
		],
	],
])('%s', (paths, expected) => {
	test('is read as one discussion', async () => {
		expect(outlined(await read(fixtures, ...paths))).toEqual(expected)
	})
})

test.each([
	[
		'discourse',
		{
			post_stream: {
				posts: [{ post_number: 1, username: 'ann', topic_id: 1, cooked: '<p>'.concat('<b>'.repeat(5000)) }],
			},
		},
	],
	['hacker news', { id: 1, type: 'comment', created_at_i: 1, author: 'ann', text: '<i>'.repeat(5000) }],
])('words of %s that cannot be read are said to be lost', async (_, json) => {
	const file = { path: 'x', bytes: Buffer.from(JSON.stringify(json)) }
	const { value } = await readThread([{ file, declared: null }])
	expect(value?.messages.map(({ remarks }) => remarks)).toEqual([['nested too deep to be read']])
})

describe('real discussions', () => {
	test('an issue of 99 comments is the same in two shapes', async () => {
		const [rest, view] = [
			await read(samples, 'derived/esni-274.rest.json'),
			await read(samples, 'derived/esni-274.gh-issue-view.json'),
		]
		expect(rest.messages).toHaveLength(100)
		expect(rest.participants).toHaveLength(11)
		expect(view).toEqual(rest)
	})

	test.each([
		['gh-issue-list/casey-ord-783.json', 49, 20],
		['gh-issue-list/casey-ord-802.json', 52, 21],
		['gh-issue-list/casey-ord-1519.json', 27, 15],
		['octokit-rb/issue25-comments.rest.json', 3, 2],
		['octokit-rb/issue-full.rest.json', 1, 1],
		['octokit-rb/pull-comments.rest.json', 1, 1],
		['octokit-rb/repo-issues.rest.json', 4, 4],
		['gh-cli/issueView_previewFullComments.json', 6, 6],
		['gh-cli/issueView_previewWithMetadata.json', 1, 1],
		['gh-cli/prViewPreviewFullComments.json', 6, 6],
		['discourse/criticalfallibilism-t_2144_posts.json', 20, 6],
		['discourse/criticalfallibilism-t_2144_posts_pn_41.json', 20, 7],
		['discourse/discourse_api-posts_latest.json', 4, 2],
		['discourse/discourse_api-topic.json', 4, 3],
		['discourse/discourse_api-topic_posts.json', 1, 1],
		['hackernews/algolia-item-17.json', 3, 3],
		['hackernews/algolia-search-comment.json', 1, 1],
		['hackernews/algolia-search-story.json', 1, 1],
	])('%s: %i messages by %i people', async (path, messages, people) => {
		const thread = await read(samples, path)
		const archived = thread.messages.filter(({ rebuilt }) => !rebuilt)
		expect(archived).toHaveLength(messages)
		expect(new Set(archived.flatMap(({ author }) => author ?? [])).size).toBe(people)
	})

	test('approvals without a word are no messages', async () => {
		const path = 'gh-cli/prViewPreviewManyReviews.json'
		const file = { path, bytes: readFileSync(new URL(path, samples)) }
		const { value, diagnostics } = await readThread([{ file, declared: null }])
		expect({ value, codes: diagnostics.map(({ code }) => code) }).toEqual({ value: null, codes: ['thread-unreadable'] })
	})

	test('every sample is named here', () => {
		const named = readFileSync(new URL(import.meta.url), 'utf8')
		const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
		expect(files.length).toBeGreaterThan(15)
		expect(files.filter((name) => !named.includes(`'${name}'`))).toEqual([])
	})

	test('most quotations name nobody, and are found again by their words', async () => {
		const paths = ['derived/esni-274.rest.json', ...[783, 802, 1519].map((n) => `gh-issue-list/casey-ord-${n}.json`)]
		const threads = await Promise.all(paths.map((path) => read(samples, path)))
		const quoted = threads
			.flatMap(({ messages }) => messages.flatMap(({ blocks }) => blocks))
			.filter(({ kind }) => kind === 'quoted')
		const found = quoted.filter(({ by }) => by === 'match')
		// What is not found was altered in quoting, or is no comment's: it is given to nobody.
		expect(quoted.filter(({ by }) => by !== 'match' && by !== 'unknown')).toEqual([])
		expect(found.length / quoted.length).toBeGreaterThan(0.85)
	})
})
