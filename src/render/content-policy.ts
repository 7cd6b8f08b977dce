import { createHash } from 'node:crypto'
import { stage } from '../deck/stage.ts'

/**
 * The deck's Content-Security-Policy, for its `<meta>`: nothing from elsewhere, no inline script, and no inline style but
 * the two that reveal.js writes when it prints, each by its hash. Without them the PDF is US Letter.
 */
export function contentPolicy({ isLive }: { readonly isLive: boolean }): string {
	const print = [
		`@page{size:${stage.width}px ${stage.height}px; margin: 0px;}`,
		'.reveal section>img, .reveal section>video, .reveal section>iframe' +
			`{max-width: ${stage.width}px; max-height:${stage.height}px}`,
	]
	return [
		`default-src 'none'`,
		`script-src 'self'`,
		['style-src', `'self'`, ...print.map(source)].join(' '),
		`img-src 'self' data:`,
		`font-src 'self' data:`,
		...(isLive ? [`connect-src 'self'`] : []),
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ')
}

function source(content: string): string {
	return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`
}
