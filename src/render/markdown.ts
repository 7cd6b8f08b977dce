import { Marked, type Tokens } from 'marked'
import { escapeHtml } from './simple-paragraph.ts'

/** Turns Markdown into HTML. */
export type RenderMarkdown = (markdown: string) => string

/**
 * Renders the presenter's prose. HTML in it is shown as text; links go to http, https and mailto only; images become
 * links, since a deck loads nothing from elsewhere; headings become bold lines, since a slide's outline is its own. What
 * would take the parser long or its stack to the end the outline's limits refuse: outline/beyond-limits.ts.
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
	return (markdown) => marked.parse(markdown, { async: false })
}

function link(href: string, html: string): string {
	if (!/^(?:https?:\/\/|mailto:)[^\s]/i.test(href)) return html
	return `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${html}</a>`
}
