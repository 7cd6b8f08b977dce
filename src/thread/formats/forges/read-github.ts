import type { Result } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'
import type { RawMessage } from '../raw-message.ts'
import { addressOf, dateOf, idOf, isObject, type Json, readJson, textOf } from './json.ts'
import { diffOf, forgeResult, makeComment } from './make-comment.ts'

/**
 * Reads what GitHub gives of an issue, a pull request or a discussion: the objects of the REST API (`user`, `html_url`,
 * `created_at`), those of GraphQL (`author`, `url`, `createdAt`) and the same as `gh issue view --json` writes them, in
 * arrays, pages and wrappers of any shape. An object with a title and a body is where a discussion begins; one with a body
 * and a writer is a comment.
 */
export function readGithub(file: SourceFile): Result<readonly RawMessage[]> {
	const { values, diagnostics } = readJson(file)
	const messages: RawMessage[] = []
	gather(values, messages)
	return forgeResult(file, messages, diagnostics, 'an issue, a pull request, a discussion or their comments')
}

/** What an object stands in. */
interface Within {
	/** Id of the issue, pull request or discussion. */
	readonly discussion: string | null
	/** Id of the comment that is answered here. */
	readonly answered: string | null
}

/** Without recursion: a file nests as deep as it likes. */
function gather(value: unknown, messages: RawMessage[]): void {
	const open: [value: unknown, within: Within][] = [[value, { discussion: null, answered: null }]]
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const [found, within] = next
		const parts = Array.isArray(found)
			? found.map((item) => [item, within] as const)
			: readObject(found, within, messages)
		for (const [part, around] of parts.toReversed()) open.push([part, around])
	}
}

/** Takes the message that an object is; returns what may hold more of them. */
function readObject(found: unknown, within: Within, messages: RawMessage[]): (readonly [unknown, Within])[] {
	if (!isObject(found)) return []
	if (typeof found.body !== 'string' && found.body !== null) {
		if (isReviewThread(found)) return threadParts(found, within)
		return Object.keys(found).flatMap((name) => (isNobodys.test(name) ? [] : [[found[name], within] as const]))
	}
	const title = textOf(found.title)
	if (title === null && !('user' in found) && !('author' in found)) return []
	const message = title === null ? readComment(found, within) : readDiscussion(found, title)
	// An approval without a word is no message; comments on the code may stand in it all the same.
	if (!('state' in found) || title !== null || message.lines.some((line) => line.trim() !== '')) messages.push(message)
	const inside = title === null ? within : { discussion: message.id, answered: null }
	return [
		...answering.map((name) => [found[name], inside] as const),
		[found.replies, { ...inside, answered: message.id }],
	]
}

/** Where the rest of a discussion stands. */
const answering = ['comments', 'reviews', 'latestReviews', 'reviewThreads', 'timelineItems', 'answer', 'nodes', 'edges']

/** People, labels and other discussions. */
const isNobodys =
	/^(?:_.*|user|author|labels|milestone|assignees?|closingIssuesReferences|subIssues|parent|repository_.*)$/

/** In GraphQL, comments on one place of the code: an opening and what answers it. */
function isReviewThread(found: Json): boolean {
	return 'isResolved' in found || 'isOutdated' in found || listOf(found.comments).some((one) => 'diffHunk' in one)
}

function threadParts(found: Json, within: Within): (readonly [unknown, Within])[] {
	const [opening, ...answers] = listOf(found.comments)
	const inside = { ...within, answered: opening === undefined ? null : (pageOf(opening) ?? idOf(opening.id)) }
	return [[opening, within], ...answers.map((answer) => [answer, inside] as const)]
}

function readDiscussion(found: Json, title: string): RawMessage {
	const number = idOf(found.number)
	const commented = listOf(found.comments)
		.map(pageOf)
		.find((url) => url !== null)
	return makeComment({
		id: commented?.split('#')[0] ?? nodeId(found) ?? (number === null ? null : `#${number}`),
		url: pageOf(found) ?? commented?.split('#')[0] ?? null,
		...personOf(found),
		date: dateOf(found.created_at ?? found.createdAt),
		title,
		discussion: null,
		body: textOf(found.body) ?? '',
		remarks: [found.includesCreatedEdit === true && 'edited', hiddenAs(found)],
		aliases: [nodeId(found), textOf(found.url), textOf(found.issue_url)],
	})
}

function readComment(found: Json, { discussion, answered }: Within): RawMessage {
	const url = pageOf(found)
	const hunk = textOf(found.diff_hunk ?? found.diffHunk)
	const answers =
		(isObject(found.replyTo) ? textOf(found.replyTo.id) : numbered(found.in_reply_to_id ?? found.parent_id, hunk)) ??
		answered
	return makeComment({
		id: nodeId(found) ?? numbered(found.id, hunk),
		url,
		...personOf(found),
		date: dateOf(found.created_at ?? found.createdAt ?? found.submitted_at ?? found.submittedAt),
		discussion: url?.split('#')[0] ?? discussion ?? textOf(found.issue_url ?? found.pull_request_url),
		answers,
		body: textOf(found.body) ?? '',
		// Every answer repeats the code below which the first one stands.
		context: answers === null && hunk !== null ? diffOf(textOf(found.path) ?? 'code', hunk) : [],
		remarks: [isEdited(found) && 'edited', hiddenAs(found)],
		aliases: [nodeId(found), numbered(found.id, hunk)],
	})
}

function listOf(value: unknown): Json[] {
	const list = isObject(value) ? value.nodes : value
	return Array.isArray(list) ? list.filter(isObject) : []
}

/** REST has a number as `id`, and as `node_id` what is the `id` of GraphQL. */
function nodeId({ node_id, id }: Json): string | null {
	return textOf(node_id) ?? textOf(id)
}

/** Comments on code are counted apart from the others. */
function numbered(id: unknown, hunk: string | null): string | null {
	return typeof id === 'number' ? `${hunk === null ? 'comment' : 'review comment'} ${id}` : null
}

/** The page that people read; `url` is one of the API in REST. */
function pageOf({ html_url, url }: Json): string | null {
	const address = addressOf(url)
	const isApi = address !== null && /^https?:\/\/(?:api\.[^/]{1,253}\/|[^/]{1,253}\/api\/)/.test(address)
	return addressOf(html_url) ?? (isApi ? null : address)
}

/** A program has one name here and another there: `app/dependabot`, `dependabot[bot]`, `dependabot`. */
function personOf({ user, author }: Json): { login: string | null; name: string | null } {
	const person = isObject(user) ? user : isObject(author) ? author : {}
	const login =
		textOf(person.login)
			?.replace(/^app\//, '')
			.replace(/\[bot\]$/, '') ?? null
	return { login, name: textOf(person.name) }
}

function isEdited({ includesCreatedEdit, lastEditedAt, created_at, updated_at }: Json): boolean {
	const isRest = textOf(created_at) !== null && textOf(updated_at) !== null
	return includesCreatedEdit === true || textOf(lastEditedAt) !== null || (isRest && created_at !== updated_at)
}

function hiddenAs({ isMinimized, minimizedReason, minimized }: Json): string | null {
	const reason = textOf(isObject(minimized) ? minimized.reason : minimizedReason)
	if (isMinimized !== true && !isObject(minimized)) return null
	return reason === null ? 'hidden' : `hidden as ${reason.toLowerCase().replaceAll('_', '-')}`
}
