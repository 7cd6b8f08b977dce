import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { PackingError } from './packing.ts'

/** Unpacks through an installed program of this name, which reads its standard input when given `-dc`. */
export async function* unpackByProgram(name: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const child = spawn(name, ['-dc'], { stdio: ['pipe', 'pipe', 'pipe'] })
	const ended = new Promise<number | NodeJS.ErrnoException>((resolve) => {
		child.on('error', resolve)
		child.on('close', (code) => resolve(code ?? -1))
	})
	let said = ''
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said = (said + text).slice(0, 1000)
	})
	const source = Readable.from(packed)
	source.on('error', () => child.kill())
	// It stops reading where the data is damaged; `ended` says so.
	child.stdin.on('error', () => {})
	source.pipe(child.stdin)
	try {
		yield* child.stdout
		const end = await ended
		if (source.errored) throw source.errored
		if (end !== 0) throw failure(name, end, said)
	} finally {
		child.kill()
		source.destroy()
	}
}

function failure(name: string, end: number | NodeJS.ErrnoException, said: string): Error {
	if (typeof end !== 'number') {
		const reason = end.code === 'ENOENT' ? 'is not installed' : `does not start (${end.code})`
		return new PackingError(
			`is packed with ${name}, and the program "${name}" ${reason}`,
			`Install ${name}, or unpack it.`,
		)
	}
	const isCut = /unexpected end|premature|truncated/i.test(said)
	const reason = said.trim().split('\n')[0]?.slice(0, 200) || `exit ${end}`
	return new PackingError(isCut ? 'breaks off before its end' : `is damaged (${reason})`, 'Download or copy it again.')
}
