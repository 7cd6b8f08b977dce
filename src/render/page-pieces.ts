import { showHiddenInHtml } from '../text/show-hidden.ts'

/** What a template is filled with beside its view, named as Handlebars names it. */
export interface FillOptions {
	/** What templates call `@root`, `@index` and so on. */
	readonly data?: { readonly root?: object; readonly index?: number; readonly last?: boolean }
}

/** Fills a template with finished data. */
type Fill<Options> = (view: unknown, options: Options) => string

/** Keeps a template that draws a large piece of the page apart; of any other it is what it was given. */
export type Apart = <Options extends FillOptions | undefined>(name: string, fill: Fill<Options>) => Fill<Options>

/**
 * A page in pieces: what is large in it becomes bytes as soon as it is drawn, and a mark stands in its place until the rest
 * of the page is there. As one string, a page of a thousand slides would be copied again and again.
 */
export class PagePieces {
	readonly #keeps: boolean
	#drawn: { readonly key: string; readonly bytes: Uint8Array }[] = []
	#isInside = false
	readonly #shared = new SharedBytes()
	/** Of the page before, by all that they were drawn from. */
	#kept: ReadonlyMap<string, Uint8Array> = new Map()
	#keptFor = ''
	#root: unknown

	/**
	 * @param keeps for pages that follow each other: what is drawn from the same data as on the one before is taken from there.
	 * Its templates must not look at other pieces (`@root.slides`).
	 */
	constructor(keeps: boolean) {
		this.#keeps = keeps
	}

	/** The template of such a piece. One that is drawn within another stays a part of it. */
	apart<Options extends FillOptions | undefined>(fill: Fill<Options>): Fill<Options> {
		return (view, options) => {
			if (this.#isInside) return fill(view, options)
			const key = this.#keeps && view !== this.#root ? keyOf(view, options) : ''
			const kept = key === '' ? undefined : this.#kept.get(key)
			this.#drawn.push({ key, bytes: kept ?? this.#draw(fill, view, options) })
			return mark
		}
	}

	/** The template of the page, with every piece in its place. */
	joined(fill: (root: object) => string): (root: object) => Uint8Array {
		return (root) => {
			const frame = this.#keeps ? frameOf(root) : ''
			if (frame !== this.#keptFor) this.#kept = new Map()
			this.#root = root
			this.#drawn = []
			const between = fill(root)
				.split(mark)
				.map((html) => this.#bytesOf(html))
			this.#keptFor = frame
			if (this.#keeps) this.#kept = new Map(this.#drawn.map(({ key, bytes }) => [key, bytes]))
			return Buffer.concat(
				between.flatMap((bytes, i) => [bytes, ...this.#drawn.slice(i, i + 1).map((drawn) => drawn.bytes)]),
			)
		}
	}

	#draw<Options>(fill: Fill<Options>, view: unknown, options: Options): Uint8Array {
		this.#isInside = true
		try {
			return this.#bytesOf(fill(view, options))
		} finally {
			this.#isInside = false
		}
	}

	#bytesOf(html: string): Uint8Array {
		return this.#shared.of(showHiddenInHtml(html))
	}
}

/** Texts as bytes, in buffers that many share: one for each would cost as much as to fill it. */
class SharedBytes {
	#free: Buffer = Buffer.alloc(0)

	of(text: string): Uint8Array {
		// The most that a UTF-16 unit takes.
		const most = 3 * text.length
		if (most > sharedLength) return Buffer.from(text, 'utf8')
		if (most > this.#free.length) this.#free = Buffer.allocUnsafeSlow(sharedLength)
		const end = this.#free.write(text, 'utf8')
		const bytes = this.#free.subarray(0, end)
		this.#free = this.#free.subarray(end)
		return bytes
	}
}

const sharedLength = 256 * 1024

/** Whether the templates of a theme look at nothing of the deck but what `frameOf` tells apart. */
export function areApart(templates: Iterable<string>): boolean {
	return [...templates].every((source) => !/@root(?!\.(?!slides|messages|thread|quotes)[a-z])/.test(source))
}

function keyOf(view: unknown, { data }: FillOptions = {}): string {
	return JSON.stringify([data?.index, data?.last, view])
}

/** What a slide's template finds at `@root`, all but the pieces. */
function frameOf(root: object): string {
	return JSON.stringify({ ...root, slides: null, messages: null, thread: null, quotes: null })
}

/** Nothing that a template is given looks like this: its first character would be escaped. */
const mark = '<\0>'
