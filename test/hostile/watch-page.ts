import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from 'playwright-core'

/** What a deck did that no deck may do, counted. */
export interface Harm {
	/** Calls of the probe that the vectors name. */
	scripts: number
	dialogs: number
	/** Addresses outside the deck that were asked for, and windows that were opened. */
	readonly requests: string[]
	/** What the policy had to stop: escaping let it through. */
	readonly violations: string[]
}

/**
 * Watches every page and frame of a context from its first script on. Nothing gets out of it: what lies outside `inside`
 * is counted and refused.
 */
export async function watchContext(context: BrowserContext, inside: string): Promise<Harm> {
	const harm: Harm = { scripts: 0, dialogs: 0, requests: [], violations: [] }
	// A busy machine is no harm.
	context.setDefaultTimeout(600_000)
	await context.exposeBinding('__harm', (_, kind: 'script' | 'violation', what: string) => {
		if (kind === 'script') harm.scripts++
		else harm.violations.push(what)
	})
	await context.addInitScript(`{
		const harm = window.__harm
		window.__xss = () => harm('script', '')
		addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample, blockedURI }) =>
			harm('violation', [violatedDirective, blockedURI, sourceFile, sample].join(' ')))
	}`)
	// Of script in an address it shows in the other counts whether it ran.
	const isInside = (url: string) => url.startsWith(inside) || /^(?:data|about|blob|javascript):/.test(url)
	await context.route(
		(url) => !isInside(url.href),
		async (route) => {
			harm.requests.push(route.request().url())
			await route.abort()
		},
	)
	context.on('page', (page) => {
		page.on('dialog', (dialog) => {
			harm.dialogs++
			dialog.dismiss().catch(() => {})
		})
		page.on('request', (request) => {
			// Of files nothing is routed. A browser has nothing that would ask for an address of a scheme it does not know.
			if (!isInside(request.url()) && /^(?:file|filesystem|ftp|chrome):/.test(request.url()))
				harm.requests.push(request.url())
		})
		page.on('websocket', (socket) => {
			harm.requests.push(socket.url())
		})
	})
	return harm
}

export const noHarm: Harm = { scripts: 0, dialogs: 0, requests: [], violations: [] }

const templates = fileURLToPath(new URL('../../templates/default/', import.meta.url))
const tags = readdirSync(templates, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.hbs'))
	.flatMap((name) => readFileSync(`${templates}${name}`, 'utf8').match(/<[a-z][^>]*>/gi) ?? [])
const elementsOfProse = 'p strong em code del br hr ul ol li blockquote pre a table thead tbody tr th td'.split(' ')
/** Every element and attribute that a template writes, and those of the presenter's Markdown. */
const own = {
	elements: [...new Set([...tags.map((tag) => /^<(\w+)/.exec(tag)?.[1]?.toLowerCase()), ...elementsOfProse])],
	attributes: [
		...new Set([
			...tags.flatMap((tag) => tag.replace(/"[^"]*"|\{\{[^}]*\}\}/g, ' ').match(/(?<=\s)[a-z][\w:-]*/gi) ?? []),
			...['start', 'class', 'href', 'rel'],
		]),
	],
}

/**
 * What stands in a page that no template of the default theme puts there, by Chromium's own parser, which neither runs nor
 * loads anything here: elements, attributes, addresses. A function's source for a page, of the page's HTML.
 */
export const foreignMarkup = `(html) => {
	const elements = new Set(${JSON.stringify(own.elements)})
	const attributes = new Set(${JSON.stringify(own.attributes)})
	const found = []
	const look = (root) => {
		const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT)
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node.nodeType === Node.COMMENT_NODE) {
				found.push('a comment: ' + node.data.slice(0, 60))
				continue
			}
			const name = node.localName
			if (!elements.has(name)) found.push('<' + name + '>')
			if (name === 'template') look(node.content)
			for (const { name: attribute, value } of node.attributes) {
				const isAddress = attribute === 'href' || attribute === 'src'
				if (!attributes.has(attribute) || /^on|^style$|^srcdoc$/.test(attribute)) found.push('<' + name + ' ' + attribute + '>')
				if (attribute === 'src' && !(name === 'script' && /^assets\\/[\\w.-]+$/.test(value))) found.push(name + ' src ' + value)
				if (attribute === 'href' && name !== 'link' && !/^(?:https?:\\/\\/|mailto:|#)/.test(value)) found.push(name + ' href ' + value)
				if (attribute === 'http-equiv' && value !== 'Content-Security-Policy') found.push('http-equiv ' + value)
			}
			if (name === 'script' && node.textContent !== '') found.push('a script of its own')
		}
	}
	look(new DOMParser().parseFromString(html, 'text/html'))
	return found
}`

/**
 * Shows slides with their message dialogs, then the list of slides and the overview. A function's source for a page, of how
 * many slides are to be shown: all text is in the page from the start.
 */
export const useDeck = `async (most) => {
	const press = (key) => window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
	const close = () => { for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close() }
	const slides = Reveal.getSlides()
	const step = Math.max(1, slides.length / most)
	for (const slide of slides.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))) {
		const { h, v } = Reveal.getIndices(slide)
		Reveal.slide(h, v ?? 0, 9999)
		press('x')
		for (const button of document.querySelectorAll('#message-dialog[open] .next')) button.click()
		close()
		// The speaker's window follows.
		await new Promise((resolve) => setTimeout(resolve))
	}
	press('g')
	close()
	Reveal.toggleOverview(true)
	Reveal.toggleOverview(false)
	await new Promise((resolve) => setTimeout(resolve, 100))
	return Reveal.getSlides().length
}`
