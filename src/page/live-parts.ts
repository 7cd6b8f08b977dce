/** A page's slides by their ids, as HTML. */
export function slidesOf(page: Document): Map<string, string> {
	return new Map([...page.querySelectorAll('.slides > section')].map((slide) => [slide.id, slide.outerHTML]))
}

/** Everything of a page that is neither a slide nor told by one: when this changes, the page is loaded anew. */
export function frameOf(page: Document): string {
	const { lang, dir } = page.documentElement
	const copy = page.documentElement.cloneNode(true) as HTMLElement
	for (const part of copy.querySelectorAll('.slides > section, #messages')) part.remove()
	return `${lang} ${dir} ${copy.innerHTML}`
}
