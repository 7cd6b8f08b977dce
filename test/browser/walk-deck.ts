import type { Frame, Page } from 'playwright-core'

/** A slide as a person sees it. */
export interface SeenSlide {
	readonly id: string
	/** The authors' words of each quote: without the presenter's `[…]` and `[word]`, white space as one space. */
	readonly quotes: readonly { readonly words: string; readonly author: string; readonly link: string | null }[]
	/** All visible text. */
	readonly text: string
	/** What stands outside the screen, is cut off, overlaps, cannot be read or is not there; empty when all is well. */
	readonly faults: readonly string[]
}

/** Collects what a page complains about, from now on: console errors, exceptions, windows, requests that fail or leave the deck. */
export function listenForTrouble(page: Page, url: string): string[] {
	const trouble: string[] = []
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`)
	})
	page.on('pageerror', (error) => trouble.push(`error: ${error.message}`))
	page.on('dialog', (dialog) => {
		trouble.push(`dialog: ${dialog.message()}`)
		dialog.dismiss().catch(() => {})
	})
	page.on('popup', (popup) => {
		if (!popup.url().startsWith(url) && popup.url() !== 'about:blank') trouble.push(`window: ${popup.url()}`)
	})
	page.on('response', (response) => {
		if (response.status() >= 400) trouble.push(`${response.status()}: ${response.url()}`)
	})
	page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`))
	page.on('request', (request) => {
		if (!request.url().startsWith(url) && !/^(?:data|about):/.test(request.url()))
			trouble.push(`leaves: ${request.url()}`)
	})
	return trouble
}

/** Opens a deck and waits until it is drawn. */
export async function openDeck(page: Page, url: string): Promise<void> {
	await page.goto(url)
	// Before that it says that it is ready, but hears no key.
	await waitUntil(page, 'document.querySelector(".reveal.ready")')
	await page.evaluate('document.fonts.ready.then(() => true)')
}

/** Waits until an expression holds in a page. (Playwright's own way needs eval in the page, which the policy refuses.) */
export async function waitUntil(page: Page | Frame, expression: string): Promise<void> {
	const end = Date.now() + 30_000
	while (!(await page.evaluate(`Boolean(${expression})`))) {
		if (Date.now() > end) throw new Error(`still not so after 30 s: ${expression}`)
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
}

/** Goes through all slides, every fragment shown, and looks at each; in the reading layout, at each part of the page. */
export async function walkDeck(page: Page): Promise<SeenSlide[]> {
	const count = (await page.evaluate('Reveal.getSlides().length')) as number
	const seen: SeenSlide[] = []
	for (let i = 0; i < count; i++) {
		await page.evaluate(`(() => {
			if (Reveal.isScrollView()) return
			const { h, v } = Reveal.getIndices(Reveal.getSlides()[${i}])
			Reveal.slide(h, v ?? 0, 9999)
			// Fragments fade in; nobody looks before they are there.
			for (const animation of document.getAnimations()) if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish()
		})()`)
		seen.push((await page.evaluate(`(${lookAtSlide})(${i})`)) as SeenSlide)
	}
	return seen
}

// Runs in the page; plain JavaScript in a string, since the page has no part in the project's types.
const lookAtSlide = `(index) => {
	const slide = Reveal.getSlides()[index]
	const isPage = Reveal.isScrollView()
	const tidy = (text) => text.replace(/\\s+/g, ' ').trim()
	const isSeen = (element) => {
		const { width, height } = element.getBoundingClientRect()
		return width > 2 && height > 2 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
	}
	const name = (element) => element.tagName.toLowerCase() + '.' + element.getAttribute('class') + ' "' + tidy(element.textContent).slice(0, 40) + '"'
	const quotes = [...slide.querySelectorAll('figure')].filter(isSeen).map((figure) => {
		const words = figure.querySelector('blockquote').cloneNode(true)
		for (const edit of words.querySelectorAll('.edit')) edit.remove()
		for (const block of words.children) block.append('\\n')
		const link = figure.querySelector('figcaption a')
		return {
			words: tidy(words.textContent),
			author: tidy(figure.querySelector('.author b').innerText),
			link: link !== null && isSeen(link) ? link.href : null,
		}
	})
	const faults = []
	const texts = []
	for (const element of slide.querySelectorAll('*')) {
		if (element.closest('aside.notes, svg') || !isSeen(element)) continue
		const box = element.getBoundingClientRect()
		const isBeside = box.left < -1 || box.right > innerWidth + 1
		if (isBeside || (!isPage && (box.top < -1 || box.bottom > innerHeight + 1))) {
			faults.push('outside the screen: ' + name(element))
		}
		const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
		if (!hasText) continue
		if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) faults.push('too wide: ' + name(element))
		const style = getComputedStyle(element)
		if (/hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1) faults.push('cut off: ' + name(element))
		const scale = box.width / (element.offsetWidth || box.width)
		if (parseFloat(style.fontSize) * scale < 10.5) faults.push('too small to read: ' + name(element))
		if (style.display !== 'inline') texts.push([element, box])
	}
	for (const label of [...slide.querySelectorAll('.side-name bdi')].filter(isSeen)) {
		const text = label.firstChild
		for (const { 0: word, index } of text.data.matchAll(/\\p{Script=Latin}{1,16}/gu)) {
			const range = document.createRange()
			range.setStart(text, index)
			range.setEnd(text, index + word.length)
			if (range.getClientRects().length > 1) faults.push('broken word "' + word + '": ' + name(label))
		}
	}
	for (const [i, [a, boxA]] of texts.entries()) {
		for (const [b, boxB] of texts.slice(i + 1)) {
			if (a.contains(b) || b.contains(a)) continue
			const width = Math.min(boxA.right, boxB.right) - Math.max(boxA.left, boxB.left)
			const height = Math.min(boxA.bottom, boxB.bottom) - Math.max(boxA.top, boxB.top)
			if (width > 3 && height > 3) faults.push('overlap: ' + name(a) + ' and ' + name(b))
		}
	}
	if (tidy(slide.textContent) === '') faults.push('nothing is there')
	const stage = slide.querySelector('.stage')
	if (!isPage && stage.scrollHeight > stage.clientHeight + 1) faults.push('higher than the stage by ' + (stage.scrollHeight - stage.clientHeight))
	return { id: slide.id, quotes, text: tidy(slide.innerText), faults }
}`
