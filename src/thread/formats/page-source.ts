import { decodeCharset } from './mime/decode-charset.ts'
import { htmlLines } from './mime/html-lines.ts'
import { decodeCfEmail } from './obfuscated-address.ts'

/** A page of HTML as the lines a reader sees, and what a reader does not see. */
export interface PageSource {
	readonly lines: readonly string[]
	/** Lines of the body, from the first mark of its start to the last of its end; null where the page has no such marks. */
	readonly body: { readonly from: number; readonly to: number } | null
	readonly comments: readonly string[]
	readonly links: readonly { readonly href: string; readonly line: number }[]
	/** Anchors by id or name: the line each stands in. */
	readonly anchors: ReadonlyMap<string, number>
}

/** Comments between which a page's body stands. */
export interface BodyMarks {
	readonly start: RegExp
	readonly end: RegExp
	/** Between them, headers may stand above the message and "Received on" below it. */
	readonly holdHeaders?: boolean
}

/** Reads a saved page. Null when it nests too deep to be one of an archive. */
export function readPageSource(bytes: Uint8Array, marks: BodyMarks | null = null): PageSource | null {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const html = decodeCharset(buffer, charsetOf(buffer))
	const comments: string[] = []
	const links: { href: string; line: number }[] = []
	const anchors = new Map<string, number>()
	let from: number | null = null
	let to: number | null = null
	const lines = htmlLines(html, {
		isMark: (comment) => {
			comments.push(comment)
			return marks !== null && (marks.start.test(comment) || marks.end.test(comment))
		},
		mark: (comment, line) => {
			if (marks?.start.test(comment)) from ??= line
			else to = line
		},
		open: (name, { href, id, name: anchor }, line) => {
			if (name === 'a' && href !== undefined) links.push({ href, line })
			const named = id ?? (name === 'a' ? anchor : undefined)
			if (named !== undefined) anchors.set(named, line)
		},
		replace: ({ 'data-cfemail': hidden }) => (hidden === undefined ? null : decodeCfEmail(hidden)),
	})
	if (lines === null) return null
	const body = from === null ? null : { from, to: to ?? lines.length }
	return { lines, body, comments, links, anchors }
}

/** Of `<meta charset>`, `<meta http-equiv>` or an XML declaration, within the first 4 KiB; empty when there is none. */
function charsetOf(bytes: Buffer): string {
	const head = bytes.toString('latin1', 0, 4096)
	return (
		/<meta\s[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})/i.exec(head)?.[1] ??
		/^<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})/i.exec(head)?.[1] ??
		''
	)
}
