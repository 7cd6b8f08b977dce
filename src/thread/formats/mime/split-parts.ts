import mailsplit, { type MimeNode } from '@zone-eu/mailsplit'
import { readPlainHeaders } from './plain-mail.ts'
import { readFields } from './read-fields.ts'

/** A part of a message (RFC 2045): a leaf with its bytes as sent, or a multipart with its children. */
export interface Part {
	readonly node: PartHeaders
	/** Those that are asked for, by name in lower case: the value of the first of each, unfolded, bytes as latin1. */
	readonly fields: ReadonlyMap<string, string>
	readonly children: readonly Part[]
	/** Transfer encoding not undone; empty for a multipart. */
	readonly bytes: Buffer
}

/** What the headers of a part tell of its body; false where they do not. */
export type PartHeaders = Readonly<
	Pick<MimeNode, 'multipart' | 'contentType' | 'charset' | 'encoding' | 'disposition' | 'filename' | 'flowed' | 'delSp'>
>

/** Why a message is not read: what it does, without the subject, such as "has more than 1000 parts". */
export class MailLimitError extends Error {}

/**
 * Splits a message into its tree of parts. Attached messages are leaves: their words are not the sender's. Rejects with a
 * MailLimitError where the message is larger, deeper or has more headers than any real one.
 */
export async function splitParts(mail: Buffer): Promise<Part> {
	if (mail.length > limits.bytes) throw new MailLimitError('is larger than 25 MiB')
	const read = readFields(mail)
	if (read !== null) {
		const { fields, end } = read
		if (end > limits.headers) throw tooManyHeaders()
		if (multipartType.test(fields.get('content-type') ?? '')) return multipart(mail)
		const plain = plainMail(mail, end, fields)
		if (plain !== null) return plain
	}
	const closed = read === null ? closeHeaders(mail) : mail
	return singlePart(closed) ?? (await multipart(closed))
}

/** Those of public-inbox, which has them from postfix and SpamAssassin; the size is what large mail providers accept. */
const limits = { bytes: 25 * 1024 * 1024, nesting: 20, parts: 1000, headers: 100 * 1024 }
const options = { ignoreEmbedded: true, maxHeadSize: limits.headers, maxChildNodes: limits.parts + 1 }

/** A mail of plain text and nothing else; null for any other. */
function plainMail(mail: Buffer, end: number, fields: ReadonlyMap<string, string>): Part | null {
	const node = readPlainHeaders(fields)
	return node === null ? null : { node, fields, children: [], bytes: mail.subarray(end) }
}

const multipartType = /^\s{0,9}multipart\/[\w-]{1,40}\s{0,9}(?:;|$)/i

/** Nine mails out of ten have one part: without a stream they cost a tenth. Null for a multipart. */
function singlePart(mail: Buffer): Part | null {
	const end = headersEnd(mail)
	if (end > limits.headers) throw tooManyHeaders()
	const node = new mailsplit.MimeNode(false, options)
	node.addHeaderChunk(mail.subarray(0, end))
	node.parseHeaders()
	return node.multipart === false ? { node, fields: fieldsOf(node), children: [], bytes: mail.subarray(end) } : null
}

/** Index behind the empty line that ends the headers, or the mail's length. */
function headersEnd(mail: Buffer): number {
	if (mail[0] === 0x0a) return 1
	if (mail[0] === 0x0d && mail[1] === 0x0a) return 2
	const bare = mail.indexOf('\n\n')
	const mixed = (bare < 0 ? mail : mail.subarray(0, bare + 1)).indexOf('\n\r\n')
	return mixed >= 0 ? mixed + 3 : bare >= 0 ? bare + 2 : mail.length
}

function headerLines(mail: Buffer, end: number): string[] {
	const lines = mail.toString('latin1', 0, Math.min(end, limits.headers)).split('\n')
	if (lines.at(-1) === '') lines.pop()
	if (/^\r?$/.test(lines.at(-1) ?? 'x')) lines.pop()
	return lines
}

/**
 * Lines right above the first empty line that are no headers are the body's, where a program left the empty line out or
 * put a blank into it: sets one above them. Strange lines between headers are theirs.
 */
function closeHeaders(mail: Buffer): Buffer {
	const lines = headerLines(mail, headersEnd(mail))
	const last = lines.findLastIndex((line) => headerLine.test(line))
	let end = last + 1
	while (end < lines.length && /^[ \t]/.test(lines[end]!)) end++
	if (end === lines.length) return mail
	const above = lines.slice(0, end).reduce((length, line) => length + line.length + 1, 0)
	return Buffer.concat([mail.subarray(0, above), Buffer.from('\n'), mail.subarray(above)])
}

const headerLine = /^(?:>?From |[!-9;-~]{1,76}[ \t]{0,9}:)/

interface GrowingPart {
	readonly node: MimeNode
	readonly children: GrowingPart[]
	readonly chunks: Buffer[]
	/** Multiparts above it. */
	readonly depth: number
}

async function multipart(mail: Buffer): Promise<Part> {
	const splitter = new mailsplit.Splitter(options)
	splitter.end(mail)
	const parts = new Map<MimeNode, GrowingPart>()
	let root: GrowingPart | undefined
	try {
		for await (const chunk of splitter) {
			if (chunk.type === 'body') parts.get(chunk.node)?.chunks.push(chunk.value)
			if (chunk.type !== 'node') continue
			const parent = chunk.parentNode === false ? undefined : parts.get(chunk.parentNode as MimeNode)
			const part = { node: chunk, children: [], chunks: [], depth: parent === undefined ? 0 : parent.depth + 1 }
			if (part.depth > limits.nesting) throw new MailLimitError(`nests its parts deeper than ${limits.nesting} levels`)
			parts.set(chunk, part)
			parent?.children.push(part)
			root ??= part
		}
	} catch (error) {
		const tooLarge = (error as { code?: unknown }).code === 'EMAXLEN'
		throw !tooLarge ? error : parts.size > limits.parts ? tooManyParts() : tooManyHeaders()
	}
	return finish(root!)
}

function finish(part: GrowingPart): Part {
	const { node } = part
	return { node, fields: fieldsOf(node), children: part.children.map(finish), bytes: Buffer.concat(part.chunks) }
}

function fieldsOf({ headers }: MimeNode): Map<string, string> {
	const fields = new Map<string, string>()
	for (const { key, line } of headers === false ? [] : headers.getList())
		if (!fields.has(key)) fields.set(key, line.slice(line.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, ''))
	return fields
}

function tooManyHeaders(): MailLimitError {
	return new MailLimitError('has headers larger than 100 KiB')
}

function tooManyParts(): MailLimitError {
	return new MailLimitError(`has more than ${limits.parts} parts`)
}
