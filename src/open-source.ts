import {
	closeSync,
	createReadStream,
	fstatSync,
	mkdtempSync,
	openSync,
	readFileSync,
	readSync,
	rmdirSync,
	unlinkSync,
	writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explain, type Failure, failure, pipeOf, readAtOnce } from './open-file.ts'
import { longestMagic, type Packing, PackingError, packingOf } from './packings/index.ts'
import { type ByteSource, inMemory, type KnownFile } from './source-file.ts'

/** A file's bytes, unpacked, or why there are none. */
export type OpenedSource = { readonly source: ByteSource; readonly damage: Damage | null } | Failure

/** Why the bytes end before they should: words that follow the file's name, and what to do about it. */
export interface Damage {
	readonly reason: string
	readonly hint: string
}

/**
 * Opens what an archive may be: a regular file of any size, a pipe or the standard input (`-`), packed or not. A file
 * larger than `mostInMemory` is read when needed.
 */
export async function openSource(path: string, mostInMemory: number = inMemoryLimit): Promise<OpenedSource> {
	if (path.includes('\0')) return failure('its name holds a NUL character.')
	try {
		if (path === '-') return await collect(process.stdin)
		const fd = openSync(path, readAtOnce)
		const stat = fstatSync(fd)
		if (stat.isFIFO()) return await collect(await pipeOf(fd))
		const start = Buffer.alloc(longestMagic)
		try {
			if (!stat.isFile()) return failure('it is a device, neither a file nor a pipe.')
			readSync(fd, start, 0, start.length, 0)
			if (stat.size <= Math.min(mostInMemory, inMemoryLimit) && !packingOf(start))
				return whole(inMemory(readFileSync(fd)))
		} finally {
			closeSync(fd)
		}
		if (packingOf(start)) return await collect(createReadStream(path))
		return whole(inFile({ path, size: stat.size, ino: stat.ino, mtimeMs: stat.mtimeMs }))
	} catch (error) {
		return explain(error as NodeJS.ErrnoException)
	}
}

/** The bytes that something else than the file system gave. */
export async function unpackSource(bytes: Uint8Array): Promise<OpenedSource> {
	if (!packingOf(bytes)) return whole(inMemory(bytes))
	try {
		return await collect(once(bytes))
	} catch (error) {
		return explain(error as NodeJS.ErrnoException)
	}
}

const inMemoryLimit = 64 * 1024 ** 2
/** So much of what a stream gives is kept on disk. More is a mistake: a device, or data that unpacks without end. */
const onDiskLimit = 64 * 1024 ** 3
/** Mail packs to a tenth; what unpacks to more than this many times its size was made to fill a disk. */
const mostTimes = 300

function whole(source: ByteSource): OpenedSource {
	return { source, damage: null }
}

/** Reads a stream to its end, unpacking what is packed, into memory or, where that would be too much, into a file. */
async function collect(stream: AsyncIterable<Uint8Array>): Promise<OpenedSource> {
	const { start, rest } = await startOf(stream)
	const packing = packingOf(start)
	const spool = new Spool()
	try {
		return { damage: await fill(spool, rest, packing), source: spool.source() }
	} catch (error) {
		spool.drop()
		if (error instanceof PackingError) return failure(`it ${error.message}.`, error.hint)
		throw error
	}
}

/** Null when the stream came to its end. */
async function fill(
	spool: Spool,
	stream: AsyncIterable<Uint8Array>,
	packing: Packing | undefined,
): Promise<Damage | null> {
	let packed = 0
	const counted = (async function* () {
		for await (const chunk of stream) {
			packed += chunk.length
			yield chunk
		}
	})()
	try {
		for await (const chunk of packing ? packing.unpack(counted) : counted) {
			spool.write(chunk)
			if (packing && spool.size > inMemoryLimit && spool.size > packed * mostTimes)
				return {
					reason: `unpacks to more than ${mostTimes} times its size; the rest is left out`,
					hint: 'No mail packs that well. Unpack it yourself if you trust it.',
				}
			if (spool.size > onDiskLimit)
				return { reason: 'is larger than 64 GiB; the rest is left out', hint: 'Cut it down.' }
		}
		return null
	} catch (error) {
		if (error instanceof PackingError && spool.size > 0) return { reason: error.message, hint: error.hint }
		throw error
	}
}

