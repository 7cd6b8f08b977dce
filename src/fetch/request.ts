import { promises as dns, type LookupAddress } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Limits } from './limits.ts'

/** What a server answered, unpacked. `body` is null for "not modified". */
export interface Answer {
	readonly body: Buffer | null
	readonly headers: IncomingMessage['headers']
}

/** Why there is no answer: a sentence that goes on "The thread … cannot be read:", and what to do. */
export interface Failure {
	readonly failed: true
	readonly reason: string
	readonly hint: string | null
	/** HTTP status, null when it did not come to one. */
	readonly status: number | null
}

/** How to reach machines; tests stand in for it. */
export interface Network {
	/** All addresses of a host. Asked once a connection, which then goes to one of these and to no other. */
	readonly resolve: (host: string) => Promise<readonly LookupAddress[]>
	readonly isAllowed: (address: string) => boolean
	readonly limits: Limits
	/** Told the bytes that came so far. */
	readonly progress: (url: string, bytes: number) => void
}

export const resolveHost: Network['resolve'] = (host) => dns.lookup(host, { all: true, verbatim: true })

/**
 * GET with every redirect followed and checked anew: http and https alone, never from https back to http, no user names,
 * and no machine that `isAllowed` refuses. The connection is bound to the address that was checked, so that a name that
 * is looked up a second time (DNS rebinding) changes nothing. No proxy, no cookie, nothing of the user goes out.
 */
export async function request(
	start: string,
	headers: Readonly<Record<string, string>>,
	network: Network,
): Promise<Answer | Failure> {
	const signal = AbortSignal.timeout(network.limits.total)
	let url = new URL(start)
	try {
		for (let redirects = 0; redirects <= network.limits.redirects; redirects++) {
			const refused = refusal(url)
			if (refused !== null) return refused
			const addresses = await addressesOf(url, network)
			if ('failed' in addresses) return addresses
			const response = await send(url, addresses, headers, network, signal)
			const next = redirected(response, url)
			if (next === null) return await read(response, url, network)
			response.destroy()
			if ('failed' in next) return next
			url = next
		}
		return failure(`it redirects more than ${network.limits.redirects} times.`, 'Give the address where it ends.')
	} catch (error) {
		return explain(error as NodeJS.ErrnoException, signal.aborted, network.limits)
	}
}

export function failure(reason: string, hint: string | null = null, status: number | null = null): Failure {
	return { failed: true, reason, hint, status }
}

function refusal(url: URL): Failure | null {
	if (url.protocol !== 'http:' && url.protocol !== 'https:')
		return failure(`it leads to an address of the kind "${url.protocol}"; only http and https are fetched.`)
	if (url.username !== '' || url.password !== '')
		return failure(
			'the address holds a user name or a password.',
			'Leave it out; what needs a login must be downloaded.',
		)
	return null
}

async function addressesOf(url: URL, { resolve, isAllowed }: Network): Promise<readonly LookupAddress[] | Failure> {
	const host = url.hostname.replace(/^\[|\]$/g, '')
	const family = isIP(host)
	const addresses = family === 0 ? await resolve(host) : [{ address: host, family }]
	const bad = addresses.find(({ address }) => !isAllowed(address))
	if (bad === undefined && addresses.length > 0) return addresses
	return failure(
		`${host} is ${bad?.address === host ? 'a private address' : `the private address ${bad?.address}`}, which is not fetched unless you allow it.`,
		'If you trust that server, say --allow-private.',
	)
}

function send(
	url: URL,
	addresses: readonly LookupAddress[],
	headers: Readonly<Record<string, string>>,
	{ limits }: Network,
	signal: AbortSignal,
): Promise<IncomingMessage> {
	const [first] = addresses
	return new Promise((resolve, reject) => {
		let received: IncomingMessage | null = null
		const asked = (url.protocol === 'https:' ? requestHttps : requestHttp)(
			url,
			{
				agent: false,
				headers: { accept: '*/*', 'accept-encoding': 'gzip', ...headers },
				signal,
				timeout: limits.idle,
				maxHeaderSize: 64 * 1024,
				lookup: (_host, { all }, done) =>
					all ? done(null, [...addresses]) : done(null, first?.address ?? '', first?.family ?? 4),
			},
			(response) => {
				received = response
				resolve(response)
			},
		)
		asked.on('timeout', () => (received ?? asked).destroy(Object.assign(new Error('idle'), { code: 'IDLE' })))
		asked.on('error', reject)
		asked.end()
	})
}

