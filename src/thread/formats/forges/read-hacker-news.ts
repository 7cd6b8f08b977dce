import type { Result } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'
import { htmlText } from '../mime/html-lines.ts'
import type { RawMessage } from '../raw-message.ts'
import { dateOf, idOf, type Json, objectsIn, readJson, textOf } from './json.ts'
import { forgeResult, makeComment, unreadable } from './make-comment.ts'

/**
 * Reads items of Hacker News: the tree that `hn.algolia.com/api/v1/items/N` gives, hits of its search, and single items of
 * the official API. Texts are HTML; people quote with a `>` at the start of a paragraph.
 */
export function readHackerNews(file: SourceFile): Result<readonly RawMessage[]> {
	const { values, diagnostics } = readJson(file)
	const messages: RawMessage[] = []
	for (const found of objectsIn(values, ({ hits, children }) => [hits, children])) {
		const item = readItem(found)
		if (item !== null) messages.push(item)
	}
	return forgeResult(file, messages, diagnostics, 'an item of Hacker News and its comments')
}

function readItem(item: Json): RawMessage | null {
	const id = idOf(item.id ?? item.objectID)
	const html = textOf(item.text ?? item.comment_text ?? item.story_text)
	const title = textOf(item.title)
	const isGone = item.deleted === true || (html === null && title === null)
	if (id === null || !('type' in item || 'created_at_i' in item)) return null
	const parent = idOf(item.parent_id ?? item.parent)
	const story = idOf(item.story_id)
	const read = htmlText(withWholeAddresses(html ?? ''))
	const shown = read ?? { lines: [], code: [] }
	const link = textOf(item.url)
	return makeComment({
		id: pageOf(id),
		url: pageOf(id),
		login: textOf(item.author ?? item.by),
		date: dateOf(item.created_at ?? item.time),
		title: parent === null ? title : null,
		discussion: parent === null ? null : pageOf(story ?? parent),
		answers: parent === null ? null : pageOf(parent),
		body: shown.lines.length === 0 && link !== null ? [link] : shown.lines,
		syntax: 'shown',
		codeLines: shown.code,
		remarks: [isGone && 'deleted', item.dead === true && 'flagged', read === null && unreadable],
	})
}

function pageOf(id: string): string {
	return `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`
}

/** Long addresses are shown cut off ("https://example.org/a-long-…"); their author typed them whole. */
function withWholeAddresses(html: string): string {
	return html.replace(/<a href="([^"]{1,2000})"[^<>]{0,200}>[^<>]{0,200}\.\.\.<\/a>/g, '$1')
}
