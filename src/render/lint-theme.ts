import { join } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { ThemeFolder } from './theme-folder.ts'

/** A way in which a template or style sheet undoes what keeps mail text harmless. */
interface Sink {
	readonly pattern: RegExp
	readonly reason: string
	readonly hint: string
}

/** None of these can take more than linear time: no part of a pattern repeats what a neighbour could take. */
const inTemplates: readonly Sink[] = [
	{
		pattern: /\{\{(?:\{(?!html\}\}\})|~?&)/g,
		reason: 'Three braces, or an ampersand, put text into the page as markup.',
		hint: 'Write {{name}}. Only a Prose has {{{html}}}, which is safe already.',
	},
	{
		pattern: /=\{\{/g,
		reason:
			'An attribute without quotation marks ends at the first space of its value, and the rest becomes attributes.',
		hint: 'Write name="{{value}}".',
	},
	{
		pattern: /<(?:script|iframe|object|embed|base|style)\b|\s(?:on[a-z]{3,20}|style|srcdoc)\s?=/gi,
		reason: 'The deck’s policy blocks inline scripts, styles and frames.',
		hint: 'Style with classes in styles/NAME.css.',
	},
	{
		pattern: /\sdata-(?:background|markdown|notes|src|state|auto-animate|preview)[\w-]{0,40}/gi,
		reason: 'reveal.js reads this attribute as code, an address or markup.',
		hint: 'Use a data- name of your own.',
	},
]

const inStyles: readonly Sink[] = [
	{
		pattern: /@import|url\(\s?(?!["']?(?:data:|fonts\/|#)|["']?\s?\))/gi,
		reason: 'The deck’s policy blocks what comes from elsewhere, and other files are not part of a theme.',
		hint: 'Put fonts into fonts/, and small pictures into the style sheet as data: URLs.',
	},
]

/** Says where a theme of somebody's own is unsafe, or does what the deck's policy will not let it do. */
export function lintTheme({ path, files }: ThemeFolder): Diagnostic[] {
	const findings: Diagnostic[] = []
	for (const [name, bytes] of files) {
		const sinks = name.endsWith('.hbs') ? inTemplates : name.endsWith('.css') ? inStyles : []
		const lines = sinks.length > 0 ? Buffer.from(bytes).toString('utf8').split('\n') : []
		for (const [i, line] of lines.entries()) {
			for (const { pattern, reason, hint } of sinks) {
				for (const { index } of line.matchAll(pattern)) {
					findings.push(
						diagnostic('theme-unsafe', { file: join(path, name), line: i + 1, column: index + 1 }, reason, hint),
					)
				}
			}
		}
	}
	if (files.has('fonts.css') && !files.has('fonts/metrics.json')) {
		const reason = 'The theme has fonts of its own, but nothing says how wide they are: text may not fit its slide.'
		const hint = 'Write fonts/metrics.json with scripts/font-metrics.mjs, see docs/themes.md.'
		findings.push(diagnostic('theme-metrics', { file: join(path, 'fonts.css'), line: 1, column: 1 }, reason, hint))
	}
	return findings
}
