import type { Result } from '../../diagnostic.ts'
import type { SourceFile } from '../../source-file.ts'
import type { Format } from './format.ts'
import type { RawMessage } from './raw-message.ts'

/** How far the marks of a web archive stand from the top of its pages. */
const telling = 64 * 1024

/**
 * A format of pages saved as HTML, told by a mark that only one archive's pages bear.
 *
 * @param read what to read such a page with; loaded when the first one is met
 */
export function htmlPage(
	name: string,
	mark: RegExp,
	read: (file: SourceFile) => Promise<Result<readonly RawMessage[]>>,
): Format {
	return {
		name,
		detects: ({ bytes }) => {
			const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, telling)).toString('latin1')
			return /^(?:\xef\xbb\xbf)?\s*<[!?a-z]/i.test(head) && mark.test(head)
		},
		read,
	}
}
