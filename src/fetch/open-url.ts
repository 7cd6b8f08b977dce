import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../source-file.ts'
import { type Cache, cacheFolder, openCache } from './cache.ts'
import { limits } from './limits.ts'
import { isPublicAddress } from './public-address.ts'
import { readRest } from './read-rest.ts'
import { type Failure, failure, type Network, request, resolveHost } from './request.ts'
import { refusedAddress, type WebSource, webSources } from './web-sources.ts'

/** What a user may say about fetching. */
export interface FetchOptions {
	/** Machines of the own network are asked as well. */
	readonly allowPrivate?: boolean | undefined
	/** Ask again for what was kept from an earlier run. */
	readonly refresh?: boolean | undefined
	/** Told what is being fetched, and how many bytes came so far; null when it is done. */
	readonly progress?: ((url: string | null, bytes: number) => void) | undefined
}

/** The files of a discussion on the web, or why there are none. */
export type OpenedUrl = OpenedFiles | Failure

interface OpenedFiles {
	readonly files: readonly SourceFile[]
	/** The address of one of the messages, `{id}` where its Message-ID goes; null where the archive has no such addresses. */
	readonly permalink: string | null
}

/** What a run needs from outside; tests give their own. */
export interface Surroundings {
	readonly cache: Cache
	readonly network: Network
	readonly refresh: boolean
}

/** Fetches the discussion that an address (http or https) shows. What was fetched before is taken from the disk. */
export async function openUrl(address: string, options: FetchOptions = {}): Promise<OpenedUrl> {
	try {
		return await fetchThread(address, {
			cache: openCache(cacheFolder(process.env)),
			network: {
				resolve: resolveHost,
				isAllowed: options.allowPrivate ? () => true : isPublicAddress,
				limits,
				progress: options.progress ?? (() => {}),
			},
			refresh: options.refresh ?? false,
		})
	} finally {
		options.progress?.(null, 0)
	}
}

/** Tries one way after the other; where none leads to a discussion, the last one's failure is the answer. */
export async function fetchThread(address: string, surroundings: Surroundings): Promise<OpenedUrl> {
	if (!URL.canParse(address)) return failure('it is no address.', 'Check it for blanks and missing parts.')
	const url = new URL(address)
	const refused = refusedAddress(url)
	if (refused !== null) return failure(refused.reason, refused.hint)
	let result: OpenedUrl = failure('it leads nowhere.')
	for (const source of await inOrder(webSources(url), surroundings)) {
		result = await fetchSource(source, surroundings)
		if (!('failed' in result) || !mayLeadOn(result)) return result
	}
	return result
}

/** What an earlier run found is not searched for again. */
async function inOrder(sources: readonly WebSource[], { cache, refresh }: Surroundings): Promise<readonly WebSource[]> {
	if (refresh) return sources
	for (const source of sources) if ((await cache.get(source.urls[0] ?? '')) !== null) return [source]
	return sources
}

/** There is no such page, or it is something else: another way may lead to the discussion. */
function mayLeadOn({ status }: Failure): boolean {
	return status !== null && status < 500 && status !== 429
}

async function fetchSource(source: WebSource, surroundings: Surroundings): Promise<OpenedUrl> {
	const files: SourceFile[] = []
	const open = [...source.urls]
	for (let url = open.shift(); url !== undefined; url = open.shift()) {
		const most = surroundings.network.limits.pages
		if (files.length >= most)
			return failure(`it goes on after ${most} pages.`, 'Download it with a tool of its site and name the files.')
		const got = await fetchOnce(url, source.expects, surroundings)
		if ('failed' in got) return got
		files.push({ path: url, bytes: got.body })
		if (source.rest !== null) open.unshift(...readRest(source.rest, url, got, files.length === 1))
	}
	return { files, permalink: source.permalink ?? null }
}

async function fetchOnce(
	url: string,
	expects: WebSource['expects'],
	{ cache, network, refresh }: Surroundings,
): Promise<{ readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } | Failure> {
	const kept = await cache.get(url)
	if (kept !== null && !refresh) return kept
	network.progress(url, 0)
	const answer = await request(url, { 'user-agent': userAgent(), ...conditions(kept?.headers) }, network)
	if ('failed' in answer) return answer
	if (answer.body === null) return kept ?? failure('the server says that nothing has changed since never.')
	const wrong = wrongKind(answer.body, expects)
	if (wrong !== null) return wrong
	const headers = Object.fromEntries(
		keptHeaders.flatMap((name) => (typeof answer.headers[name] === 'string' ? [[name, answer.headers[name]]] : [])),
	)
	await cache.put(url, { body: answer.body, headers })
	return { body: answer.body, headers }
}

const keptHeaders = ['etag', 'last-modified', 'link']

/** RFC 9110 section 13.1. */
function conditions(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
	return {
		...(headers.etag !== undefined && { 'if-none-match': headers.etag }),
		...(headers['last-modified'] !== undefined && { 'if-modified-since': headers['last-modified'] }),
	}
}

/** Not what was asked for. The status 200 tells that another way may lead on. */
function wrongKind(body: Buffer, expects: WebSource['expects']): Failure | null {
	const start = body.toString('latin1', 0, telling)
	if (expects === 'mbox' && !/^(?:\xef\xbb\xbf)?\s*From /.test(start)) return failure('it is no mbox.', null, 200)
	if (expects === 'json' && !/^\s*[[{]/.test(start)) return failure('it is no JSON.', null, 200)
	if (!/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|\?xml)/i.test(start)) return null
	if (/<input[^<>]{0,300}type\s*=\s*["']?password/i.test(start))
		return failure('the server answers with a page to log in.', 'Download it with a browser that is logged in.', 200)
	if (/<title>[^<]{0,100}(?:not a bot|just a moment|are you human|checking your browser)/i.test(start))
		return failure('the server first wants to see a browser.', 'Download it with a browser and name the file.', 200)
	return null
}

/** A login page's form stands behind its style sheets. */
const telling = 256 * 1024

function userAgent(): string {
	// Two folders up from src/fetch as well as from dist/chunks.
	const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
	return `threaddeck/${version}`
}
