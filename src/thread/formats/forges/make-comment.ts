import { type Diagnostic, diagnostic, type Result } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'
import type { CommentTraits, RawMessage } from '../raw-message.ts'
import { isEmptyList } from './json.ts'

/** What a forge tells of a comment. */
export interface Comment {
	/** Its address, or another id; null when its content must do. */
	readonly id: string | null
	readonly url: string | null
	/** Null when the account is gone. */
	readonly login: string | null
	readonly name?: string | null
	/** ISO 8601 in UTC. */
	readonly date: string | null
	/** Of the discussion's first comment. */
	readonly title?: string | null
	/** The id of the discussion's first comment; null for that one itself. */
	readonly discussion: string | null
	/** The id of what it answers, where the forge says so. */
	readonly answers?: string | null
	/** As it was typed, or as lines. */
	readonly body: string | readonly string[]
	/** Lines of a diff that it comments on. */
	readonly context?: readonly string[]
	readonly syntax?: CommentTraits['syntax']
	readonly codeLines?: readonly number[]
	readonly introductions?: CommentTraits['introductions']
	readonly remarks?: readonly (string | null | false)[]
	readonly aliases?: readonly (string | null)[]
	readonly fragment?: string | null
}

/** A comment as a raw message. */
export function makeComment(comment: Comment): RawMessage {
	const { discussion, answers = null, context = [], login, name = null } = comment
	const body = typeof comment.body === 'string' ? linesOf(comment.body) : comment.body
	return {
		id: comment.url ?? comment.id,
		inReplyTo: answers ?? discussion,
		references: [...new Set([discussion, answers])].filter((id) => id !== null),
		from: login === null ? null : { name: name === '' || name === login ? null : name, address: null, login },
		recipients: [],
		date: comment.date,
		subject: comment.title ?? null,
		mailer: null,
		url: comment.url,
		lines: [...context, ...body],
		wrap: 'lines',
		archiveLines: new Set(),
		isPage: false,
		comment: {
			syntax: comment.syntax ?? 'markdown',
			isFlat: discussion !== null && answers === null,
			contextLines: context.length,
			codeLines: comment.codeLines ?? [],
			introductions: comment.introductions ?? [],
			remarks: (comment.remarks ?? []).filter((remark) => typeof remark === 'string'),
			aliases: (comment.aliases ?? []).filter((alias) => alias !== null),
			fragment: comment.fragment ?? null,
		},
	}
}

/** Without the empty lines at the end, which a text field leaves. */
function linesOf(body: string): string[] {
	const lines = body.split(/\r\n|\n|\r/)
	while (lines.at(-1)?.trim() === '') lines.pop()
	return lines
}

/** Remark on a comment whose HTML cannot be read. */
export const unreadable = 'nested too deep to be read'

/** A hunk as the piece of a patch that it is: the file's name, then its lines. */
export function diffOf(path: string, hunk: string): string[] {
	return [`--- a/${path}`, `+++ b/${path}`, ...hunk.split(/\r?\n/)]
}

/** The messages of a file; that there are none is said, once. `wanted` names what was looked for. */
export function forgeResult(
	file: SourceFile,
	messages: readonly RawMessage[],
	diagnostics: readonly Diagnostic[],
	wanted: string,
): Result<readonly RawMessage[]> {
	const { path } = file
	if (messages.length > 0 || isEmptyList(file) || diagnostics.some(({ severity }) => severity === 'error'))
		return { value: messages, diagnostics }
	const reason = `This JSON holds no message; ${wanted} were expected.`
	const hint = 'README says how to download a discussion.'
	const empty = diagnostic('thread-unreadable', { file: path, line: 1, column: 1 }, reason, hint)
	return { value: messages, diagnostics: [...diagnostics, empty] }
}
