/** One way to a discussion: what to ask for, and what the answer must look like. */
export interface WebSource {
	/** Each is asked for; together they are the discussion. */
	readonly urls: readonly string[]
	/** mbox and JSON are told by how they begin; anything else than that is no answer to this question. */
	readonly expects: 'mbox' | 'json' | 'any'
	/** Where the rest of a long discussion is found: in the header `Link` (RFC 8288), or among the posts that Discourse lists. */
	readonly rest: 'link' | 'posts' | null
	/** The address of one message, `{id}` where its Message-ID goes, where the archive has such addresses. */
	readonly permalink?: string
}

/** The ways to the discussion that an address shows, the best first. A forge's pages are programs: its API is the only way. */
export function webSources(address: URL): readonly WebSource[] {
	const forge = github(address) ?? gitlab(address) ?? hackerNews(address)
	if (forge !== null) return forge
	const itself: WebSource = { urls: [withoutFragment(address)], expects: 'any', rest: null }
	const found = [discourse, hyperkitty, publicInbox, pipermail].flatMap((find) => find(address) ?? [])
	return [...found.filter(({ urls }) => urls.join() !== itself.urls.join()), itself]
}

/** Why an address is not asked for, and what to do instead; null for all others. */
export function refusedAddress({ hostname, pathname }: URL): { readonly reason: string; readonly hint: string } | null {
	if (hostname === 'github.com' && /^\/[^/]+\/[^/]+\/discussions\/\d/.test(pathname))
		return {
			reason: 'GitHub gives its discussions only to those who are logged in.',
			hint: 'Save it with "gh api graphql" (README has the query) and name the file.',
		}
	return null
}

type Find = (address: URL) => WebSource[] | null

const mbox = (url: string): WebSource => ({ urls: [url], expects: 'mbox', rest: null })
const paged = (...urls: string[]): WebSource => ({ urls, expects: 'json', rest: 'link' })

/** The most that their APIs give at once. */
const page = 'per_page=100'

const github: Find = ({ hostname, pathname }) => {
	const [, repository, kind, number] = /^\/([^/]+\/[^/]+)\/(issues|pull)\/(\d+)(?:\/|$)/.exec(pathname) ?? []
	if (hostname !== 'github.com' || number === undefined) return null
	const api = `https://api.github.com/repos/${repository}`
	const issue = [`${api}/issues/${number}`, `${api}/issues/${number}/comments?${page}`]
	const pull = `${api}/pulls/${number}`
	return [paged(...issue, ...(kind === 'pull' ? [`${pull}/comments?${page}`, `${pull}/reviews?${page}`] : []))]
}

const gitlab: Find = ({ origin, pathname }) => {
	const [, project, kind, number] =
		/^\/(.+?)\/-\/(issues|merge_requests|work_items)\/(\d+)(?:\/|$)/.exec(pathname) ?? []
	if (project === undefined) return null
	const api = `${origin}/api/v4/projects/${encodeURIComponent(decoded(project))}/${kind === 'work_items' ? 'issues' : kind}/${number}`
	return [paged(api, `${api}/discussions?${page}`)]
}

const hackerNews: Find = ({ hostname, pathname, searchParams }) => {
	const id = searchParams.get('id') ?? ''
	if (hostname !== 'news.ycombinator.com' || pathname !== '/item' || !/^\d+$/.test(id)) return null
	return [{ urls: [`https://hn.algolia.com/api/v1/items/${id}`], expects: 'json', rest: null }]
}

/** `/t/a-topic/42/3`, or without the topic's words or the post's number. */
const discourse: Find = ({ origin, pathname }) => {
	const [, folder, topic] = /^(.*)\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d+)(?:\/\d+)?\/?$/.exec(pathname) ?? []
	if (topic === undefined) return null
	return [{ urls: [`${origin}${folder}/t/${topic}.json?include_raw=true`], expects: 'json', rest: 'posts' }]
}

/** Mailman 3: `/archives/list/LIST@HOST/thread/HASH/`. */
const hyperkitty: Find = ({ origin, pathname }) => {
	const [, list, thread] = /^(.*\/list\/[^/]+@[^/]+)\/thread\/(\w+)\//.exec(pathname) ?? []
	return list === undefined ? null : [mbox(`${origin}${list}/export/thread.mbox.gz?thread=${thread}`)]
}

/** `/LIST/MESSAGE-ID/`, whatever comes behind it: `T/`, `t/`, `raw`, `#r`. */
const publicInbox: Find = ({ origin, pathname }) => {
	const [, list, id] = /^((?:\/[^/]+){0,8}?)\/([^/]+(?:@|%40)[^/]+)(?=\/|$)/i.exec(pathname) ?? []
	if (id === undefined || /\.(?:mbox|eml|gz)$/.test(id)) return null
	return [{ ...mbox(`${origin}${list}/${id}/t.mbox.gz`), permalink: `${origin}${list}/{id}/` }]
}

/** A month of pipermail: its index pages, of which no one shows the messages. */
const pipermail: Find = ({ origin, pathname }) => {
	const [, month] = /^(.*\/\d{4}-[A-Z][a-z]+)\/(?:(?:thread|subject|author|date)\.html)?$/.exec(pathname) ?? []
	return month === undefined ? null : [mbox(`${origin}${month}.txt.gz`), mbox(`${origin}${month}.txt`)]
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path)
	} catch {
		return path
	}
}

function withoutFragment(address: URL): string {
	const url = new URL(address)
	url.hash = ''
	return url.href
}
