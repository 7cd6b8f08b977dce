// dist/chunks/late-html.cjs: loaded for the first mail that is HTML alone.
export { Parser } from 'htmlparser2'