function redirected({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | Failure | null {
	if (![301, 302, 303, 307, 308].includes(statusCode)) return null
	if (headers.location === undefined || !URL.canParse(headers.location, from))
		return failure('it redirects to nowhere.', 'Open it in a browser to see where it went.', statusCode)
	const next = new URL(headers.location, from)
	if (from.protocol === 'https:' && next.protocol === 'http:')
		return failure('it redirects from https to http, where anybody could change it.', null, statusCode)
	return next
}

async function read(response: IncomingMessage, url: URL, network: Network): Promise<Answer | Failure> {
	const { statusCode = 0, headers } = response
	if (statusCode === 304) {
		response.destroy()
		return { body: null, headers }
	}
	if (statusCode !== 200) {
		response.destroy()
		return explainStatus(statusCode, headers)
	}
	const { bytes: most, unpacked } = network.limits
	if (Number(headers['content-length'] ?? 0) > most) {
		response.destroy()
		return tooLarge(most)
	}
	const chunks: Buffer[] = []
	let size = 0
	for await (const chunk of response as AsyncIterable<Buffer>) {
		size += chunk.length
		if (size > most) return tooLarge(most)
		chunks.push(chunk)
		network.progress(url.href, size)
	}
	const packed = Buffer.concat(chunks)
	const coding = headers['content-encoding'] ?? 'identity'
	if (!['identity', 'gzip', 'x-gzip'].includes(coding))
		return failure(`it is packed as "${coding}", which nobody asked for.`)
	return unpack(coding === 'identity' ? packed : await gunzipped(packed, unpacked), headers, unpacked)
}

/** A file that is packed itself (`t.mbox.gz`) comes out unpacked as well. */
async function unpack(body: Buffer, headers: Answer['headers'], most: number): Promise<Answer> {
	const isPacked = body[0] === 0x1f && body[1] === 0x8b
	return { body: isPacked ? await gunzipped(body, most) : body, headers }
}

function gunzipped(body: Buffer, most: number): Promise<Buffer> {
	return promisify<Buffer, object, Buffer>(gunzip)(body, { maxOutputLength: most })
}

function tooLarge(most: number): Failure {
	return failure(
		`it is larger than ${Math.round(most / 1024 / 1024)} MiB.`,
		'Download it and take the discussion out of it.',
	)
}

function explainStatus(status: number, headers: Answer['headers']): Failure {
	// 300 is how public-inbox says that it has no such message, but knows of others.
	if ([300, 404, 410].includes(status)) return failure(`there is no such page (${status}).`, 'Check the address.', 404)
	if (status === 429 || headers['x-ratelimit-remaining'] === '0')
		return failure(
			`the server has had too many requests from here (${status}).`,
			'Try again in an hour, or download it.',
			429,
		)
	if (status === 401 || status === 403)
		return failure(
			`the server does not give it to everybody (${status}).`,
			'Download it with a browser or a tool that is logged in.',
			status,
		)
	if (status >= 500) return failure(`the server has a problem (${status}).`, 'Try again later.', status)
	return failure(`the server answers with status ${status}.`, 'Open it in a browser to see what it is.', status)
}

function explain(error: NodeJS.ErrnoException, isOverdue: boolean, { idle, total, unpacked }: Limits): Failure {
	const again = 'Try again later, or download it.'
	if (isOverdue) return failure(`it was not complete after ${Math.round(total / 1000)} seconds.`, again)
	switch (error.code) {
		case 'IDLE':
			return failure(`nothing came for ${Math.round(idle / 1000)} seconds.`, again)
		case 'ENOTFOUND':
			return failure('there is no host of this name.', 'Check the address.')
		case 'EAI_AGAIN':
			return failure('the name of its host could not be looked up.', 'Is there a connection to the internet?')
		case 'ECONNREFUSED':
			return failure('the server does not answer (connection refused).', again)
		case 'ECONNRESET':
		case 'EPIPE':
			return failure('the connection broke off.', again)
		case 'ERR_BUFFER_TOO_LARGE':
			return failure(`it unpacks to more than ${Math.round(unpacked / 1024 / 1024)} MiB.`, 'It is no mail archive.')
		case 'Z_BUF_ERROR':
		case 'Z_DATA_ERROR':
			return failure('it cannot be unpacked: the download was cut off or altered.', again)
		default:
			return failure(`the connection failed (${error.code ?? error.message}).`, again)
	}
}
