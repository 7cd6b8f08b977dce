import type { Kept } from './cache.ts'

/** So many posts Discourse gives at once. */
const postsAtOnce = 20

/** The addresses of what an answer does not hold of its discussion. `isFirst`: it is the first of the answers. */
export function readRest(rest: 'link' | 'posts', url: string, { body, headers }: Kept, isFirst: boolean): string[] {
	if (rest === 'link') return nextPage(url, headers.link ?? '')
	return isFirst ? otherPosts(url, body) : []
}

/** `<https://…?page=2>; rel="next", …` (RFC 8288), on the same server. */
function nextPage(url: string, link: string): string[] {
	const next = link.split(/,\s*(?=<)/).find((one) => /;\s*rel="?next"?/i.test(one))
	const target = /^\s*<([^<>]*)>/.exec(next ?? '')?.[1]
	if (target === undefined || !URL.canParse(target, url)) return []
	const found = new URL(target, url)
	return found.origin === new URL(url).origin && found.href !== url ? [found.href] : []
}

function otherPosts(url: string, body: Buffer): string[] {
	try {
		const { post_stream } = JSON.parse(body.toString('utf8'))
		const known = new Set(post_stream.posts.map(({ id }: { id: unknown }) => id))
		const missing = post_stream.stream.filter((id: unknown) => typeof id === 'number' && !known.has(id))
		const pages: string[] = []
		for (let i = 0; i < missing.length; i += postsAtOnce) {
			const page = new URL(url.replace(/\.json(?=\?)/, '/posts.json'))
			for (const id of missing.slice(i, i + postsAtOnce)) page.searchParams.append('post_ids[]', String(id))
			pages.push(page.href)
		}
		return pages
	} catch {
		return []
	}
}
