import { constants, openSync, readFileSync, statSync } from 'node:fs'

/** The bytes of a file, or why there are none: a sentence, and what to do about it. */
export type Opened = { readonly bytes: Uint8Array } | Failure

/** Why a file cannot be read: a sentence, and what to do about it. */
export interface Failure {
	readonly bytes: null
	readonly missing: boolean
	readonly reason: string
	readonly hint: string | null
}

/** The way to a file's bytes; `-` is the standard input. Never rejects for a file that cannot be read. */
export type OpenFile = (path: string) => Promise<Opened>

/** More than any thread that people could discuss; keeps a wrong path (a disk image) from filling the memory. */
const MAX_BYTES = 1024 ** 3

/** Opens regular files, pipes and the standard input, up to 1 GiB. */
export const openFile: OpenFile = async (path) => {
	if (path.includes('\0')) return failure('its name holds a NUL character.')
	try {
		if (path === '-') return await readAll(process.stdin)
		// One small file after the other: asking another thread for each takes longer than reading it.
		const kind = statSync(path)
		if (kind.isDirectory()) return failure('it is a folder, not a file.', 'Name one file in it.')
		if (kind.isFIFO()) return await readAll(await pipeOf(openSync(path, readAtOnce)))
		if (!kind.isFile()) return failure('it is a device, neither a file nor a pipe.')
		return kind.size > MAX_BYTES ? tooLarge() : { bytes: readFileSync(path) }
	} catch (error) {
		return explain(error as NodeJS.ErrnoException)
	}
}

/** Opens a pipe without waiting for whoever writes into it: Node cannot be ended while it waits within the system. */
export const readAtOnce: number = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** What comes out of a pipe that was opened so. */
export async function pipeOf(fd: number): Promise<AsyncIterable<Buffer>> {
	const { Socket } = await import('node:net')
	return new Socket({ fd, readable: true, writable: false })
}

/** Whether there is a folder of that name; of one that cannot be asked for, whoever opens it hears why. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory()
	} catch {
		return false
	}
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Opened> {
	const chunks: Buffer[] = []
	let size = 0
	for await (const chunk of stream) {
		size += chunk.length
		if (size > MAX_BYTES) return tooLarge()
		chunks.push(chunk)
	}
	return { bytes: Buffer.concat(chunks) }
}

/** What the system said, in words. */
export function explain(error: NodeJS.ErrnoException): Failure {
	switch (error.code) {
		case 'ENOENT':
			return { ...failure('there is no such file.', 'Check the path.'), missing: true }
		case 'ENOTDIR':
			return { ...failure('a part of its path is a file, not a folder.', 'Check the path.'), missing: true }
		case 'EACCES':
		case 'EPERM':
			return failure('you have no permission to read it.')
		default:
			return failure(`the system says ${error.code ?? error.message}.`)
	}
}

function tooLarge(): Opened {
	return failure('it is larger than 1 GiB.', 'Cut the discussion out of the archive first.')
}

/** A file that is there and cannot be used. */
export function failure(reason: string, hint: string | null = null): Failure {
	return { bytes: null, missing: false, reason, hint }
}
