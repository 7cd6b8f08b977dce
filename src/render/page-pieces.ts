import { showHiddenInHtml } from '../text/show-hidden.ts'

/** Fills a template with finished data; the options are Handlebars' own. */
export type Fill = (data: unknown, options?: object) => string

/**
 * A page in pieces: what is large in it becomes bytes as soon as it is drawn, and a mark stands in its place until the rest
 * of the page is there. As one string, a page of a thousand slides would be copied again and again.
 */
export class PagePieces {
	#drawn: Uint8Array[] = []
	#isInside = false

	/** The template of such a piece. One that is drawn within another stays a part of it. */
	apart(fill: Fill): Fill {
		return (data, options) => {
			if (this.#isInside) return fill(data, options)
			this.#isInside = true
			try {
				this.#drawn.push(bytesOf(fill(data, options)))
			} finally {
				this.#isInside = false
			}
			return mark
		}
	}

	/** The template of the page, with every piece in its place. */
	joined(fill: Fill): (data: unknown) => Uint8Array {
		return (data) => {
			this.#drawn = []
			const between = fill(data).split(mark).map(bytesOf)
			return Buffer.concat(between.flatMap((bytes, i) => [bytes, ...this.#drawn.slice(i, i + 1)]))
		}
	}
}

/** Nothing that a template is given looks like this: its first character would be escaped. */
const mark = '<\0>'

function bytesOf(html: string): Uint8Array {
	return Buffer.from(showHiddenInHtml(html), 'utf8')
}