/** The first bytes of a stream, and the stream with them in front again. */
async function startOf(
	stream: AsyncIterable<Uint8Array>,
): Promise<{ start: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
	const iterator = stream[Symbol.asyncIterator]()
	const chunks: Uint8Array[] = []
	let length = 0
	while (length < longestMagic) {
		const { value, done } = await iterator.next()
		if (done) break
		chunks.push(value)
		length += value.length
	}
	const rest = async function* () {
		yield* chunks
		yield* { [Symbol.asyncIterator]: () => iterator }
	}
	return { start: Buffer.concat(chunks), rest: rest() }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes
}

/** Bytes that pile up in memory, and on disk when they are many. */
class Spool {
	size = 0
	#chunks: Uint8Array[] = []
	#fd: number | null = null

	write(chunk: Uint8Array): void {
		this.size += chunk.length
		this.#chunks.push(chunk)
		if (this.#fd === null && this.size <= inMemoryLimit) return
		this.#fd ??= namelessFile()
		for (const kept of this.#chunks) writeFully(this.#fd, kept)
		this.#chunks = []
	}

	source(): ByteSource {
		return this.#fd === null ? inMemory(Buffer.concat(this.#chunks)) : inDescriptor(this.#fd, this.size)
	}

	drop(): void {
		if (this.#fd !== null) closeSync(this.#fd)
	}
}

/** A file that is gone from its folder as soon as it is made, and from the disk when the process ends, however it ends. */
function namelessFile(): number {
	const folder = mkdtempSync(join(tmpdir(), 'threaddeck-'))
	const path = join(folder, 'unpacked')
	try {
		const fd = openSync(path, 'wx+', 0o600)
		unlinkSync(path)
		return fd
	} finally {
		rmdirSync(folder)
	}
}

/** Thrown by reading a file that went away or changed since it was opened: what was read of it and what follows do not fit. */
export class SourceLost extends Error {
	readonly path: string

	/** @param reason a sentence */
	constructor(path: string, reason: string) {
		super(reason)
		this.path = path
	}
}

/** A file that needs not be closed: it stays open while it is read in one go, and is opened again for what is read later. */
export function inFile(file: KnownFile): ByteSource {
	const { path, size, ino, mtimeMs } = file
	const readNow = (into: Uint8Array, position: number): number => {
		const fd = openForNow(path)
		const now = fstatSync(fd)
		if (now.size !== size || now.ino !== ino || now.mtimeMs !== mtimeMs)
			throw new SourceLost(path, 'it changed while it was read.')
		return readFully(fd, into, position)
	}
	const read: ByteSource['read'] = (into, position) => {
		try {
			return readNow(into, position)
		} catch (error) {
			if (error instanceof SourceLost) throw error
			throw new SourceLost(path, explain(error as NodeJS.ErrnoException).reason)
		}
	}
	return { size, read, bytes: () => allOf(read, size), file }
}

/** The file that was read last. One: of a folder's mails thousands may be read in a row. */
let opened: { readonly path: string; readonly fd: number } | null = null

/** A descriptor that is good until the event loop turns or another file is asked for. */
function openForNow(path: string): number {
	if (opened?.path === path) return opened.fd
	if (opened === null) setImmediate(closeOpened)
	else closeOpened()
	opened = { path, fd: openSync(path, 'r') }
	return opened.fd
}

function closeOpened(): void {
	if (opened !== null) closeSync(opened.fd)
	opened = null
}

function inDescriptor(fd: number, size: number): ByteSource {
	const read: ByteSource['read'] = (into, position) => readFully(fd, into, position)
	return { size, read, bytes: () => allOf(read, size) }
}

function allOf(read: ByteSource['read'], size: number): Uint8Array {
	const bytes = Buffer.allocUnsafe(size)
	return bytes.subarray(0, read(bytes, 0))
}

function readFully(fd: number, into: Uint8Array, position: number): number {
	let done = 0
	while (done < into.length) {
		const read = readSync(fd, into, done, into.length - done, position + done)
		if (read === 0) break
		done += read
	}
	return done
}

function writeFully(fd: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done)
}
