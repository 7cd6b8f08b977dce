import { expect, test } from 'vitest'
import { refusedAddress, webSources } from './web-sources.ts'

const api = 'https://api.github.com/repos/ann/kettle'
const issue = `${api}/issues/7 ${api}/issues/7/comments?per_page=100`
const gitlab = 'https://gitlab.example.org/api/v4/projects/home%2Fold%2Fkettle'

/** The ways in their order, the addresses of one way set apart by a blank. */
test.each([
	[
		'https://lore.kernel.org/kvm/a.b-1@example.org/',
		['https://lore.kernel.org/kvm/a.b-1@example.org/t.mbox.gz', 'https://lore.kernel.org/kvm/a.b-1@example.org/'],
	],
	[
		'https://lore.kernel.org/all/a%40b/T/#u',
		['https://lore.kernel.org/all/a%40b/t.mbox.gz', 'https://lore.kernel.org/all/a%40b/T/'],
	],
	['https://lore.kernel.org/r/a@b', ['https://lore.kernel.org/r/a@b/t.mbox.gz', 'https://lore.kernel.org/r/a@b']],
	['https://lore.kernel.org/kvm/a@b/t.mbox.gz', ['https://lore.kernel.org/kvm/a@b/t.mbox.gz']],
	[
		'https://example.org/pipermail/kettle/2024-March/thread.html',
		[
			'https://example.org/pipermail/kettle/2024-March.txt.gz',
			'https://example.org/pipermail/kettle/2024-March.txt',
			'https://example.org/pipermail/kettle/2024-March/thread.html',
		],
	],
	[
		'https://example.org/pipermail/kettle/2024-March/000123.html',
		['https://example.org/pipermail/kettle/2024-March/000123.html'],
	],
	[
		'https://example.org/archives/list/kettle@example.org/thread/ABC2/',
		[
			'https://example.org/archives/list/kettle@example.org/export/thread.mbox.gz?thread=ABC2',
			'https://example.org/archives/list/kettle@example.org/t.mbox.gz',
			'https://example.org/archives/list/kettle@example.org/thread/ABC2/',
		],
	],
	['https://github.com/ann/kettle/issues/7#issuecomment-9', [issue]],
	[
		'https://github.com/ann/kettle/pull/7/files',
		[`${issue} ${api}/pulls/7/comments?per_page=100 ${api}/pulls/7/reviews?per_page=100`],
	],
	['https://github.com/ann/kettle', ['https://github.com/ann/kettle']],
	[
		'https://gitlab.example.org/home/old/kettle/-/merge_requests/8#note_1',
		[`${gitlab}/merge_requests/8 ${gitlab}/merge_requests/8/discussions?per_page=100`],
	],
	[
		'https://gitlab.example.org/home/old/kettle/-/work_items/7',
		[`${gitlab}/issues/7 ${gitlab}/issues/7/discussions?per_page=100`],
	],
	['https://news.ycombinator.com/item?id=900#901', ['https://hn.algolia.com/api/v1/items/900']],
	['https://news.ycombinator.com/item?id=x', ['https://news.ycombinator.com/item?id=x']],
	[
		'https://forum.example.org/t/stop-the-kettle/42/3',
		['https://forum.example.org/t/42.json?include_raw=true', 'https://forum.example.org/t/stop-the-kettle/42/3'],
	],
	[
		'https://example.org/forum/t/42',
		['https://example.org/forum/t/42.json?include_raw=true', 'https://example.org/forum/t/42'],
	],
	['https://example.org/kettle.mbox', ['https://example.org/kettle.mbox']],
])('%s', (address, ways) => {
	expect(webSources(new URL(address)).map(({ urls }) => urls.join(' '))).toEqual(ways)
	expect(refusedAddress(new URL(address))).toBeNull()
})

test('GitHub discussions are for those who are logged in', () => {
	expect(refusedAddress(new URL('https://github.com/ann/kettle/discussions/9'))?.hint).toContain('gh api graphql')
})
