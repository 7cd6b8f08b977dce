/** What a page consists of, as it was sent. */
export interface PageParts {
	/** By their ids, in order. */
	readonly slides: ReadonlyMap<string, PagePart>
	/** The whole messages; null where a theme has none. */
	readonly messages: PagePart | null
	/** Everything else: when this changes, the page is loaded anew. */
	readonly frame: string
}

export interface PagePart {
	readonly html: string
	readonly element: Element
}

/** Takes a page apart: nothing but the frame is left in it. */
export function takeApart(page: Document): PageParts {
	const slides = [...page.querySelectorAll('.slides > section')].map(partOf)
	const found = page.getElementById('messages')
	const messages = found && partOf(found)
	for (const { element } of [...slides, ...(messages ? [messages] : [])]) element.remove()
	const { lang, dir, innerHTML } = page.documentElement
	const byId = new Map(slides.map((slide) => [slide.element.id, slide]))
	return { slides: byId, messages, frame: `${lang} ${dir} ${innerHTML}` }
}

function partOf(element: Element): PagePart {
	return { html: element.outerHTML, element }
}

/** Whether two versions of a slide differ in nothing but what stands in it. */
export function isSameBox({ html }: PagePart, { element }: PagePart): boolean {
	const empty = (element.cloneNode() as Element).outerHTML
	return html.startsWith(empty.slice(0, -'</section>'.length))
}
