import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openCache } from './cache.ts'
import { asked, base, mail, mbox, type Reply, redirect, replies, send, texts } from './fixtures/serve-replies.ts'
import { limits } from './limits.ts'
import { fetchThread, type Surroundings } from './open-url.ts'
import { resolveHost } from './request.ts'

describe('what is fetched', () => {
	test('a thread of public-inbox before its page', async () => {
		replies['/kettle/1@example.org/t.mbox.gz'] = send(gzipSync(mbox), { 'content-type': 'application/gzip' })
		expect(await texts(`${base}/kettle/1@example.org/T/#u`)).toEqual([mbox])
		expect(asked).toHaveLength(1)
		expect(asked[0]?.headers['user-agent']).toMatch(/^threaddeck\/\d+\.\d+\.\d+$/)
		expect(asked[0]?.headers).not.toHaveProperty('cookie')
	})

	test('the page where there is no mbox, or where something else stands in its place', async () => {
		replies['/kettle/1@example.org/'] = send('> quoted\n')
		expect(await texts(`${base}/kettle/1@example.org/`)).toEqual(['> quoted\n'])
		replies['/kettle/1@example.org/t.mbox.gz'] = send('<!doctype html>Welcome')
		expect(await texts(`${base}/kettle/1@example.org/`, {}, true)).toEqual(['> quoted\n'])
	})

	test('content that is packed on its way, whatever its type is said to be', async () => {
		replies['/a.mbox'] = send(gzipSync(mbox), { 'content-encoding': 'gzip', 'content-type': 'image/png' })
		expect(await texts(`${base}/a.mbox`)).toEqual([mbox])
	})

	test('every page of notes, in the order of the links', async () => {
		const api = '/api/v4/projects/home%2Fkettle/issues/7'
		replies[api] = send('{"iid":7}')
		replies[`${api}/discussions?per_page=100`] = send('[1]', {
			link: `<${base}${api}/discussions?page=1>; rel="first", <${base}${api}/discussions?page=2>; rel="next"`,
		})
		replies[`${api}/discussions?page=2`] = send('[2]', { link: '<http://elsewhere.example/>; rel="next"' })
		expect(await texts(`${base}/home/kettle/-/issues/7#note_1`)).toEqual(['{"iid":7}', '[1]', '[2]'])
	})

	test('every post of a topic', async () => {
		const ids = Array.from({ length: 43 }, (_, i) => i + 1)
		const posts = (from: number, to: number) => ids.slice(from, to).map((id) => ({ id }))
		replies['/t/42.json?include_raw=true'] = send(JSON.stringify({ post_stream: { posts: posts(0, 20), stream: ids } }))
		const query = (from: number, to: number) =>
			posts(from, to)
				.map(({ id }) => `post_ids%5B%5D=${id}`)
				.join('&')
		replies[`/t/42/posts.json?include_raw=true&${query(20, 40)}`] = send('{"a":1}')
		replies[`/t/42/posts.json?include_raw=true&${query(40, 43)}`] = send('{"b":1}')
		expect((await texts(`${base}/t/stop-the-kettle/42/7`)).slice(1)).toEqual(['{"a":1}', '{"b":1}'])
	})

	test('a redirect', async () => {
		replies['/a'] = redirect('/b', 308)
		replies['/b'] = redirect(`${base}/c`)
		replies['/c'] = send(mail)
		expect(await texts(`${base}/a`)).toEqual([mail])
	})
})

describe('the cache', () => {
	test('asks once, and with --refresh whether anything has changed', async () => {
		replies['/a.mbox'] = send(mbox, { etag: '"1"', 'last-modified': 'Fri, 01 Mar 2024 09:00:00 GMT' })
		expect(await texts(`${base}/a.mbox`)).toEqual([mbox])
		expect(await texts(`${base}/a.mbox`)).toEqual([mbox])
		expect(asked).toHaveLength(1)

		replies['/a.mbox'] = ({ headers }, response) => {
			const isKnown = headers['if-none-match'] === '"1"' && headers['if-modified-since']?.startsWith('Fri, 01 Mar')
			response.writeHead(isKnown ? 304 : 500).end()
		}
		expect(await texts(`${base}/a.mbox`, {}, true)).toEqual([mbox])
		replies['/a.mbox'] = send(`${mbox}${mbox}`)
		expect(await texts(`${base}/a.mbox`, {}, true)).toEqual([mbox + mbox])
		expect(await texts(`${base}/a.mbox`)).toEqual([mbox + mbox])
		expect(asked).toHaveLength(3)
	})

	test('a failure is not kept', async () => {
		expect(await texts(`${base}/a.mbox`)).toBe('there is no such page (404).')
		replies['/a.mbox'] = send(mbox)
		expect(await texts(`${base}/a.mbox`)).toEqual([mbox])
	})

	test('a folder that cannot be written costs a download, no more', async () => {
		replies['/a.mbox'] = send(mbox)
		const cache = openCache('/dev/null/threaddeck')
		const network = { resolve: resolveHost, isAllowed: () => true, limits, progress: () => {} }
		expect(await fetchThread(`${base}/a.mbox`, { cache, network, refresh: false })).toHaveProperty('files')
	})
})

