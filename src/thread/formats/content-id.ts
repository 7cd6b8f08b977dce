import { createHash } from 'node:crypto'
import type { RawMessage } from './raw-message.ts'

/** An id for a message whose source gives none, made from its content. It is no Message-ID: no archive knows it. */
export function contentId(raw: Pick<RawMessage, 'subject' | 'date' | 'from' | 'lines'>): string {
	const hash = createHash('sha256').update([raw.subject, raw.date, raw.from?.address, ...raw.lines].join('\n'))
	return `${prefix}${hash.digest('hex').slice(0, 16)}`
}

export function isContentId(id: string): boolean {
	return id.startsWith(prefix)
}

const prefix = 'sha256-'
