import { Readable } from 'node:stream'
import { PackingError } from './packing.ts'

/** Unpacks through a stream of Node's zlib. */
export async function* unpackWith(
	name: string,
	packed: AsyncIterable<Uint8Array>,
	stream: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array> {
	const source = Readable.from(packed)
	source.on('error', (error) => (stream as unknown as Readable).destroy(error))
	try {
		yield* source.pipe(stream) as AsyncIterable<Uint8Array>
	} catch (error) {
		throw zlibError(name, error as NodeJS.ErrnoException)
	} finally {
		source.destroy()
	}
}

/** zlib's own codes start with Z_; anything else is the source's. */
function zlibError(name: string, error: NodeJS.ErrnoException): Error {
	if (!/^Z(?:STD)?_|^ERR_ZSTD|^ERR__/.test(error.code ?? '')) return error
	const isCut = error.code === 'Z_BUF_ERROR' || /unexpected end/.test(error.message)
	return new PackingError(isCut ? 'breaks off before its end' : `is damaged (${name}: ${error.message})`, again)
}

const again = 'Download or copy it again.'
