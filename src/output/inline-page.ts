import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import type { OutputFile } from '../source-file.ts'
import { mediaType } from './media-type.ts'

/**
 * Puts the files that a deck's index.html names into it: styles and scripts as text, fonts and pictures as data. Its
 * Content-Security-Policy then allows those texts by their hashes and nothing else that runs or styles.
 */
export function inlinePage(files: readonly OutputFile[]): string {
	const page = textOf(files, 'index.html')
	const hashes = { script: [] as string[], style: [] as string[] }
	const replaced: Replacement[] = []
	let policy: Replacement | null = null
	for (const { name, attributes, start, end } of tagsOf(page)) {
		const path = attributes.src ?? attributes.href ?? ''
		if (name === 'meta' && attributes['http-equiv'] === 'Content-Security-Policy') {
			policy = { start, end, text: attributes.content ?? '' }
		} else if (name === 'link' && attributes.rel === 'stylesheet') {
			const text = inlineStyle(textOf(files, path), posix.dirname(path), files)
			hashes.style.push(hashOf(text))
			replaced.push({ start, end, text: `<style>${text}</style>` })
		} else if (name === 'script' && attributes.src !== undefined) {
			const text = inlineScript(textOf(files, path))
			hashes.script.push(hashOf(text))
			// What waits until the first slide is shown (src/page/start.ts) waits here too.
			const type = attributes.type === undefined ? '' : ` type="${attributes.type}"`
			replaced.push({ start, end, text: `<script${type}>${text}</script>` })
		}
	}
	if (policy === null) throw new Error('the page has no Content-Security-Policy')
	replaced.push({ ...policy, text: meta(tightenPolicy(policy.text, hashes)) })
	return replace(page, replaced)
}

interface Replacement {
	readonly start: number
	readonly end: number
	readonly text: string
}

interface Tag {
	readonly name: string
	readonly attributes: Readonly<Record<string, string>>
	/** From its beginning to after its end, the closing tag of a script included. */
	readonly start: number
	readonly end: number
}

function tagsOf(html: string): Tag[] {
	const tags: Tag[] = []
	let script: { attributes: Readonly<Record<string, string>>; start: number } | null = null
	const parser = new Parser({
		onopentag(name, attributes) {
			if (name === 'script') script = { attributes, start: parser.startIndex }
			else tags.push({ name, attributes, start: parser.startIndex, end: parser.endIndex + 1 })
		},
		onclosetag(name) {
			if (name === 'script' && script) tags.push({ name, ...script, end: parser.endIndex + 1 })
		},
	})
	parser.end(html)
	return tags.filter(({ name }) => name === 'meta' || name === 'link' || name === 'script')
}

/**
 * In a style element only its end tag has a meaning; a backslash before the slash is nothing to CSS. What a theme asks for
 * and does not bring stays as it is: the policy stops it.
 */
function inlineStyle(css: string, folder: string, files: readonly OutputFile[]): string {
	return css
		.replace(/url\("([^":\n]{1,300})"\)/g, (whole, path: string) => {
			const file = files.find((one) => one.path === posix.join(folder, path))
			return file === undefined
				? whole
				: `url("data:${mediaType(path)};base64,${Buffer.from(file.bytes).toString('base64')}")`
		})
		.replace(/<\/(style)/gi, '<\\/$1')
}

/**
 * In a script element `</script` ends it, and `<!--` followed by `<script` hides the end (HTML section 13.1.2.4). Both
 * stand in strings and regular expressions only, where these escapes mean the same.
 */
function inlineScript(script: string): string {
	return script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '\\x3c!--')
}

/** A page that is complete needs nothing of its own origin but, for the speaker's previews, itself. */
function tightenPolicy(policy: string, hashes: { script: readonly string[]; style: readonly string[] }): string {
	return policy
		.split(/\s*;\s*/)
		.filter((directive) => directive !== '')
		.map((directive) => {
			const [name = '', ...sources] = directive.split(/\s+/)
			const others = name === 'frame-src' ? sources : sources.filter((source) => source !== "'self'")
			if (name === 'script-src') others.unshift(...hashes.script)
			if (name === 'style-src') others.unshift(...hashes.style)
			return [name, ...(others.length > 0 ? others : ["'none'"])].join(' ')
		})
		.join('; ')
}

function meta(policy: string): string {
	return `<meta http-equiv="Content-Security-Policy" content="${policy.replaceAll('"', '&quot;')}">`
}

function hashOf(text: string): string {
	return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
}

function replace(text: string, replacements: readonly Replacement[]): string {
	let result = ''
	let end = 0
	for (const replacement of replacements.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(end, replacement.start) + replacement.text
		end = replacement.end
	}
	return result + text.slice(end)
}

function textOf(files: readonly OutputFile[], path: string): string {
	return Buffer.from(fileAt(files, path).bytes).toString('utf8')
}

function fileAt(files: readonly OutputFile[], path: string): OutputFile {
	const file = files.find((one) => one.path === path)
	if (file === undefined) throw new Error(`the page names ${path}, which the deck does not have`)
	return file
}
