import { clip } from './columns.ts'
import { printable } from './printable.ts'
import { type Terminal, widthOf } from './terminal.ts'

/** One line on a terminal that says what is being fetched, and is gone when it is done; nothing anywhere else. */
export function fetchProgress({ stderr }: Terminal): ((url: string | null, bytes: number) => void) | undefined {
	if (!stderr.isTTY) return undefined
	let shown = ''
	return (url, bytes) => {
		const size = bytes === 0 ? '' : ` ${(bytes / 1024 / 1024).toFixed(1)} MiB`
		const line = url === null ? '' : `${clip(`Fetching ${printable(url)}`, widthOf(stderr) - 12)}${size}`
		// EL (ECMA-48 section 8.3.41) empties the line.
		if (line !== shown) stderr.write(`\r\u001b[K${line}`)
		shown = line
	}
}
