import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { posix } from 'node:path'
import type { OutputFile } from '../source-file.ts'

/** A server of one deck, on this machine alone. */
export interface DeckServer {
	/** `http://127.0.0.1:8000/` */
	readonly url: string
	/** Replaces what is served. Open pages are told `news`, and those that open later as well. */
	readonly publish: (files: readonly OutputFile[], news: object) => void
	readonly close: () => Promise<void>
}

/**
 * Serves a deck from memory: its files by their paths, and a stream of news for open pages (server-sent events). It reads
 * no file, binds loopback, and answers only pages of its own: a foreign Host is DNS rebinding, a foreign Origin another
 * site's script.
 *
 * @param ports tried in this order; the first that is free is taken. Rejects with the system's error when none is
 */
export async function startDeckServer(ports: readonly number[]): Promise<DeckServer> {
	let files = new Map<string, OutputFile>()
	let news = ''
	const listeners = new Set<ServerResponse>()
	const server = createServer((request, response) => {
		const refusal = refuse(request, server)
		const path = pathOf(request)
		const file = files.get(path)
		if (refusal !== null) return answer(response, refusal, plain, request.method)
		if (path === newsPath) return listen(response)
		if (file === undefined) return answer(response, 404, plain, request.method)
		return answer(response, 200, { type: typeOf(file.path), bytes: file.bytes }, request.method)
	})

	function listen(response: ServerResponse): void {
		response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' }).write(news)
		listeners.add(response)
		response.on('close', () => listeners.delete(response))
	}

	const port = await listenOn(server, ports)
	return {
		url: `http://${host}:${port}/`,
		publish: (fresh, told) => {
			files = new Map(fresh.map((file) => [file.path, file]))
			news = `data: ${JSON.stringify(told)}\n\n`
			for (const response of listeners) response.write(news)
		},
		close: () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()))
			server.closeAllConnections()
			return closed
		},
	}
}

const host = '127.0.0.1'

/** Where open pages hear the news; no file of a deck is called so. */
const newsPath = 'news'

const headers = {
	'cache-control': 'no-store',
	// No page of another site may show the deck, load parts of it as a script, or have it guessed to be one.
	'content-security-policy': "frame-ancestors 'self'",
	'cross-origin-resource-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
}

/** The status that refuses a request; null when there is nothing against it. */
function refuse({ method, headers: { host: asked, origin } }: IncomingMessage, server: Server): number | null {
	const address = server.address()
	const port = address !== null && typeof address === 'object' ? address.port : 0
	const own = [host, 'localhost'].map((name) => `${name}:${port}`)
	if (asked === undefined || !own.includes(asked)) return 421
	if (origin !== undefined && origin !== `http://${asked}`) return 403
	return method === 'GET' || method === 'HEAD' ? null : 405
}

function pathOf({ url = '/' }: IncomingMessage): string {
	const path = url.replace(/[?#].*$/s, '').slice(1)
	return path === '' ? 'index.html' : path
}

const plain = { type: 'text/plain; charset=utf-8', bytes: null }

function answer(
	response: ServerResponse,
	status: number,
	{ type, bytes }: { readonly type: string; readonly bytes: Uint8Array | null },
	method: string | undefined,
): void {
	const body = bytes ?? Buffer.from(`${status}\n`)
	response.writeHead(status, { ...headers, 'content-type': type, 'content-length': body.length })
	response.end(method === 'HEAD' ? undefined : body)
}

/** What a deck consists of. */
const types: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.woff2': 'font/woff2',
}

function typeOf(path: string): string {
	return types[posix.extname(path)] ?? 'application/octet-stream'
}

async function listenOn(server: Server, ports: readonly number[]): Promise<number> {
	let taken: unknown
	for (const port of ports) {
		try {
			return await tryPort(server, port)
		} catch (error) {
			taken = error
			if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') break
		}
	}
	throw taken
}

function tryPort(server: Server, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen({ host, port, exclusive: true }, () => {
			server.off('error', reject)
			const address = server.address()
			resolve(address !== null && typeof address === 'object' ? address.port : port)
		})
	})
}
