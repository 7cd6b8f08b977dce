import type { Result } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'
import type { RawMessage } from '../raw-message.ts'
import { addressOf, dateOf, idOf, isObject, type Json, objectsIn, readJson, textOf } from './json.ts'
import { forgeResult, makeComment } from './make-comment.ts'

/**
 * Reads issues and merge requests of GitLab's REST API (`…/issues/N`), their notes (`…/issues/N/notes`) and discussions
 * (`…/issues/N/discussions`). A note does not say where its page is: the issue does, when it is given too. What GitLab
 * itself notes ("changed the description") is nobody's contribution.
 */
export function readGitlab(file: SourceFile): Result<readonly RawMessage[]> {
	const { values, diagnostics } = readJson(file)
	const messages: RawMessage[] = []
	for (const found of objectsIn(values, (one) => (isMessage(one) ? [] : Object.values(one)))) {
		if (isIssue(found)) messages.push(readIssue(found))
		else if (Array.isArray(found.notes)) messages.push(...readDiscussion(found.notes.filter(isObject)))
		else if (isMessage(found)) messages.push(...readDiscussion([found]))
	}
	return forgeResult(file, messages, diagnostics, 'an issue, a merge request or notes')
}

function isIssue({ iid, title }: Json): boolean {
	return typeof iid === 'number' && textOf(title) !== null
}

function isMessage(found: Json): boolean {
	return isIssue(found) || Array.isArray(found.notes) || typeof found.body === 'string'
}

function readIssue(issue: Json): RawMessage {
	const kind = 'source_branch' in issue || 'merge_status' in issue ? 'MergeRequest' : 'Issue'
	return makeComment({
		id: discussionId(kind, issue.project_id, issue.iid),
		url: addressOf(issue.web_url),
		...personOf(issue),
		date: dateOf(issue.created_at),
		title: textOf(issue.title),
		discussion: null,
		body: textOf(issue.description) ?? '',
		aliases: [discussionId(kind, issue.project_id, issue.iid)],
	})
}

/** The first of a discussion's notes opens it, the others answer that one. */
function readDiscussion(notes: readonly Json[]): RawMessage[] {
	const said = notes.filter(({ system }) => system !== true)
	const [opening] = said
	return said.map((note) =>
		makeComment({
			id: noteId(note),
			url: null,
			...personOf(note),
			date: dateOf(note.created_at),
			discussion: discussionId(note.noteable_type, note.project_id, note.noteable_iid),
			answers: opening === undefined || note === opening ? null : noteId(opening),
			body: textOf(note.body) ?? '',
			context: note === opening ? placeOf(note.position) : [],
			remarks: [isEdited(note) && 'edited'],
			aliases: [noteId(note)],
			fragment: `note_${idOf(note.id)}`,
		}),
	)
}

/** GitLab gives the place in the code, but not the code. */
function placeOf(position: unknown): string[] {
	if (!isObject(position)) return []
	const path = textOf(position.new_path) ?? textOf(position.old_path)
	const line = idOf(position.new_line) ?? idOf(position.old_line)
	return path === null ? [] : [line === null ? path : `${path}:${line}`]
}

function isEdited({ last_edited_at, created_at, updated_at, resolvable }: Json): boolean {
	// To resolve a note updates it as well.
	return textOf(last_edited_at) !== null || (last_edited_at === undefined && !resolvable && created_at !== updated_at)
}

function noteId({ id }: Json): string {
	return `gitlab:note:${idOf(id)}`
}

function discussionId(kind: unknown, project: unknown, iid: unknown): string {
	return `gitlab:${textOf(kind)}:${idOf(project)}:${idOf(iid)}`
}

function personOf({ author }: Json): { login: string | null; name: string | null } {
	return isObject(author) ? { login: textOf(author.username), name: textOf(author.name) } : { login: null, name: null }
}
