// dist/chunks/late-marked.cjs: loaded for prose that is more than a paragraph, and for the first comment in Markdown.
export { Lexer, Marked } from 'marked'
