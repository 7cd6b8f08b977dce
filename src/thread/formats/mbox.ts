import type { Diagnostic } from '../../diagnostic.ts'
import type { Place } from '../../source-file.ts'
import { findMessages } from './find-messages.ts'
import type { Format } from './format.ts'
import type { RawMessage } from './raw-message.ts'

/** An mbox file (RFC 4155): mboxrd as public-inbox, b4 and notmuch write it, the older mboxo, and mboxcl2. */
export const mbox: Format = {
	name: 'mbox',

	detects: ({ bytes }) => findMessages(asBuffer(bytes.subarray(0, firstMail))).next().value?.isAtStart === true,

	read: async ({ path, bytes, lineAt, messages: ranges }, table) => {
		const { decodeMail } = await import('./mime/decode-mail.ts')
		const { Repeated } = await import('./mime/repeated.ts')
		const messages: RawMessage[] = []
		const repeated = new Repeated(table)
		const diagnostics: Diagnostic[] = []
		for (const { start, line, content } of findMessages(asBuffer(bytes), ranges)) {
			const place = (): Place =>
				lineAt
					? lazily({ file: path, line: 1, column: 1 }, () => lineAt(start))
					: { file: path, line: line(), column: 1 }
			const mail = await decodeMail(content, place, repeated)
			if (mail.value !== null) messages.push(mail.value)
			diagnostics.push(...mail.diagnostics)
		}
		return { value: messages, diagnostics }
	},
}

function lazily(place: Place, line: () => number): Place {
	return Object.defineProperty({ ...place }, 'line', { get: line, enumerable: true })
}

/** Enough to see the first `From ` line and the header below it. */
const firstMail = 4096

function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
