import { Marked, type Token } from 'marked'

/** The presenter's Markdown as plain paragraphs, items of lists with a dot. */
export function plainProse(markdown: string): string {
	return new Marked({ gfm: true })
		.lexer(markdown)
		.map(blockText)
		.filter((text) => text !== '')
		.join('\n')
}

function blockText(token: Token): string {
	switch (token.type) {
		case 'space':
		case 'hr':
			return ''
		case 'list':
			return token.items.map((item: Token) => `• ${inlineText(item)}`).join('\n')
		case 'blockquote':
			return (token.tokens ?? []).map(blockText).join('\n')
		case 'table':
			return [token.header, ...token.rows].map((row: Token[]) => row.map(inlineText).join(' · ')).join('\n')
		default:
			return inlineText(token)
	}
}

function inlineText(token: Token): string {
	if ('tokens' in token && token.tokens) return token.tokens.map(inlineText).join('')
	if (token.type === 'br') return '\n'
	return 'text' in token ? String(token.text).replace(/\n/g, ' ') : ''
}
