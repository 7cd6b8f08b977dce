import { Marked, type Tokens } from 'marked'
import { escapeHtml } from './simple-paragraph.ts'

/**
 * More Markdown than this in one piece is shown as plain text: the parser has inputs that take it time in the square of
 * their length, and no slide holds as much.
 */
const longest = 6_000
/** And the same with more marks of emphasis than this, each of which it compares with all before it. */
const mostMarks = 500

/** Turns Markdown into HTML. */
export type RenderMarkdown = (markdown: string) => string

/**
 * Renders the presenter's prose. HTML in it is shown as text; links go to http, https and mailto only; images become
 * links, since a deck loads nothing from elsewhere; headings become bold lines, since a slide's outline is its own.
 */
export function createMarkdown(): RenderMarkdown {
	const marked = new Marked({
		gfm: true,
		// After <pre> and its kin marked takes text for markup, and would let it through as it is.
		walkTokens: (token) => {
			if (token.type === 'text') token.escaped = false
		},
		renderer: {
			html: ({ text }) => escapeHtml(text),
			heading({ tokens }) {
				return `<p class="prose-heading">${this.parser.parseInline(tokens)}</p>\n`
			},
			link({ href, tokens }) {
				return link(href, this.parser.parseInline(tokens))
			},
			image: ({ href, text }) => link(href, escapeHtml(text === '' ? href : text)),
			checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
			tablecell(token: Tokens.TableCell) {
				const tag = token.header ? 'th' : 'td'
				return `<${tag}>${this.parser.parseInline(token.tokens)}</${tag}>\n`
			},
		},
	})
	return (markdown) => {
		if (markdown.length > longest || (markdown.match(/[*_]/g)?.length ?? 0) > mostMarks)
			return `<p>${escapeHtml(markdown)}</p>`
		return marked.parse(markdown, { async: false })
	}
}

function link(href: string, html: string): string {
	if (!/^(?:https?:\/\/|mailto:)[^\s]/i.test(href)) return html
	return `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${html}</a>`
}
