import { request as httpRequest, type IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type DeckServer, startDeckServer } from './deck-server.ts'

const servers: DeckServer[] = []
afterEach(async () => {
	for (const server of servers.splice(0)) await server.close()
})

async function start(ports: readonly number[] = [0]): Promise<DeckServer> {
	const server = await startDeckServer(ports)
	servers.push(server)
	server.publish(
		[
			{ path: 'index.html', bytes: Buffer.from('<p>deck</p>') },
			{ path: 'assets/a.js', bytes: Buffer.from('1') },
		],
		{ findings: [] },
	)
	return server
}

function ask(
	url: string,
	path: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<IncomingMessage & { body: string }> {
	return new Promise((resolve, reject) => {
		const asked = httpRequest(url, { path, headers, method }, async (response) => {
			const chunks: Buffer[] = []
			for await (const chunk of response) chunks.push(chunk)
			resolve(Object.assign(response, { body: Buffer.concat(chunks).toString() }))
		})
		asked.on('error', reject).end()
	})
}

test.each([
	['the deck', '/', {}, 200],
	['a query', '/?speaker', {}, 200],
	['a file of the deck', '/assets/a.js', {}, 200],
	['by the name of the machine', '/', { host: 'localhost:PORT' }, 200],
	['from its own page', '/', { origin: 'http://127.0.0.1:PORT' }, 200],
	['what is not in the deck', '/package.json', {}, 404],
	['a way out of the deck', '/assets/../../../etc/passwd', {}, 404],
	['an encoded way out', '/..%2f..%2fetc/passwd', {}, 404],
	['a name of an object', '/__proto__', {}, 404],
	['another host (DNS rebinding)', '/', { host: 'attacker.example' }, 421],
	['another port', '/', { host: '127.0.0.1:1' }, 421],
	['a page of another site', '/news', { origin: 'https://attacker.example' }, 403],
	['a page without origin', '/news', { origin: 'null' }, 403],
])('%s', async (_, path, headers, status) => {
	const { url } = await start()
	const port = new URL(url).port
	const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', port)]))
	expect((await ask(url, path, own)).statusCode).toBe(status)
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('does nothing on %s', async (method) => {
	const { url } = await start()
	expect((await ask(url, '/', {}, method)).statusCode).toBe(405)
})

test('serves as what it is, to its own pages only', async () => {
	const { headers, body } = await ask((await start()).url, '/')
	expect(body).toBe('<p>deck</p>')
	expect(headers).toMatchObject({
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': "frame-ancestors 'self'",
		'cross-origin-resource-policy': 'same-origin',
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
	})
})

test('takes the next port where one is in use, and says so where none is free', async () => {
	const other = createServer()
	const taken = await new Promise<number>((resolve) =>
		other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
	)
	try {
		const { url } = await start([taken, 0])
		expect(Number(new URL(url).port)).not.toBe(taken)
		await expect(startDeckServer([taken])).rejects.toMatchObject({ code: 'EADDRINUSE' })
	} finally {
		other.close()
	}
})