describe('hostile servers', () => {
	const small = { limits: { ...limits, bytes: 100_000, unpacked: 1_000_000, pages: 3 } }
	const hasty = { limits: { ...limits, total: 300, idle: 200 } }
	const endless =
		(every: number): Reply =>
		(_, response) => {
			const timer = setInterval(() => response.write('> x\n'.repeat(every > 10 ? 1 : 10_000)), every)
			response.on('close', () => clearInterval(timer))
		}

	test.each<[string, Reply, Partial<Surroundings['network']>, string]>([
		['an endless body', endless(1), small, 'it is larger than 0 MiB.'],
		[
			'a body that is announced as huge',
			send('x', { 'content-length': '999999999999' }),
			small,
			'it is larger than 0 MiB.',
		],
		['a slow drip', endless(20), hasty, 'it was not complete after 0 seconds.'],
		['no answer', () => {}, { limits: { ...limits, idle: 200 } }, 'nothing came for 0 seconds.'],
		[
			'a body that stops',
			(_, response) => response.write('> x\n'),
			{ limits: { ...limits, idle: 200 } },
			'nothing came for 0 seconds.',
		],
		[
			'a body that breaks off',
			(_, response) => {
				response.writeHead(200, { 'content-length': '99' }).write('> x\n', () => response.destroy())
			},
			{},
			'the connection broke off.',
		],
		['a bomb of gzip', send(gzipSync(Buffer.alloc(3_000_000))), small, 'it unpacks to more than 1 MiB.'],
		[
			'a bomb on its way',
			send(gzipSync(Buffer.alloc(3_000_000)), { 'content-encoding': 'gzip' }),
			small,
			'it unpacks to more than 1 MiB.',
		],
		[
			'a bomb in a bomb',
			send(gzipSync(gzipSync(Buffer.alloc(3_000_000))), { 'content-encoding': 'gzip' }),
			small,
			'it unpacks to more than 1 MiB.',
		],
		[
			'half an archive',
			send(gzipSync(mbox).subarray(0, 60)),
			{},
			'it cannot be unpacked: the download was cut off or altered.',
		],
		[
			'a coding that nobody asked for',
			send('x', { 'content-encoding': 'br' }),
			{},
			'it is packed as "br", which nobody asked for.',
		],
		['a circle', redirect('/x'), {}, 'it redirects more than 5 times.'],
		[
			'to a file',
			redirect('file:///etc/passwd'),
			{},
			'it leads to an address of the kind "file:"; only http and https are fetched.',
		],
		[
			'to data',
			redirect('data:text/plain,x'),
			{},
			'it leads to an address of the kind "data:"; only http and https are fetched.',
		],
		['to a password', redirect('http://ann:secret@127.0.0.1/'), {}, 'the address holds a user name or a password.'],
		['to nowhere', redirect('http://[x'), {}, 'it redirects to nowhere.'],
		[
			'a login page',
			send('<!DOCTYPE html><form><input name=p type="password"></form>'),
			{},
			'the server answers with a page to log in.',
		],
		[
			'a page for browsers',
			send('<!doctype html><head><title>Making sure you&#39;re not a bot!</title>'),
			{},
			'the server first wants to see a browser.',
		],
		[
			'no access',
			(_, response) => response.writeHead(403).end(),
			{},
			'the server does not give it to everybody (403).',
		],
		[
			'too many requests',
			(_, response) => response.writeHead(403, { 'x-ratelimit-remaining': '0' }).end(),
			{},
			'the server has had too many requests from here (403).',
		],
		['a broken server', (_, response) => response.writeHead(503).end(), {}, 'the server has a problem (503).'],
		['no HTTP', ({ socket }) => socket.end('hello\r\n\r\n'), {}, 'the connection failed (HPE_INVALID_CONSTANT).'],
	])('%s', async (_, reply, network, reason) => {
		replies['/x'] = reply
		expect(await texts(`${base}/x`, network)).toBe(reason)
	})

	test('links without end', async () => {
		const api = '/api/v4/projects/home%2Fkettle/issues/7'
		replies[api] = send('{}')
		for (let i = 0; i < 9; i++)
			replies[`${api}/discussions?${i === 0 ? 'per_page=100' : `page=${i}`}`] = send('[]', {
				link: `<${base}${api}/discussions?page=${i + 1}>; rel=next`,
			})
		expect(await texts(`${base}/home/kettle/-/issues/7`, small)).toBe('it goes on after 3 pages.')
	})
})

test.each([
	['http://ann:secret@example.org/', 'the address holds a user name or a password.'],
	['http://', 'it is no address.'],
	['https://github.com/ann/kettle/discussions/9', 'GitHub gives its discussions only to those who are logged in.'],
])('%s', async (address, reason) => {
	expect(await texts(address)).toBe(reason)
})
