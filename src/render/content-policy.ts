import { createHash } from 'node:crypto'
import { stage } from '../deck/stage.ts'
import type { Theme } from './theme.ts'

/**
 * The deck's Content-Security-Policy, for its `<meta>`: nothing from elsewhere, no inline script or style but the few
 * that reveal.js itself writes, each by its hash.
 *
 * reveal.js writes two style elements when it prints, and its speaker view is a document with one script, one style
 * element and one style attribute. Without them the PDF is US Letter and the speaker view stays empty.
 */
export function contentPolicy(theme: Theme): string {
	const speaker = speakerView(theme)
	const print = [
		`@page{size:${stage.width}px ${stage.height}px; margin: 0px;}`,
		'.reveal section>img, .reveal section>video, .reveal section>iframe' +
			`{max-width: ${stage.width}px; max-height:${stage.height}px}`,
	]
	const attributes = speaker.styleAttributes.length > 0 ? [`'unsafe-hashes'`] : []
	return [
		`default-src 'none'`,
		['script-src', `'self'`, ...speaker.scripts.map(source)].join(' '),
		[
			'style-src',
			`'self'`,
			...attributes,
			...[...speaker.styles, ...speaker.styleAttributes, ...print].map(source),
		].join(' '),
		`img-src 'self' data:`,
		`font-src 'self' data:`,
		`frame-src 'self'`,
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ')
}

function source(content: string): string {
	return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`
}

interface SpeakerView {
	readonly scripts: readonly string[]
	readonly styles: readonly string[]
	readonly styleAttributes: readonly string[]
}

/** The inline parts of the document that the notes plugin writes, as the browser will see them. */
function speakerView(theme: Theme): SpeakerView {
	const plugin = theme.scripts.find(({ name }) => name === 'notes.js')
	if (plugin === undefined) return { scripts: [], styles: [], styleAttributes: [] }
	const code = Buffer.from(plugin.bytes).toString('utf8')
	const start = code.indexOf('document.write(`')
	const end = code.indexOf('`)', start)
	if (start < 0 || end < 0) throw new Error('the notes plugin of reveal.js no longer writes its page as expected')
	const html = unescapeTemplate(code.slice(start + 'document.write(`'.length, end))
	return {
		scripts: between(html, '<script>', '</script>'),
		styles: between(html, '<style>', '</style>'),
		styleAttributes: [...new Set(between(html, ' style="', '"'))],
	}
}

// The escapes of a JavaScript template literal (ECMA-262, TemplateCharacter) that minifiers write.
function unescapeTemplate(text: string): string {
	return text.replace(
		/\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|n|t|r|(.))/gs,
		(whole, ...groups) => {
			const [x, u, braced, other] = groups as (string | undefined)[]
			const code = x ?? u ?? braced
			if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
			return other ?? { '\\n': '\n', '\\t': '\t', '\\r': '\r' }[whole] ?? ''
		},
	)
}

function between(text: string, open: string, close: string): string[] {
	const found: string[] = []
	for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
		const start = at + open.length
		const end = text.indexOf(close, start)
		if (end < 0) break
		found.push(text.slice(start, end))
		at = end
	}
	return found
}
