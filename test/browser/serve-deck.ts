import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OutputFile } from '../../src/source-file.ts'

/** A deck on a loopback address. */
export interface ServedDeck {
	/** Ends in a slash. */
	readonly url: string
	close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
	html: 'text/html; charset=utf-8',
	json: 'application/json',
	css: 'text/css',
	js: 'text/javascript',
	woff2: 'font/woff2',
}

/** Serves a deck's files from memory. */
export async function serveDeck(files: readonly OutputFile[]): Promise<ServedDeck> {
	const byPath = new Map(files.map((file) => [`/${file.path}`, file]))
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost')
		const file = byPath.get(pathname === '/' ? '/index.html' : pathname)
		if (file === undefined) {
			response.writeHead(404).end()
			return
		}
		const type = types[file.path.slice(file.path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
		response.writeHead(200, { 'content-type': type }).end(file.bytes)
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const { port } = server.address() as AddressInfo
	return {
		url: `http://127.0.0.1:${port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve())
				server.closeAllConnections()
			}),
	}
}
