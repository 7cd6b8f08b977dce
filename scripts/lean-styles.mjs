// The styles of reveal.js, without those that no deck can meet.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import postcss from 'postcss'

/** Printing is the theme's: reveal.js would make flowing text of the slides. */
const otherPrint = /html(?::not\(\.print-pdf\)|\.(?:reveal-print|print-pdf))/

/** Slides change at once (src/page/start-slides.ts). */
const otherTransition =
	/\.reveal\.(?:slide|linear|default|convex|concave|zoom|page)\b|-transition~?="?(?:slide|linear|default|convex|concave|zoom)/

/**
 * reveal.js's reset and style sheet as one.
 *
 * @param sources whatever can put a class on an element: a selector with a class whose name none of these holds goes
 */
export function leanStyles(sources) {
	const reveal = dirname(createRequire(import.meta.url).resolve('reveal.js'))
	const sheets = ['reset.css', 'reveal.css'].map((name) => readFileSync(join(reveal, name), 'utf8'))
	const words = new Set(sources.flatMap((source) => source.match(/[\w-]+/g) ?? []))
	const isMet = (selector) => {
		const classes = selector.replace(/:not\([^)]*\)/g, '').match(/(?<=\.)[a-z][\w-]*/gi) ?? []
		return !otherPrint.test(selector) && !otherTransition.test(selector) && classes.every((name) => words.has(name))
	}
	const root = postcss.parse(sheets.join('\n'))
	root.walkRules((rule) => {
		if (rule.parent?.type === 'atrule' && rule.parent.name === 'keyframes') return
		const met = rule.selectors.filter(isMet)
		if (met.length === 0) rule.remove()
		else if (met.length < rule.selectors.length) rule.selectors = met
	})
	root.walkAtRules((atRule) => {
		if (atRule.nodes?.length === 0) atRule.remove()
	})
	return root.toString()
}
