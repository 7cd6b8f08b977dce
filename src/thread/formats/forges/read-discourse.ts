import type { Result } from '../../../diagnostic.ts'
import type { SourceFile } from '../../../source-file.ts'
import type { Attribution } from '../../attribution-line.ts'
import { htmlText } from '../mime/html-lines.ts'
import type { CommentTraits, RawMessage } from '../raw-message.ts'
import { addressOf, dateOf, idOf, type Json, objectsIn, readJson, textOf } from './json.ts'
import { forgeResult, makeComment, unreadable } from './make-comment.ts'

/**
 * Reads posts of a Discourse topic: `raw`, the Markdown that was typed, where the JSON has it, else the text of `cooked`,
 * the HTML made of it. A quotation names its writer and the post: `[quote="ann, post:3, topic:7"]` in the one,
 * `<aside class="quote" data-username="ann" data-post="3" data-topic="7">` in the other, which is read as the first.
 * What the forum itself notes ("closed this topic") is nobody's contribution.
 */
export function readDiscourse(file: SourceFile): Result<readonly RawMessage[]> {
	const { values, diagnostics } = readJson(file)
	const posts: Json[] = []
	let title: string | null = null
	for (const found of objectsIn(values, ({ latest_posts, posts, post_stream }) => [latest_posts, posts, post_stream])) {
		if ('post_number' in found && ('cooked' in found || 'raw' in found)) posts.push(found)
		if ('post_stream' in found) title ??= textOf(found.title)
	}
	const site = siteOf(file, posts)
	const messages = posts
		.filter((post) => post.post_type !== 3 && !textOf(post.action_code))
		.map((post) => readPost(post, title, site))
	return forgeResult(file, messages, diagnostics, 'posts of a topic')
}

function readPost(post: Json, title: string | null, site: string | null): RawMessage {
	const topic = idOf(post.topic_id) ?? ''
	const number = idOf(post.post_number) ?? ''
	const isFirst = number === '1'
	const answers = idOf(post.reply_to_post_number)
	const { isLost, ...content } = bodyOf(post, (other) => postId(site, other.topic ?? topic, other.post))
	return makeComment({
		id: postId(site, topic, number),
		url: site === null ? null : postId(site, topic, number),
		login: textOf(post.username),
		name: textOf(post.name),
		date: dateOf(post.created_at),
		title: isFirst ? (title ?? textOf(post.topic_title) ?? titleOf(post)) : null,
		discussion: isFirst ? null : postId(site, topic, '1'),
		answers: answers === null || isFirst ? null : postId(site, topic, answers),
		...content,
		remarks: [
			isLost && unreadable,
			typeof post.version === 'number' && post.version > 1 && 'edited',
			(post.user_deleted === true || textOf(post.deleted_at) !== null) && 'deleted',
			post.hidden === true && 'hidden',
		],
	})
}

/** Without its title an address still tells what a topic is about. */
function titleOf({ topic_slug }: Json): string | null {
	return textOf(topic_slug)?.replaceAll('-', ' ') ?? null
}

function postId(site: string | null, topic: string, number: string): string {
	return `${site ?? ''}/t/${topic}/${number}`
}

/** Where the forum is: the JSON's own address, else the host by which it calls its pictures of people. */
function siteOf({ path }: SourceFile, posts: readonly Json[]): string | null {
	const fetched = addressOf(path)
	if (fetched !== null) return new URL(fetched).origin
	for (const { avatar_template } of posts) {
		const host = /^\/user_avatar\/([\w.-]{1,253}\.[a-z]{2,63})\//.exec(textOf(avatar_template) ?? '')?.[1]
		if (host !== undefined) return `https://${host}`
	}
	return null
}

type Body = Pick<CommentTraits, 'syntax' | 'introductions' | 'codeLines'> & {
	readonly body: readonly string[]
	readonly isLost: boolean
}
type PostOf = (named: { readonly post: string; readonly topic: string | null }) => string

function bodyOf({ raw, cooked }: Json, postOf: PostOf): Body {
	const shown = typeof raw === 'string' ? null : htmlText(withQuoteTags(textOf(cooked) ?? ''))
	const body = typeof raw === 'string' ? raw.trimEnd().split(/\r?\n/) : (shown?.lines ?? [])
	const codeLines = shown?.code ?? []
	const code = new Set(codeLines)
	const introductions = body.flatMap((line, i) => {
		const attribution = code.has(i + 1) ? null : readQuoteTag(line, postOf)
		return attribution === null ? [] : [{ line: i + 1, attribution }]
	})
	const syntax = typeof raw === 'string' ? 'markdown' : 'shown'
	return { body, syntax, codeLines, introductions, isLost: syntax === 'shown' && shown === null }
}

/** `[quote="ann, post:3, topic:7, full:true"]`; behind a name shown there may be `username:ann`. */
function readQuoteTag(line: string, postOf: PostOf): Attribution | null {
	const named = /^[>\s]{0,40}\[quote="?([^"\]]{1,300})"?\]\s*$/i.exec(line)?.[1]
	if (named === undefined) return null
	const [name = '', ...fields] = named.split(/,\s*/)
	const field = (key: string): string | null =>
		fields
			.find((one) => one.startsWith(`${key}:`))
			?.slice(key.length + 1)
			.trim() ?? null
	const post = field('post')
	return {
		name: field('username') ?? name,
		address: null,
		date: null,
		messageId: post === null ? null : postOf({ post, topic: field('topic') }),
	}
}

/** The title above a quotation ("ann:" and a picture) becomes the line that its quoter typed. */
function withQuoteTags(html: string): string {
	return html.replace(
		/<aside class="quote[^"]{0,200}"([^<>]{0,1000})>\s*<div class="title">[\s\S]{0,3000}?(?=<blockquote>)/g,
		(_, attributes: string) => {
			const value = (name: string) => new RegExp(`data-${name}="([^"]{1,200})"`).exec(attributes)?.[1] ?? null
			const fields = [
				value('username'),
				value('post') && `post:${value('post')}`,
				value('topic') && `topic:${value('topic')}`,
			]
			const tag = fields.filter((part) => part !== null).join(', ')
			return `<aside><p>[quote="${tag}"]</p>`
		},
	)
}
